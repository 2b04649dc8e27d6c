"""What search engines may list, and under which address: canonical addresses, robots metas, languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...findings import Context, Example, Hit, Severity
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import SITE_URL, good_page
from ..rule import rule
from ._shared import some
from .markup import LANGUAGE

_RESTRICTIVE = {
    "nofollow": "not to follow its links",
    "nosnippet": "to show no text of it",
    "max-snippet:0": "to show no text of it",
}


@rule(
    id="canonical-missing",
    severity="error",
    summary="Every page that search engines may list says its own address (canonical).",
    why="A page can be reached by several addresses. The canonical one gathers what is known about all of them.",
    fix='Let the theme print <link rel="canonical"> with the page\'s own address in the head.',
    source="Screaming Frog: canonicals, missing; squirrelscan",
    failing=(good_page(canonical=""),),
    passing=(good_page(), good_page(canonical="", robots="noindex")),
)
def canonical_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A page that is not listed needs none."""
    if document.indexable and not document.canonicals:
        yield Hit("The page does not say its own address (canonical).")


@rule(
    id="canonical-multiple",
    severity="error",
    summary="A page has one canonical address, and it stands in the head.",
    why="Search engines ignore canonical addresses that contradict each other or stand in the body.",
    fix='Take out all but one <link rel="canonical">, and keep that one in the head.',
    source="Lighthouse canonical; Screaming Frog: canonicals, multiple and outside head",
    failing=(
        good_page(head=f'<link rel="canonical" href="{SITE_URL}/other/">'),
        good_page(canonical="", footer=f'<link rel="canonical" href="{SITE_URL}/page/">'),
    ),
    passing=(good_page(),),
)
def canonical_multiple(document: Document, context: Context) -> Iterator[Hit]:
    """Two equal ones are one too many as well: the next change will make them differ."""
    found = document.canonicals
    if any(not tag.in_head for tag in found):
        yield Hit("A canonical address stands outside the head, where search engines ignore it.")
    elif len(found) > 1:
        yield Hit(f"The page has {len(found)} canonical addresses: {', '.join(tag.href for tag in found)}.")


@rule(
    id="canonical-not-absolute",
    severity="error",
    summary="A canonical address is a whole https address without a fragment.",
    why="Search engines may misread anything shorter, and a fragment names a place on a page, not a page.",
    fix="Build the address from the clinic's `website` fact and the page's own path.",
    source="Lighthouse canonical; Screaming Frog; Sitebulb",
    failing=(
        good_page(canonical="/page/"),
        good_page(canonical=f"{SITE_URL}/page/#main"),
        good_page(canonical="http://www.example.com/page/"),
        good_page(canonical="https:///page/"),
    ),
    passing=(good_page(),),
)
def canonical_not_absolute(document: Document, context: Context) -> Iterator[Hit]:
    """An empty address counts as well."""
    for tag in document.canonicals:
        wrong = _wrong_with(tag.href.strip())
        if wrong:
            yield Hit(f"The canonical address “{tag.href}” {wrong}.")


def _wrong_with(address: str) -> str:
    if not address:
        return "is empty"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "cannot be read"
    if parts.scheme == "http":
        return "is not encrypted: it starts with http:// instead of https://"
    if parts.scheme != "https" or not host:
        return "is not a whole address: it must start with https:// and the domain"
    return "has a fragment (#)" if "#" in address else ""


@rule(
    id="canonical-target-invalid",
    severity="error",
    scope="site",
    summary="A canonical address leads to a page that is there and may be listed.",
    why="A page that hands its place in search to a missing or hidden page is listed nowhere.",
    fix="Point the canonical address at the page itself, or at a page that exists and may be listed.",
    source="Screaming Frog: canonicals, non-indexable canonical",
    failing=(
        good_page(canonical=f"{SITE_URL}/gone/"),
        Example(
            good_page(canonical=f"{SITE_URL}/hidden/"),
            files={"hidden/index.html": good_page(url="/hidden/", robots="noindex")},
        ),
    ),
    passing=(good_page(), good_page(canonical="https://www.example.org/page/")),
)
def canonical_target_invalid(site: Site, context: Context) -> Iterator[Hit]:
    """An address on another site cannot be looked up and is left alone."""
    for page in site.pages:
        path = site.path_of(page.canonical)
        if not path:
            continue
        target = site.document(path)
        if path in site.redirects or (target is not None and target.is_redirect):
            yield Hit(f"The canonical address {path} is redirected elsewhere.", url=page.url)
        elif target is None:
            yield Hit(f"The canonical address {path} leads to no page of this site.", url=page.url)
        elif target.noindex:
            yield Hit(f"The canonical address {path} leads to a page that is kept out of search engines.", url=page.url)


@rule(
    id="canonical-not-self",
    severity="warning",
    scope="site",
    summary="A page's canonical address is its own.",
    why="A page that names another one as the original is not listed itself.",
    fix="Let the theme print the page's own address. If the page is a copy on purpose, take it out instead.",
    source="Lighthouse canonical; Screaming Frog: canonicalised",
    failing=(good_page(canonical=f"{SITE_URL}/"), good_page(canonical=f"{SITE_URL}/contact/")),
    passing=(good_page(), good_page(canonical="https://www.example.org/page/")),
)
def canonical_not_self(site: Site, context: Context) -> Iterator[Hit]:
    """The front matter has no key for another canonical address, so an address of another page is always a mistake."""
    for page in site.pages:
        target = site.document(site.path_of(page.canonical))
        if target is not None and target is not page:
            what = "the home page" if target.url == "/" else target.url
            yield Hit(f"The canonical address is that of {what}, so search engines leave this page out.", url=page.url)


@rule(
    id="canonical-form-drift",
    severity="warning",
    scope="site",
    summary="A canonical address is written as the site writes its addresses.",
    why="With and without www, with and without a slash: to a search engine, these are different pages.",
    fix="Build the address from the clinic's `website` fact and the page's own path.",
    source="squirrelscan: canonical consistency",
    failing=(
        good_page(canonical="https://example.com/page/"),
        good_page(canonical=f"{SITE_URL}/page"),
        good_page(canonical=f"{SITE_URL}/page/index.html"),
        good_page(canonical="https://WWW.example.com/page/"),
    ),
    passing=(good_page(), good_page(canonical="https://www.example.org/page/")),
)
def canonical_form_drift(site: Site, context: Context) -> Iterator[Hit]:
    """Compared with the page's own address; one that is not https is another rule's."""
    for page in site.pages:
        own, given = site.absolute(page.url), page.canonical.strip()
        if given.startswith("https://") and given != own and _plain(given) == _plain(own):
            yield Hit(f"The canonical address is written {given}, the page's own address is {own}.", url=page.url)


def _plain(address: str) -> str:
    host, slash, path = address.partition("://")[2].partition("#")[0].partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".removesuffix("index.html").rstrip("/")


@rule(
    id="noindex-unexpected",
    severity="error",
    summary="A page is kept out of search engines only when its author says so.",
    why="A stray noindex makes a page vanish from search, and nobody notices for weeks.",
    fix="Take noindex out of the theme's template, or write `noindex: true` at the top of the page's file if you mean it.",
    source="Lighthouse is-crawlable; Screaming Frog: directives, noindex",
    failing=(good_page(robots="noindex"), good_page(robots="none")),
    passing=(good_page(), Example(good_page(robots="noindex"), front_matter={"noindex": True})),
)
def noindex_unexpected(document: Document, context: Context) -> Iterator[Hit]:
    """A draft, an error page, and a page that nobody wrote (a list that a template makes) may have it."""
    if (
        document.noindex
        and document.listed
        and document.source
        and not document.is_error_page
        and not document.front("noindex")
    ):
        yield Hit("The page tells search engines not to list it, and its author did not ask for that.", field="noindex")


@rule(
    id="noindex-sitewide",
    severity="error",
    scope="site",
    summary="Search engines may list most of the site.",
    why="A noindex that was meant for a test build and reaches the public site takes the whole clinic out of search.",
    fix="Look for noindex in the theme's templates and in the settings.",
    source="SiteOne: SEO analysis; own threshold (80 % of 10 pages or more)",
    failing=(Example(files={f"p{n}/index.html": good_page(url=f"/p{n}/", robots="noindex") for n in range(40)}),),
    passing=(
        Example(),
        Example(files={f"p{n}/index.html": good_page(url=f"/p{n}/", robots="noindex") for n in range(9)}),
    ),
)
def noindex_sitewide(site: Site, context: Context) -> Iterator[Hit]:
    """Drafts, error pages and redirects do not count. A small site is not judged."""
    pages = [page for page in site if page.listed and not page.is_redirect and not page.is_error_page]
    hidden = sum(1 for page in pages if page.noindex)
    if len(pages) >= 10 and hidden >= 0.8 * len(pages):
        yield Hit(f"{hidden} of the {len(pages)} pages tell search engines not to list them.")


@rule(
    id="robots-meta-restrictive",
    severity="warning",
    summary="A page that is listed lets search engines follow its links and show its text.",
    why="nofollow hides the pages behind it, and without a snippet a search result is only a title.",
    fix="Take the directive out of the robots meta.",
    source="Screaming Frog: directives, nofollow and nosnippet; squirrelscan",
    failing=(good_page(robots="nofollow"), good_page(robots="index, nosnippet"), good_page(robots="max-snippet:0")),
    passing=(good_page(robots="max-image-preview:large"), good_page(robots="noindex, nofollow")),
)
def robots_meta_restrictive(document: Document, context: Context) -> Iterator[Hit]:
    """A page that is kept out altogether may say so in any words."""
    if document.indexable:
        for directive in sorted(document.robots & _RESTRICTIVE.keys()):
            yield Hit(f"The robots meta says {directive}: search engines are told {_RESTRICTIVE[directive]}.")


@rule(
    id="hreflang-invalid",
    severity="error",
    scope="site",
    summary="Pages in several languages name each other correctly.",
    why="Search engines ignore translations that do not agree about each other.",
    fix="Give every version the same full list: each language with its whole address, the page itself included.",
    source="Lighthouse hreflang; Screaming Frog: hreflang; Google Search: localized versions of your pages",
    failing=(
        good_page(head='<link rel="alternate" hreflang="english" href="https://www.example.com/page/">'),
        good_page(
            head='<link rel="alternate" hreflang="es" href="/es/"><link rel="alternate" hreflang="en" href="https://www.example.com/page/">'
        ),
        good_page(head='<link rel="alternate" hreflang="es" href="https://www.example.com/es/">'),
        good_page(
            head='<link rel="alternate" hreflang="en" href="https://www.example.com/page/"><link rel="alternate" hreflang="es" href="https://www.example.com/contact/">'
        ),
    ),
    passing=(
        good_page(),
        good_page(
            head='<link rel="alternate" hreflang="en" href="https://www.example.com/page/"><link rel="alternate" hreflang="x-default" href="https://www.example.com/page/">'
        ),
    ),
)
def hreflang_invalid(site: Site, context: Context) -> Iterator[Hit]:
    """A missing x-default is advice."""
    named = {page.url: {tag.href for tag in page.rel("alternate") if tag.hreflang} for page in site.pages}
    for page in site.pages:
        tags = [tag for tag in page.rel("alternate") if tag.hreflang]
        own = site.absolute(page.url)
        for tag in tags:
            if tag.hreflang.lower() != "x-default" and not LANGUAGE.fullmatch(tag.hreflang):
                yield Hit(f"“{tag.hreflang}” is not a language code. Write en, es or en-US, for example.", url=page.url)
            if not tag.href.startswith("https://"):
                yield Hit(
                    f"The {tag.hreflang} version's address “{tag.href}” is not a whole https address.", url=page.url
                )
                continue
            path = site.path_of(tag.href)
            target = site.document(path) if path else None
            if path and target is None:
                yield Hit(f"The {tag.hreflang} version {path} is not there.", url=page.url)
            elif target is not None and target is not page and own not in named.get(target.url, ()):
                yield Hit(f"The {tag.hreflang} version {path} does not name this page in return.", url=page.url)
        if tags and own not in named[page.url]:
            yield Hit("The page's list of languages leaves out the page itself.", url=page.url)
        if tags and not any(tag.hreflang.lower() == "x-default" for tag in tags):
            yield Hit(
                "The page's list of languages has no x-default, the version for everybody else.",
                url=page.url,
                severity=Severity.INFO,
            )
        for language, number in Counter(tag.hreflang.lower() for tag in tags).items():
            if number > 1:
                yield Hit(f"The page names {some(number, 'version')} for {language}.", url=page.url)
