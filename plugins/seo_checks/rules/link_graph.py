"""How the pages hang together: every page is linked to, leads on, and is near the home page."""

from __future__ import annotations

from collections.abc import Iterator

from ...content_model.schema.traits import ARTICLE, CONTACT, CRISIS
from ...findings import Context, Example, Hit, Severity
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import good_page
from ..rule import rule
from ._hits import written
from ._shared import named, searchable, short, some

MOST_LINKS = 100  # in the text of one page
MOST_CLICKS = 3  # from the home page
_FEW_WORDS, _MANY_WORDS = 800, 1500  # an article with so many words should name one, two or three sources outside


@rule(
    id="link-internal-none",
    severity="warning",
    summary="A page's text leads on to another page of the site.",
    why="A reader at the end of the text should find a next step, and a search engine the pages around this one.",
    fix="Link to a page that helps with the next question, or name one in `related:`.",
    source="Yoast SEO: internal links; Screaming Frog: pages without internal outlinks, more than 100 of them",
    failing=(
        good_page(body="<p>A close bond can calm the mind, and it can change.</p>").replace(
            '<a href="/people/example-clinician/">', "<a>"
        ),
        "".join(f"<p><a href='/contact/?{n}'>Way {n}</a></p>" for n in range(101)),
    ),
    passing=(good_page(),),
)
def link_internal_none(document: Document, context: Context) -> Iterator[Hit]:
    """Counts what the template puts into the main part, too. More than 100 links are advice: nobody reads them all.

    A contact page is where the others lead to, and whoever needs help in a crisis is to call: they need lead no further.
    """
    if not searchable(document) or document.has(CONTACT) or document.has(CRISIS):
        return
    links = [link for link in document.links if link.in_main and link.target.path and link.target.path != document.url]
    if not links:
        yield Hit("The page's text has no link to another page of the site.")
    elif len(links) > MOST_LINKS:
        yield Hit(
            f"The page's text has {len(links)} links to pages of the site; {MOST_LINKS} is as many as anybody can take in.",
            fix="Leave out what few readers need, or split the page.",
            severity=Severity.INFO,
        )


@rule(
    id="link-internal-nofollow",
    severity="warning",
    summary="Links to our own pages are followed.",
    why="`nofollow` tells search engines that we do not vouch for the page. It is our own.",
    fix='Take rel="nofollow" out of the link.',
    source="Yoast SEO; Screaming Frog: internal nofollow outlinks; squirrelscan",
    failing=("<p><a rel='nofollow' href='/contact/'>How to reach us</a></p>",),
    passing=("<p><a rel='nofollow' href='https://www.example.org/'>A page that we only quote</a></p>",),
)
def link_internal_nofollow(document: Document, context: Context) -> Iterator[Hit]:
    """The same page may be linked to twice, and one of the two is enough to be reported."""
    for link in document.links:
        if link.target.path and link.nofollow:
            yield Hit(
                f"The link “{short(link.name)}” to {link.target.path} says that it is not to be followed.",
                at=written(document, link),
            )


@rule(
    id="link-external-none",
    severity="info",
    summary="An article leads to others who know more.",
    why="A reader can check what you say, and sees that you know the field.",
    fix="Link to a source: a paper, a guideline, a public health page.",
    source="Yoast SEO: outbound links; squirrelscan",
    failing=(
        Example(good_page(body="<p>A <a href='/contact/'>close bond</a> can calm the mind.</p>"), kind="article"),
    ),
    passing=(Example(kind="article"), Example(good_page(body="<p>A close bond can calm the mind.</p>"), kind="legal")),
)
def link_external_none(document: Document, context: Context) -> Iterator[Hit]:
    """The longer an article, the more: one link below 800 words, two below 1,500, then three. The list of sources counts."""
    if not document.has(ARTICLE) or not searchable(document):
        return
    words = document.word_count
    wanted = 1 if words < _FEW_WORDS else 2 if words < _MANY_WORDS else 3
    found = len({link.href for link in document.links if link.in_main and link.target.host})
    if found < wanted:
        yield Hit(
            f"The article has {some(words, 'word')} and {some(found, 'link')} to other sites; {wanted} would be good."
        )


@rule(
    id="page-orphan",
    severity="error",
    scope="site",
    summary="Every page can be reached by a link from another page.",
    why="Nobody finds a page that nothing links to, and a search engine takes it for unimportant.",
    fix="Link to it from the page that a reader would come from, or put it into a menu (`menu: footer`).",
    source="Screaming Frog: orphan URLs; squirrelscan",
    failing=(
        Example(files={"alone/index.html": good_page(url="/alone/")}),
        Example(
            files={
                "one/index.html": good_page("<a href='/two/'>Two</a>", url="/one/"),
                "two/index.html": good_page("<a href='/one/'>One</a>", url="/two/"),
            },
            text="linked to once only",
        ),
    ),
    passing=(
        Example(
            "<p><a href='/groups/'>Our groups</a></p><p></p>",
            files={
                "groups/index.html": good_page(url="/groups/"),
                "privacy/index.html": good_page("<p><a href='/groups/'>Our groups</a></p>", url="/privacy/"),
            },
        ),
    ),
    for_publishing=True,
)
def page_orphan(site: Site, context: Context) -> Iterator[Hit]:
    """The home page needs no link. A page with links from a single page is reported as advice.

    A page is written before it is linked to, so it stops nothing but a publish.
    """
    for page in site.pages:
        if page.url == "/":
            continue
        sources = sorted({inlink.source for inlink in site.inlinks[page.url]})
        if not sources:
            yield Hit(f"No page links to {page.url}.", url=page.url)
        elif len(sources) == 1:
            yield Hit(f"Only {sources[0]} links to {page.url}.", url=page.url, severity=Severity.INFO)


@rule(
    id="page-too-deep",
    severity="warning",
    scope="site",
    summary="Every page is three clicks or fewer from the home page.",
    why="Each click loses readers, and search engines visit deep pages less often.",
    fix="Link to it from a section's first page, or from a page that is nearer to the home page.",
    source="Screaming Frog: crawl depth",
    failing=(
        Example(
            "<p><a href='/a/'>A</a></p>",
            files={
                f"{name}/index.html": good_page(f"<a href='/{following}/'>Next</a>", url=f"/{name}/")
                for name, following in ("ab", "bc", "cd", "da")
            },
        ),
    ),
    passing=(Example("<p><a href='/a/'>A</a></p>", files={"a/index.html": good_page(url="/a/")}),),
)
def page_too_deep(site: Site, context: Context) -> Iterator[Hit]:
    """A page that no links lead to has no depth; that is `page-orphan`'s."""
    for page in site.pages:
        clicks = site.depth.get(page.url, 0)
        if clicks > MOST_CLICKS:
            before = sorted(
                {inlink.source for inlink in site.inlinks[page.url] if site.depth.get(inlink.source) == clicks - 1}
            )
            yield Hit(
                f"{page.url} is {clicks} clicks from the home page, by way of {named([site.documents[u] for u in before])}.",
                url=page.url,
            )
