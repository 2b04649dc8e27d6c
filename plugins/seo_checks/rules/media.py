"""Pictures, films and frames on a page: what stands in for them, and how they load."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Context, Hit, Severity, in_one_line
from ...rendered_site.document import Document
from ...rendered_site.parts import Image
from ..good_page import BODY, good_page
from ..rule import rule
from ._shared import short, some

LONGEST_ALT = 100  # characters
WORDS_ABOVE = 80  # of text before a picture that is on the first screen, at most
_FAR = 20_000  # bytes of HTML before a picture after which it is not at the top
_FILE_NAME = re.compile(r"^[\w ()%-]+\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?)$", re.I)
_CAMERA_NAME = re.compile(r"^(?:img|dsc[nf]?|pxl|screenshot|untitled|image|photo)[-_ ]?\d*$", re.I)
_SAYS_PICTURE = re.compile(
    r"^(?:an? |the )?(?:image|picture|photo|photograph|graphic|icon|illustration|drawing) (?:of|showing)\b", re.I
)
_OLD_FORMAT = re.compile(r"\.(?:bmp|tiff?|gif)(?:[?#]|$)", re.I)
_TRANSCRIPT = re.compile(r"\btranscript\b", re.I)
_TAG = re.compile(r"<(script|style|nav|aside)\b.*?</\1\s*>|<[^>]*>", re.S | re.I)


@rule(
    id="img-alt-missing",
    severity="error",
    summary="Every picture has an alt text, or an empty one if it only decorates.",
    why="Without it, a screen reader reads out the file's name, and search engines do not know what the picture shows.",
    fix="Describe the picture in content/images/images.yaml, or write `![What there is to see](../images/name.svg)`.",
    source="Lighthouse image-alt; Screaming Frog: missing alt attribute; axe image-alt",
    failing=("<img src='/images/share.png' width='8' height='6'>",),
    passing=(
        "<img src='/images/share.png' alt='' width='8' height='6'>",
        "<img src='/images/share.png' role='presentation' width='8' height='6'>",
    ),
)
def img_alt_missing(document: Document, context: Context) -> Iterator[Hit]:
    """One that assistive technology is told to leave out needs none."""
    for image in document.images:
        if image.alt is None and not image.hidden:
            yield Hit(f"The picture {short(image.src)} has no alt text.", at=image.src)


@rule(
    id="img-alt-quality",
    severity="warning",
    summary="An alt text says what there is to see, in 100 characters or fewer.",
    why="A person who cannot see the picture gets these words in its place. A file's name or a repeated caption helps nobody.",
    fix="Say what there is to see, as you would on the phone, such as “Two people talk on a bench”.",
    source="Screaming Frog: alt text over 100 characters; squirrelscan; axe image-redundant-alt, link-name",
    failing=(
        f"<img src='/images/share.png' alt='A room with {'a blue chair and ' * 6}a lamp' width='8' height='6'>",
        "<img src='/images/share.png' alt='room-2.jpg' width='8' height='6'>",
        "<img src='/images/share.png' alt='IMG_2041' width='8' height='6'>",
        "<img src='/images/share.png' alt='Picture of a lotus' width='8' height='6'>",
        "<figure><img src='/images/share.png' alt='A lotus.' width='8' height='6'><figcaption>A lotus</figcaption></figure>",
        "<a href='/contact/'><img src='/images/share.png' alt='' width='8' height='6'></a>",
    ),
    passing=(
        "<img src='/images/share.png' alt='A lotus opens on still water' width='8' height='6'>",
        "<a href='/contact/'><img src='/images/share.png' alt='' width='8' height='6'> How to reach us</a>",
        "<img src='/images/share.png' alt='' width='8' height='6'>",
    ),
)
def img_alt_quality(document: Document, context: Context) -> Iterator[Hit]:
    """A link whose only content is a picture without words is an error: the link has no name at all."""
    for image in document.images:
        problem = _wrong_with(image) if image.alt else ""
        if problem:
            yield Hit(f"The alt text “{short(image.alt or '')}” {problem}.", at=image.src)
    if any(image.in_link and image.alt is None for image in document.images):
        return  # that picture is `img-alt-missing`'s
    for link in document.links:
        if link.has_image and not link.name and not link.hidden:
            yield Hit(
                f"The link to {short(link.href or '')} is a picture with an empty alt text, so it has no name.",
                fix="Say in the alt text where the link leads.",
                at=link.href or "",
                severity=Severity.ERROR,
            )


def _wrong_with(image: Image) -> str:
    alt = in_one_line(image.alt or "")
    if len(alt) > LONGEST_ALT:
        return f"has {len(alt)} characters; {LONGEST_ALT} are enough for what matters"
    if _FILE_NAME.match(alt) or _CAMERA_NAME.match(alt):
        return "is the name of a file"
    if _SAYS_PICTURE.match(alt):
        return "begins by saying that it is a picture, which everybody is told anyway"
    if image.caption and alt.casefold().strip(" .") == image.caption.casefold().strip(" ."):
        return "repeats the caption below the picture; leave it empty, or say what the caption does not"
    return ""


@rule(
    id="img-dimensions-missing",
    severity="warning",
    summary="Every picture says how wide and high it is.",
    why="Otherwise the text jumps when the picture arrives, and a reader loses the line.",
    fix="Give the picture's width and height in pixels, in content/images/images.yaml.",
    source="Screaming Frog: missing size attributes; squirrelscan; web.dev, cumulative layout shift",
    failing=(
        "<img src='/images/share.png' alt='A lotus'>",
        "<img src='/images/share.png' alt='A lotus' width='100%' height='auto'>",
    ),
    passing=("<img src='/images/share.png' alt='A lotus' width='1200' height='630'>",),
)
def img_dimensions_missing(document: Document, context: Context) -> Iterator[Hit]:
    """HTML wants whole numbers; anything else is no size."""
    for image in document.images:
        if not (image.width or "").isdigit() or not (image.height or "").isdigit():
            yield Hit(f"The picture {short(image.src)} does not say how wide and high it is.", at=image.src)


@rule(
    id="img-loading",
    severity="info",
    summary="The first picture loads at once, the ones further down when they are needed, in a format of today.",
    why="A first picture that waits makes the page look slow; pictures that nobody scrolls to cost time and money.",
    fix='Leave `loading` out for a picture at the top, and write `loading="lazy"` for those below.',
    source="squirrelscan; web.dev, lazy loading and largest contentful paint",
    failing=(
        good_page(body="<img loading='lazy' src='/images/share.png' alt='A lotus' width='8' height='6'>" + BODY),
        "<img src='/a.png' alt='' width='8' height='6'><img src='/b.png' alt='' width='8' height='6'>",
        "<img src='/a.gif' alt='' width='8' height='6'>",
    ),
    passing=(
        "<img loading='lazy' src='/images/share.png' alt='A lotus' width='8' height='6'>",
        "<img src='/a.png' alt='' width='8' height='6'><img src='/b.png' loading='lazy' alt='' width='8' height='6'>",
    ),
)
def img_loading(document: Document, context: Context) -> Iterator[Hit]:
    """Whether the first picture is on the first screen follows from the words before it: an article may have its only picture far down.

    PNG and JPEG are no old formats here: `img-too-heavy` weighs them, and a small one gains little.
    """
    pictures = [image for image in document.images if image.in_main]
    if pictures and pictures[0].loading == "lazy" and _words_before(document, pictures[0].src) <= WORDS_ABOVE:
        yield Hit(
            f"The picture {short(pictures[0].src)} at the top of the page loads late, as if it stood further down.",
            fix="Name it in `picture:` at the top of the page's file instead, or put it further down in the text.",
            at=pictures[0].src,
            severity=Severity.WARNING,
        )
    eager = [image.src for image in pictures[1:] if image.loading != "lazy"]
    if eager:
        yield Hit(f"{some(len(eager), 'picture')} further down load at once: {short(', '.join(eager))}.", at=eager[0])
    for image in document.images:
        if _OLD_FORMAT.search(image.src):
            yield Hit(
                f"The picture {short(image.src)} has an old format.", "Save it as SVG, WebP or AVIF.", at=image.src
            )


def _words_before(document: Document, src: str) -> int:
    start = max(document.html.find("<main"), 0)
    end = document.html.find(src, start)
    if end < 0 or end - start > _FAR:
        return WORDS_ABOVE + 1
    return len(_TAG.sub(" ", document.html[start:end]).split())


@rule(
    id="media-alternative-missing",
    severity="error",
    summary="A film has captions, a recording a transcript, and a frame a title.",
    why="People who cannot hear or see get nothing otherwise; the law asks a clinic for it.",
    fix='Add captions (`<track kind="captions">`) or a transcript with that word in its heading or link, and a title to a frame.',
    source="axe video-caption, frame-title; squirrelscan; WCAG 2.2, 1.2.1, 1.2.2 and 4.1.2",
    failing=(
        "<video src='/talk.mp4' controls></video>",
        "<audio src='/talk.mp3' controls></audio>",
        "<iframe src='/map.html'></iframe>",
    ),
    passing=(
        "<video src='/talk.mp4' controls><track kind='captions' src='/talk.vtt' srclang='en'></video>",
        "<video src='/talk.mp4' controls></video><p><a href='/talk/'>Transcript of the talk</a></p>",
        "<iframe src='/map.html' title='The way to us'></iframe>",
    ),
)
def media_alternative_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A film that assistive technology is told to leave out only decorates."""
    for media in document.media:
        if media.tag == "iframe" and not media.title and not media.hidden:
            yield Hit(f"The frame {short(media.src)} has no title.", at=media.src)
        elif (
            media.tag in ("video", "audio")
            and not media.hidden
            and not _has_words(document, media.tag, media.tracks, media.described_by)
        ):
            what = "film" if media.tag == "video" else "recording"
            yield Hit(
                f"The {what} {short(media.src)} has neither captions nor a transcript.", at=media.src or f"<{media.tag}"
            )


def _has_words(document: Document, tag: str, tracks: tuple[str, ...], described_by: str) -> bool:
    if tag == "video" and {"captions", "subtitles", "descriptions"} & set(tracks):
        return True
    names = [h.name for h in document.headings] + [link.name for link in document.links if link.in_main]
    return bool(described_by) or any(_TRANSCRIPT.search(name) for name in names)
