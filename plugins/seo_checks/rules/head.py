"""The title and the description: what a search result shows of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content_model.wording import many
from ...findings import Context, Example, Hit, Severity
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import DESCRIPTION, HEADING, TITLE, good_page
from ..rule import rule
from ..text import pixels
from ._shared import alike, named, searchable, short, title_field

TITLE_NEARLY_FULL = 561  # px: the room of some narrower result pages
TITLE_CHARACTERS = 30
TITLE_LEAST_WIDTH = 200  # px
DESCRIPTION_MOST, DESCRIPTION_LEAST = 156, 121  # characters
DESCRIPTION_LEAST_WIDTH = 400  # px

_PLACEHOLDER = re.compile(
    r"^(?:untitled\b.*|new (?:page|post|article)|page title|title|home ?page|home|index|document|welcome|example|test|todo\b.*|"
    r"tbd\b.*|tk\b.*|draft|placeholder\b.*)$|lorem ipsum|\{\{|\{%|%\}|\}\}",
    re.I,
)
_SEPARATOR = re.compile(r"\s+[|–—·:-]\s+")


@rule(
    id="title-missing",
    severity="error",
    summary="Every page has a title in its head.",
    why="The title is the link that people click in a search result, and the name of the browser tab.",
    fix="Write `title:` at the top of the page's file.",
    source="Yoast SEO, Lighthouse document-title, Screaming Frog, squirrelscan, SiteOne",
    failing=(good_page(title=None), good_page(title="  "), good_page(title=None, footer="<title>In the body</title>")),
    passing=(good_page(),),
)
def title_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A title that stands in the body is none."""
    if not any(title.in_head and title.text.strip() for title in document.titles):
        yield Hit("The page has no title.", field="title")


@rule(
    id="title-multiple",
    severity="error",
    summary="A page has one title, and it stands in the head.",
    why="With two titles, each search engine picks one, and not always the one you mean.",
    fix="Take out the second <title> from the theme's template.",
    source="Screaming Frog: page titles, multiple and outside head",
    failing=(good_page(head="<title>Another title</title>"), good_page(footer="<title>Another title</title>")),
    passing=("<svg role='img'><title>A lotus</title></svg>",),
)
def title_multiple(document: Document, context: Context) -> Iterator[Hit]:
    """The title of an SVG picture names the picture and is no title of the page."""
    outside = [title.text for title in document.titles if not title.in_head]
    if outside:
        yield Hit(f"A title stands outside the head: “{short(outside[0])}”.", at=outside[0])
    elif len(document.titles) > 1:
        yield Hit(
            f"The page has {len(document.titles)} titles. The second is “{short(document.titles[1].text)}”.",
            at=document.titles[1].text,
        )


@rule(
    id="title-too-wide",
    severity="warning",
    summary="A title fits into a search result (600 px).",
    why="A search result cuts a wide title, and what is cut off is not read.",
    fix="Shorten `title:`, or write a shorter `search_title:` for search engines.",
    source="Yoast SEO: SEO title width (600 px); Screaming Frog (561 px)",
    failing=(
        good_page(title="Attachment-based therapy in Thousand Oaks for adults, couples and families | Lotus Recovery"),
        good_page(title="Attachment-based therapy in Thousand Oaks, California | Lotus Recovery"),
    ),
    passing=(good_page(),),
)
def title_too_wide(document: Document, context: Context) -> Iterator[Hit]:
    """Measured in Arial at 20 px, as a search result shows it. From 561 px on it is advice: some results are narrower."""
    width = pixels.title_width(document.title)
    if width <= TITLE_NEARLY_FULL or not searchable(document):
        return
    field = title_field(document)
    if width > pixels.TITLE_ROOM:
        yield Hit(
            f"The title is {width} px wide, and a search result has room for {pixels.TITLE_ROOM} px. "
            f"It would show “{pixels.cut_title(document.title)}”.",
            fix=f"Shorten it by about {_letters(width - pixels.TITLE_ROOM)}. The clinic's name at its end counts too.",
            field=field,
        )
    else:
        yield Hit(
            f"The title is {width} px wide. It fits into most search results; {TITLE_NEARLY_FULL} px fit into all.",
            fix=f"If you can, shorten it by {_letters(width - TITLE_NEARLY_FULL)}.",
            field=field,
            severity=Severity.INFO,
        )


def _letters(width: int) -> str:
    """ "1 letter", "12 letters": about how many are that many pixels wide."""
    return many(max(1, round(width / 9.2)), "letter")  # the mean width of a letter of English text in Arial at 20 px


@rule(
    id="title-too-short",
    severity="info",
    summary="A title uses the room that a search result gives it.",
    why="A short title says little, and leaves room unused in which a searcher could see that this is the right page.",
    fix="Say in the title what the page is about and for whom, or write a fuller `search_title:`.",
    source="Screaming Frog (30 characters, 200 px), squirrelscan",
    failing=(good_page(title="Bonds"), good_page(title="Our therapy")),
    passing=(good_page(),),
)
def title_too_short(document: Document, context: Context) -> Iterator[Hit]:
    """A missing title is another rule's."""
    title, width = document.title.strip(), pixels.title_width(document.title)
    if title and searchable(document) and (len(title) < TITLE_CHARACTERS or width < TITLE_LEAST_WIDTH):
        yield Hit(
            f"The title is short: {len(title)} characters, {width} px. Aim for {TITLE_CHARACTERS} characters or more.",
            field=title_field(document),
        )


@rule(
    id="title-duplicate",
    severity="error",
    scope="site",
    summary="Every page has a title of its own.",
    why="Two pages with one title look like one page in a search result, and compete with each other.",
    fix="Give this page a title that says what only this page is about.",
    source="Screaming Frog, squirrelscan, SiteOne",
    failing=(Example(files={"other/index.html": good_page(url="/other/")}),),
    passing=(Example(files={"other/index.html": good_page(url="/other/", title="Another page | Lotus Recovery")}),),
)
def title_duplicate(site: Site, context: Context) -> Iterator[Hit]:
    """Only pages that search engines may list are compared."""
    for page, others in alike(site.pages, lambda page: page.title):
        yield Hit(
            f"The title “{short(page.title)}” is also that of {named(others)}.", field=title_field(page), url=page.url
        )


@rule(
    id="title-same-as-h1-and-no-brand",
    severity="info",
    summary="A title that repeats the heading names the clinic too.",
    why="People choose among search results by who is behind them.",
    fix="Let the theme add the clinic's name to the title.",
    source="Screaming Frog: same as H1; squirrelscan",
    failing=(good_page(title=HEADING),),
    passing=(good_page(title=TITLE), good_page(title=f"{HEADING} | Lotus Recovery")),
)
def title_same_as_h1_and_no_brand(document: Document, context: Context) -> Iterator[Hit]:
    """The clinic's name comes from its facts, so that no majority of pages has to be asked what the site's suffix is."""
    name = str(context.fact("name", ""))
    title = document.title.strip()
    if (
        title
        and title.casefold() == document.h1.casefold()
        and name.casefold() not in title.casefold()
        and searchable(document)
    ):
        yield Hit(
            f"The title is the same as the heading and does not name {name or 'the clinic'}.",
            field=title_field(document),
        )


@rule(
    id="title-placeholder",
    severity="error",
    summary="A title is a real title, not a stand-in.",
    why="“Untitled” or “Home” tells a searcher nothing, and a template's marks look broken.",
    fix="Write the page's real title.",
    source="Screaming Frog; own list",
    failing=(
        good_page(title="Untitled"),
        good_page(title="Home | Lotus Recovery"),
        good_page(title="{{ page.title }} | Lotus Recovery"),
        good_page(title="Lorem ipsum dolor"),
    ),
    passing=(
        good_page(title="At home with a new bond | Lotus Recovery"),
        good_page(title="Testing for allergies | Lotus Recovery"),
    ),
)
def title_placeholder(document: Document, context: Context) -> Iterator[Hit]:
    """The clinic's name behind the title is left out of the comparison; a word is a stand-in only when it stands alone."""
    title = document.title.strip()
    first = _SEPARATOR.split(title, maxsplit=1)[0].strip()
    if _PLACEHOLDER.search(first) or _PLACEHOLDER.search(title):
        yield Hit(f"The title “{short(title)}” is a stand-in.", field=title_field(document))


@rule(
    id="description-missing",
    severity="error",
    summary="Every page that can be found has a description.",
    why="Without one, a search engine shows whatever bit of the page it likes.",
    fix="Write `description:` at the top of the page's file: one or two sentences, 121 to 156 characters.",
    source="Yoast SEO, Lighthouse meta-description, Screaming Frog",
    failing=(good_page(description=None), good_page(description=" ")),
    passing=(good_page(), good_page(description=None, robots="noindex")),
)
def description_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A page that search engines do not list needs none."""
    if searchable(document) and not document.description:
        yield Hit("The page has no description for search engines.", field="description")


@rule(
    id="description-multiple",
    severity="error",
    summary="A page has one description, and it stands in the head.",
    why="With two descriptions, each search engine picks one, and not always the one you mean.",
    fix="Take out the second description from the theme's template.",
    source="Screaming Frog: meta description, multiple and outside head; squirrelscan",
    failing=(
        good_page(head="<meta name='description' content='Another one.'>"),
        good_page(description=None, footer="<meta name='description' content='In the body.'>"),
    ),
    passing=(good_page(),),
)
def description_multiple(document: Document, context: Context) -> Iterator[Hit]:
    """One outside the head does not count for search engines."""
    found = document.meta_all("description")
    outside = [meta for meta in found if not meta.in_head]
    if outside:
        yield Hit(f"A description stands outside the head: “{short(outside[0].content or '')}”.", field="description")
    elif len(found) > 1:
        yield Hit(
            f"The page has {len(found)} descriptions. The second is “{short(found[1].content or '')}”.",
            field="description",
        )


@rule(
    id="description-length",
    severity="warning",
    summary="A description fits into a search result and fills it (121 to 156 characters).",
    why="What is longer is cut off; what is much shorter leaves room unused in which you could say why to come.",
    fix="Rewrite `description:` with 121 to 156 characters.",
    source="Yoast SEO (121 to 156 characters); Screaming Frog (985 px, 400 px)",
    failing=(
        good_page(description=DESCRIPTION + " It takes about an hour, and you can bring a friend along."),
        good_page(description="How a bond can help you heal."),
        good_page(description="WHAT WE OFFER MOMS: " + "WWW MMM " * 15),
    ),
    passing=(good_page(),),
)
def description_length(document: Document, context: Context) -> Iterator[Hit]:
    """Longer is a warning, shorter is advice. A text in wide letters may be too wide although it is short enough."""
    text = document.description
    if not text or not searchable(document):
        return
    length, width = len(text), pixels.description_width(text)
    if length > DESCRIPTION_MOST:
        yield Hit(
            f"The description has {length} characters; a search result shows about {DESCRIPTION_MOST}.",
            fix=f"Shorten it by {length - DESCRIPTION_MOST} characters or more, and keep the most important words in front.",
            field="description",
        )
    elif width > pixels.DESCRIPTION_ROOM:
        yield Hit(
            f"The description is {width} px wide; a search result has room for {pixels.DESCRIPTION_ROOM} px.",
            fix="Shorten it a little, or write it without capitals.",
            field="description",
        )
    elif length < DESCRIPTION_LEAST or width < DESCRIPTION_LEAST_WIDTH:
        yield Hit(
            f"The description has {length} characters; a search result has room for {DESCRIPTION_MOST}.",
            fix=f"Add what the reader will find here, until there are {DESCRIPTION_LEAST} characters or more.",
            field="description",
            severity=Severity.INFO,
        )


@rule(
    id="description-duplicate",
    severity="warning",
    scope="site",
    summary="Every page has a description of its own.",
    why="A description that fits two pages, or repeats the title, tells a searcher nothing about this one.",
    fix="Write what only this page tells.",
    source="Screaming Frog, squirrelscan",
    failing=(
        Example(files={"other/index.html": good_page(url="/other/", title="Another page")}),
        Example(good_page(description=HEADING), text="the heading once more"),
    ),
    passing=(Example(),),
)
def description_duplicate(site: Site, context: Context) -> Iterator[Hit]:
    """A description that only repeats the page's own title or heading counts as one, too."""
    for page, others in alike(site.pages, lambda page: page.description):
        yield Hit(f"The description is also that of {named(others)}.", field="description", url=page.url)
    for page in site.pages:
        said = page.description.casefold().rstrip(".")
        for what, text in (("title", page.title), ("heading", page.h1)):
            if said and said == text.casefold().rstrip("."):
                yield Hit(f"The description only repeats the {what}.", field="description", url=page.url)
                break
