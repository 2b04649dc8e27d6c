"""Where links lead: to a page that is there, by the shortest way, and safely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ...content_model.markdown.links import place_meant
from ...findings import Context, Example, Hit, Severity, Written, nearest
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import good_page
from ..rule import rule
from ._hits import Defect, defect_hits, links_judged, requests_judged, same_place, written
from ._shared import short

# What pages fetch besides pictures, which have a rule of their own; a form's target is a page that a server makes.
_FETCHED = frozenset(("script", "style", "font", "icon", "manifest", "media", "frame", "preload"))
_UNRESOLVED = re.compile(
    r"(?:[{|]|%7B)(?:filename|static|attach|category|tag|author|index)(?:[}|]|%7D)|\bfile:/|"
    r"//(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/?#]|$)|\{\{|\{%",
    re.I,
)

_SIGNS = (
    "{",
    "|",
    "%7b",
    "file:",
    "localhost",
    "//127.",
    "//0.0.0.0",
    "//[::1]",
)  # one of them is in each such address


@rule(
    id="link-broken",
    severity="error",
    scope="site",
    summary="Every link on the site leads to a page or file that is there.",
    why="A visitor who follows the link gets an error page, and a search engine loses trust in the page.",
    fix="Link to the page's Markdown file (`[text](contact.md)`), or take the link out.",
    source="Screaming Frog: internal client error (4xx); squirrelscan broken-links",
    failing=(
        "<p><a href='/nowhere/'>Our groups</a></p>",
        "<p><a href='../prices/'>What it costs</a></p>",
        "<script src='/theme/menu.js'></script>",
        Example(
            "<p><a href='/gone/'>Our groups</a></p>",
            inputs={"redirects": {"/gone/": ""}},
            text="gone for good",
        ),
    ),
    passing=(
        "<p><a href='/contact/'>Call us</a>, <a href='/images/share.png'>see the card</a>, <a href='#'>up</a>.</p>",
        Example("<p><a href='/old/'>An old address</a></p>", inputs={"redirects": {"/old/": "/contact/"}}),
    ),
)
def link_broken(site: Site, context: Context) -> Iterator[Hit]:
    """An address without its last slash, one that is redirected, one of a draft and one that was not filled in are other rules'."""
    moved = {same_place(source): target for source, target in site.redirects.items()}
    hidden = {page.url for page in context.written if not page.listed}

    def judge(path: str) -> str:
        place = same_place(path)
        if site.exists(path) or site.exists(place) or moved.get(place) or place in hidden or _UNRESOLVED.search(path):
            return ""
        if path.startswith("/../"):
            return f"leads outside the site's folder {context.base_path}/"
        return "leads to a page that is gone" if place in moved else "leads to a page that is not there"

    yield from defect_hits(
        Defect(
            document,
            written(document, link),
            link.in_main,
            f"The link “{short(link.name or link.href or '')}” to {link.target.path} {message}.",
        )
        for document, link, message in links_judged(site, judge)
    )
    yield from defect_hits(
        Defect(
            document,
            request.url,
            False,
            f"The page needs the {request.kind} {short(request.url)}, which is not there.",
            "Correct the address in the theme, or put the file there.",
        )
        for document, request, _ in requests_judged(site, _FETCHED, judge)
    )


@rule(
    id="link-fragment-broken",
    severity="error",
    scope="site",
    summary="A link to a part of a page (#...) leads to a part that is there.",
    why="The visitor lands at the top of the page instead of at what was promised.",
    fix="Write the section's own name after the #; it is made from its heading: “What it costs” is #what-it-costs.",
    source="Screaming Frog: broken bookmark",
    failing=("<p><a href='#prices'>What it costs</a></p>", "<p><a href='/contact/#map'>The way to us</a></p>"),
    passing=("<h2 id='prices'>Prices</h2><p><a href='#prices'>What it costs</a> <a href='#top'>Up</a></p>",),
)
def link_fragment_broken(site: Site, context: Context) -> Iterator[Hit]:
    """#top always works, and #:~:text= marks words instead of naming a part."""
    yield from defect_hits(
        Defect(
            document,
            written(document, link),
            link.in_main,
            f"The link “{short(link.name or link.href or '')}” leads to #{link.target.fragment}, and {target.url} has no such part.",
            _part_meant(link.target.fragment, site.fragments[target.url]),
        )
        for document in site
        for link in document.links
        if link.target.fragment
        and link.target.path
        and not document.is_redirect
        and (target := site.document(link.target.path)) is not None
        and unquote(link.target.fragment) not in site.fragments[target.url]
        and link.target.fragment != "top"
        and not link.target.fragment.startswith(":~:")
    )


def _part_meant(fragment: str, parts: frozenset[str]) -> str:
    """Which part of the page was likely meant, as its address writes it; "" for the rule's own advice."""
    known = sorted(parts)
    meant = place_meant(fragment, known) or next(iter(nearest(unquote(fragment), known)), "")
    return f"Did you mean `#{meant}`?" if meant else ""


@rule(
    id="link-unresolved",
    severity="error",
    summary="No link or picture still has an address that works on the author's machine only.",
    why="{filename} and {static} are filled in while the site is built; what is left of them, and localhost, leads nowhere.",
    fix="Link to the Markdown file by its path (`contact.md`), and to other sites by their https:// address.",
    source="Screaming Frog: localhost links; Pelican's link syntax",
    failing=(
        "<p><a href='{filename}/pages/contact.md'>Call us</a></p>",
        "<p><a href='http://localhost:8000/contact/'>Call us</a></p>",
        "<img src='file:///home/me/room.jpg' alt='A room' width='8' height='6'>",
        "<p><a href='/{{ page.url }}'>Call us</a></p>",
    ),
    passing=("<p><a href='https://www.example.org/localhost'>How a local host works</a></p>",),
)
def link_unresolved(document: Document, context: Context) -> Iterator[Hit]:
    """Looks at links and at everything that the page fetches. A development site on localhost may name itself."""
    local = "//localhost" in context.site_url or "//127." in context.site_url
    addresses = [link.href for link in document.links if link.href] + [r.url for r in document.requests]
    everything = "\n".join(addresses).lower()
    if not any(sign in everything for sign in _SIGNS):
        return
    for address in dict.fromkeys(addresses):
        found = _UNRESOLVED.search(address)
        if found and not (local and found[0].startswith("//")):
            yield Hit(f"The address {short(address)} was not filled in, or works on one machine only.", at=address)


@rule(
    id="link-to-redirect",
    severity="warning",
    scope="site",
    summary="Links lead straight to the page, not by way of an old address.",
    why="Each detour costs the visitor time and a search engine some of the link's weight.",
    fix="Link to the page's Markdown file, so that the address is always the right one.",
    source="Screaming Frog: internal redirection (3xx); squirrelscan",
    failing=(
        Example("<p><a href='/old/'>Call us</a></p>", inputs={"redirects": {"/old/": "/contact/"}}),
        "<p><a href='/contact'>Call us</a></p>",
        "<p><a href='/contact/index.html'>Call us</a></p>",
    ),
    passing=("<p><a href='/contact/'>Call us</a></p>",),
)
def link_to_redirect(site: Site, context: Context) -> Iterator[Hit]:
    """A page's address without its slash, or with index.html, is a detour as well."""
    moved = {same_place(source): target for source, target in site.redirects.items()}

    def judge(path: str) -> str:
        place = same_place(path)
        target = moved.get(place)
        if target:
            return target
        return place if path != place and path not in site.documents and place in site.documents else ""

    yield from defect_hits(
        Defect(
            document,
            written(document, link),
            link.in_main,
            f"The link “{short(link.name or link.href or '')}” leads to {link.target.path}, an address that sends visitors on to {target}.",
            f"Link to {target} itself.",
        )
        for document, link, target in links_judged(site, judge)
    )


@rule(
    id="link-to-draft",
    severity="error",
    scope="site",
    summary="No published page links to a page that is not out.",
    why="Visitors would get an error page; on your own machine the link works, so nobody notices.",
    fix="Publish the other page first, or take the link out.",
    source="own",
    failing=(
        Example(
            "<p><a href='/groups/'>Our groups</a></p>",
            files={"groups/index.html": good_page(url="/groups/")},
            inputs={"written": (Written("content/pages/groups.md", "/groups/", listed=False),)},
        ),
    ),
    passing=("<p><a href='/contact/'>Call us</a></p>",),
)
def link_to_draft(site: Site, context: Context) -> Iterator[Hit]:
    """A draft may link to another draft."""
    hidden = {page.url for page in context.written if not page.listed}
    yield from defect_hits(
        Defect(
            document,
            written(document, link),
            link.in_main,
            f"The link “{short(link.name)}” leads to {link.target.path}, which is a draft or not due now.",
        )
        for document, link, _ in links_judged(site, lambda path: "yes" if same_place(path) in hidden else "")
        if document.listed
    )


@rule(
    id="link-uncrawlable",
    severity="warning",
    summary="A link has an address that a browser and a search engine can follow.",
    why="Without one, search engines do not follow it, and it does not open in a new tab or without scripts.",
    fix="Give the link a page's address, or make it a button if it only does something on this page.",
    source="Lighthouse crawlable-anchors; squirrelscan",
    failing=(
        "<p><a href='javascript:void(0)'>Show more groups</a></p>",
        "<p><a href=''>Our groups</a></p>",
        "<p><a>Our groups</a></p>",
        "<p><a href='https://'>Our groups</a></p>",
    ),
    passing=("<p><a id='here'></a><a href='#'>Back to the top</a> <a href='tel:911'>Call 911</a></p>",),
)
def link_uncrawlable(document: Document, context: Context) -> Iterator[Hit]:
    """An empty <a id> is a place to link to, not a link. Whether a link has a name is `link-text-missing`'s question."""
    for link in document.links:
        href = link.href
        if href is None:
            if link.text:
                yield Hit(f"The link “{short(link.text)}” has no address.", at=link.text)
        elif link.target.scheme == "javascript" or link.target.malformed or not href.strip():
            yield Hit(f"The link “{short(link.name or link.text)}” has {_called(href)}.", at=href or link.text)
        elif href == "#" and "top" not in link.name.lower():
            yield Hit(f"The link “{short(link.name)}” leads to the top of its own page.", at=link.text)


def _called(href: str) -> str:
    return f"no address that can be followed: {short(href)}" if href.strip() else "an empty address"


@rule(
    id="link-insecure",
    severity="warning",
    summary="Every address starts with https://.",
    why="What travels over http:// can be read and changed on its way. On a clinic's pages, the address alone tells something.",
    fix="Write https:// instead; if the other site has no https, do not link to it.",
    source="Screaming Frog: HTTP URLs, mixed content; squirrelscan",
    failing=(
        "<p>Read the <a href='http://www.example.org/paper'>paper on bonds</a>.</p>",
        "<p>Read the <a href='//www.example.org/paper'>paper on bonds</a>.</p>",
        "<img src='http://www.example.com/images/share.png' alt='A lotus' width='8' height='6'>",
    ),
    passing=("<p>Read the <a href='https://www.example.org/paper'>paper on bonds</a>.</p>",),
)
def link_insecure(document: Document, context: Context) -> Iterator[Hit]:
    """A file that the page itself fetches over http is an error: browsers block it.

    Files of hosts that may not be asked at all are `third-party-request`'s, forms are `form-unsafe`'s.
    """
    for link in document.links:
        if link.target.scheme == "http" or (link.href or "").startswith("//"):
            yield Hit(
                f"The link “{short(link.name)}” does not start with https://: {short(link.href or '')}.",
                at=written(document, link),
            )
    for request in document.requests:
        known = not request.target.host or context.allows(request.target.host)
        if request.target.scheme == "http" and known and request.kind not in ("form", "connection"):
            yield Hit(
                f"The page fetches {short(request.url)} over http://, which browsers block.",
                at=request.url,
                severity=Severity.ERROR,
            )
