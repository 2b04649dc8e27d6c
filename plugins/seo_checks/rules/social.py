"""What is shown when somebody shares a page: Open Graph and the Twitter card."""

from __future__ import annotations

from collections.abc import Iterator

from ...content_model.load.picture_size import picture_size
from ...findings import Context, Example, Hit, Severity
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import SITE_URL, good_page
from ..rule import rule
from ._shared import searchable

WIDTH, HEIGHT = 1200, 630  # px
_NEEDED = ("og:title", "og:type", "og:url", "og:image", "og:description")


@rule(
    id="og-incomplete",
    severity="warning",
    summary="A page says how it looks when it is shared: title, type, address, picture and description.",
    why="Without them, a shared link is a bare address with whatever picture the service finds.",
    fix="Let the theme print the missing metas in the head.",
    source="The Open Graph protocol (ogp.me); squirrelscan",
    failing=(
        good_page().replace('<meta property="og:type" content="website">', ""),
        good_page().replace(
            f'<meta property="og:url" content="{SITE_URL}/page/">', f'<meta property="og:url" content="{SITE_URL}/">'
        ),
        good_page().replace('<meta property="og:type" content="website">', '<meta property="og:type" content=" ">'),
    ),
    passing=(good_page(), good_page(robots="noindex")),
)
def og_incomplete(document: Document, context: Context) -> Iterator[Hit]:
    """Its address must be the canonical one, because shares are counted by it."""
    if not searchable(document):
        return
    missing = [name for name in _NEEDED if not document.meta(name)]
    if missing:
        yield Hit(f"For sharing, the page has no {', '.join(missing)}.")
    address, canonical = document.meta("og:url"), document.canonical.strip()
    if address and canonical and address != canonical:
        yield Hit(f"Shared, the page has the address {address}, but its canonical address is {canonical}.")


@rule(
    id="og-image-invalid",
    severity="warning",
    scope="site",
    summary="The picture for sharing is there, large enough (1200 by 630 px), of a common format, and described.",
    why="A missing, small or unknown picture is left out, and people who cannot see it need words.",
    fix="Use a PNG or JPEG of at least 1200 by 630 px, and describe it in images.yaml.",
    source="Facebook: images in link shares (1200 x 630 px); ogp.me (og:image:alt); squirrelscan",
    failing=(
        Example(files={"images/share.png": ""}, text="the file is missing"),
        Example(
            good_page().replace("share.png", "other.png"),
            files={"images/other.png": "no picture"},
            text="the file is no picture",
        ),
        Example(good_page().replace("share.png", "share.svg"), files={"images/share.svg": "<svg/>"}),
        good_page().replace('<meta property="og:image:alt" content="A lotus">', ""),
        Example(
            good_page()
            .replace("share.png", "elsewhere.png")
            .replace(f'"{SITE_URL}/images', '"https://cdn.example.org')
            .replace('content="1200"', 'content="600"'),
            text="too small, by its own account",
        ),
    ),
    passing=(
        Example(),
        Example(good_page().replace(f"{SITE_URL}/images/share.png", "https://cdn.example.org/share.png")),
    ),
)
def og_image_invalid(site: Site, context: Context) -> Iterator[Hit]:
    """One finding for each picture and page; a picture on another site is known only by what the page says of it."""
    sizes: dict[str, tuple[int, int] | None] = {}  # most pages share one picture
    for page in site.pages:
        address = page.meta("og:image")
        if not address:
            continue
        path = site.path_of(address)
        file = site.file(path) if path else None
        if path and file is None:
            yield Hit(
                f"The picture for sharing, {path}, is not there.",
                field="picture",
                url=page.url,
                severity=Severity.ERROR,
            )
            continue
        if address.lower().endswith(".svg"):
            yield Hit("The picture for sharing is an SVG, which no service shows.", field="picture", url=page.url)
        else:
            if file and path not in sizes:
                sizes[path] = picture_size(file.read())
            size = sizes[path] if file else _stated(page)
            if size is None and file:
                yield Hit(f"The picture for sharing, {path}, cannot be read.", field="picture", url=page.url)
            elif size and (size[0] < WIDTH or size[1] < HEIGHT):
                yield Hit(
                    f"The picture for sharing is {size[0]} by {size[1]} px; services ask for {WIDTH} by {HEIGHT}.",
                    field="picture",
                    url=page.url,
                )
        if not page.meta("og:image:alt"):
            yield Hit("The picture for sharing has no description (og:image:alt).", field="picture", url=page.url)


def _stated(page: Document) -> tuple[int, int] | None:
    width, height = page.meta("og:image:width"), page.meta("og:image:height")
    return (int(width), int(height)) if width.isdecimal() and height.isdecimal() else None


@rule(
    id="twitter-card-missing",
    severity="info",
    summary="A page says how large a card to show when it is shared.",
    why="Without it, X and several messengers show a bare link.",
    fix='Let the theme print <meta name="twitter:card" content="summary_large_image">.',
    source="X: about Twitter cards; squirrelscan",
    failing=(good_page().replace("twitter:card", "twitter:nothing"),),
    passing=(good_page(),),
)
def twitter_card_missing(document: Document, context: Context) -> Iterator[Hit]:
    """Any kind of card will do."""
    if searchable(document) and not document.meta("twitter:card"):
        yield Hit("The page has no twitter:card.")
