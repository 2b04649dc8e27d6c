"""The picture files themselves: they are there, they are not too large, and their names say something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ...content_model.load.picture_size import picture_size
from ...findings import Context, Example, Hit, Option, Severity
from ...rendered_site.document import Document
from ...rendered_site.site import EmittedFile, Site
from ..rule import rule
from ._hits import Defect, defect_hits, requests_judged
from ._shared import short

# From half of it on, a picture is felt on a phone.
PICTURE_BYTES = Option(
    "picture_bytes",
    Annotated[int, Meta(ge=1, description="a number of bytes")],
    200_000,
    "How many bytes a picture may have.",
)
FAR_TOO_HEAVY = 1_000_000  # bytes
WIDEST = 2560  # px: a wide screen
DENSEST = 2  # px of the file for each px on the page; sharper than that nobody sees
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff")
_NO_NAME = re.compile(
    r"^(?:(?:img|dsc[nf]?|pxl|mvimg|screen ?shot|untitled|unnamed|image|photo|scan|download)(?:[-_ ()]*\d[-_ ().\d]*)?"
    r"|screen ?shot.*|[0-9a-f]{12,}|[-_\d]{4,})$",
    re.I,
)
_IMAGES = frozenset(("image",))


@rule(
    id="img-missing",
    severity="error",
    scope="site",
    summary="Every picture that a page shows is there.",
    why="The visitor sees a broken frame, or nothing.",
    fix="Put the file into content/images/, or correct its name.",
    source="squirrelscan; HTML standard, picture element",
    failing=(
        "<img src='/images/room.png' alt='A room' width='8' height='6'>",
        "<img src='/images/share.png' srcset='/images/share-2.png 2x' alt='A lotus' width='8' height='6'>",
        "<picture><source srcset='/images/share.png'></picture>",
        "<img src='' alt='A room' width='8' height='6'>",
    ),
    passing=(
        "<picture><source srcset='/images/share.png'><img src='/images/share.png' alt='A lotus' width='8' height='6'></picture>",
    ),
)
def img_missing(site: Site, context: Context) -> Iterator[Hit]:
    """Pictures of a style sheet in the page count. A <picture> without an <img> shows nothing at all."""
    own: dict[str, frozenset[str]] = {}  # the pictures of each page's own text

    def is_own(document: Document, address: str) -> bool:
        if document.url not in own:
            inside = [image for image in document.images if image.in_main]
            own[document.url] = frozenset(a for image in inside for a in (image.src, *image.srcset.split()))
        return address in own[document.url]

    yield from defect_hits(
        Defect(document, request.url, is_own(document, request.url), f"The picture {short(request.url)} is not there.")
        for document, request, _ in requests_judged(site, _IMAGES, lambda path: "" if site.exists(path) else "missing")
    )
    for document in site:
        for image in document.images:
            if not image.src.strip() and not image.srcset:
                yield Hit("A picture has no address.", at=image.alt or "", url=document.url)
        for media in document.media:
            if media.tag == "picture" and not media.has_image:
                yield Hit("A <picture> has no <img> in it, so browsers show nothing.", at="<picture", url=document.url)


@rule(
    id="img-too-heavy",
    severity="warning",
    scope="file",
    summary="A picture weighs less than 200 kB.",
    why="On a phone with a weak signal, each 200 kB can cost a second or more.",
    fix="Make the picture smaller in pixels, or save it as WebP or AVIF. A drawing is smallest as SVG.",
    source="Screaming Frog: images over 100 kB; squirrelscan (200 kB, 1 MB)",
    options=(PICTURE_BYTES,),
    failing=(
        Example(
            files={"images/room.jpg": "x" * 2_000},
            inputs={"options": {"picture_bytes": 1_000}},
            text="with a limit of 1,000 bytes",
        ),
    ),
    passing=(Example(files={"images/room.jpg": "x" * 2_000}),),
)
def img_too_heavy(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """From 100 kB on it is advice, above 1 MB an error."""
    heavy = context.option(PICTURE_BYTES)
    if file.size <= heavy / 2 or file.suffix not in _PICTURES:
        return
    severity = Severity.ERROR if file.size > FAR_TOO_HEAVY else Severity.WARNING if file.size > heavy else Severity.INFO
    enough = heavy if file.size > heavy else heavy / 2
    yield Hit(
        f"The picture {file.path} weighs {file.size / 1000:,.0f} kB; {enough / 1000:,.0f} kB should be enough.",
        severity=severity,
    )


@rule(
    id="img-oversized",
    severity="warning",
    scope="site",
    summary="A picture has no more pixels than a screen can show.",
    why="The rest is fetched, paid for, and thrown away by the browser.",
    fix="Save the picture at twice the width that it has on the page, 2560 px at most.",
    source="squirrelscan: oversized images",
    failing=(
        "<img src='/images/share.png' alt='A lotus' width='300' height='158'>",
        Example(files={"images/room.gif": "GIF89a\x00\x0c\x00\x06"}, text="3072 px wide"),
    ),
    passing=(
        "<img src='/images/share.png' alt='A lotus' width='600' height='315'>",
        "<img src='/images/share.png' srcset='/images/share.png 2x' alt='A lotus' width='300' height='158'>",
    ),
)
def img_oversized(site: Site, context: Context) -> Iterator[Hit]:
    """With a srcset the browser chooses, so only the greatest width counts. A drawing (SVG) has no pixels."""
    shown: dict[str, tuple[int, str, str]] = {}  # the largest width on any page, by the file's path
    for document in site:
        for image in document.images:
            if image.target.path and not image.srcset and (image.width or "").isdigit():
                width = int(image.width or 0)
                if width >= shown.get(image.target.path, (0, "", ""))[0]:
                    shown[image.target.path] = (width, document.url, image.src)
    for path, file in site.files.items():
        size = picture_size(file.read()) if file.suffix in _PICTURES else None
        if size is None:
            continue
        room, url, src = shown.get(path, (0, "", ""))
        if size[0] > WIDEST:
            yield Hit(
                f"The picture {file.path} is {size[0]} px wide; {WIDEST} px fill a large screen.",
                at=src or file.path,
                url=url,
            )
        elif room and size[0] > DENSEST * room:
            yield Hit(
                f"The picture {file.path} is {size[0]} px wide, and the page shows it {room} px wide.",
                fix=f"Save it {DENSEST * room} px wide.",
                at=src,
                url=url,
            )


@rule(
    id="img-name-poor",
    severity="info",
    scope="file",
    summary="A picture's file name says what the picture shows.",
    why="Search engines read it, and so does whoever looks for the picture next year.",
    fix="Rename it in small letters with hyphens: waiting-room.jpg.",
    source="squirrelscan: image file names",
    failing=(
        Example(files={"images/IMG_2041.jpg": "x"}),
        Example(files={"images/Screenshot 2026-01-03 at 10.31.png": "x"}),
        Example(files={"images/d41d8cd98f00b204.png": "x"}),
    ),
    passing=(
        Example(
            files={"images/waiting-room.jpg": "x", "images/image-of-hope.svg": "x", "assets/icon.0a1b2c3d4e.svg": "x"}
        ),
    ),
)
def img_name_poor(file: EmittedFile, context: Context) -> Iterator[Hit]:
    """A name with a hash at its end (icon.0a1b2c3d4e.svg) still says what it is."""
    if file.suffix in _PICTURES:
        name = file.path.rpartition("/")[2]
        if _NO_NAME.match(name.rpartition(".")[0]):
            yield Hit(f"The name {name} does not say what the picture shows.")
