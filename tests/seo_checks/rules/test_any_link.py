"""No page and no file, however broken, stops the rules for links, media, addresses and the clinic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.findings import Context, Hit, Inputs, Scope
from plugins.rendered_site.parse import parse_document
from plugins.rendered_site.parts import Origin
from plugins.rendered_site.site import EmittedFile, Site
from plugins.seo_checks.examples import NOW
from plugins.seo_checks.good_page import SITE_URL
from plugins.seo_checks.rule import rules_of
from plugins.seo_checks.rules import (
    care,
    clinic,
    image_files,
    link_graph,
    link_text,
    links,
    media,
    privacy,
    sitemap_robots,
    urls,
)
from plugins.seo_checks.rules._robots import read_robots

MODULES = (links, link_text, link_graph, media, image_files, urls, sitemap_robots, clinic, care, privacy)
RULES = [rule for module in MODULES for rule in rules_of(module)]
PIECES = st.sampled_from(
    [
        "<main>",
        "</main>",
        "<a href='",
        "'>",
        "</a>",
        "<a>",
        "<a href=javascript:x>",
        "<a href='//['>",
        "<a href='#",
        "%",
        "%ff",
        "tel:",
        "mailto:@",
        "805-555-0100 ",
        "<img src='",
        "<img>",
        "<img alt=x.png width=x>",
        "<picture>",
        "</picture>",
        "<video>",
        "<track>",
        "<iframe>",
        "<form action='",
        "<input name=drugs>",
        "<textarea>",
        "<label>",
        "<script>",
        "</script>",
        "fetch('//",
        "url(//",
        "<style>",
        "</style>",
        "<style-explainer>",
        "<div class=quiz>",
        "You scored ",
        "suicide ",
        "cures ",
        "100% effective ",
        "<footer>",
        "</footer>",
        "{filename}",
        "http://localhost",
        "http://[::1",
        "/../",
        "\0",
        "\ufffd",
        "é",
        " ",
    ]
)
ORIGIN = Origin(
    "content/pages/page.md",
    "article",
    frozenset({"health"}),
    front_matter={"author": "x", "reviewer": "y", "credentials": (), "sources": ()},
)


def check(html: str, robots: bytes, sitemap: bytes, redirects: dict[str, str]) -> list[Hit]:
    """What all rules yield for a page with these files beside it."""
    document = parse_document(html, "/page/", site_url=SITE_URL, origin=ORIGIN)
    files = {
        f"/{name}": EmittedFile(name, len(data), given=data)
        for name, data in (
            ("robots.txt", robots),
            ("sitemap.xml", sitemap),
            ("a.css", robots),
            ("a.png", sitemap),
            ("page/index.html", b""),
        )
    }
    site = Site({"/page/": document}, files, redirects, SITE_URL)
    context = Context(Inputs(site_url=SITE_URL, now=NOW, published=frozenset(redirects), facts={}))
    found: list[Hit] = []
    for rule in RULES:
        for subject in (
            files.values() if rule.scope is Scope.FILE else (site if rule.scope is Scope.SITE else document,)
        ):
            found += rule.check(subject, context)
    return found


PATHS = st.text("/ab.#?%", max_size=6).map("/".__add__)


@given(
    st.lists(PIECES | st.text(max_size=20), max_size=40),
    st.binary(max_size=200),
    st.binary(max_size=200),
    st.dictionaries(PATHS, PATHS | st.just(""), max_size=5),
)
def test_any_page_gives_findings(pieces: list[str], robots: bytes, sitemap: bytes, redirects: dict[str, str]) -> None:
    """Whatever stands in a page, in robots.txt, in the sitemap or among the redirects, each rule comes to an end."""
    for hit in check("".join(pieces), robots, sitemap, redirects):
        assert hit.message
        assert "\n" not in hit.message


@given(st.text(max_size=200), st.text("/ab*$", max_size=8).map("/".__add__))
def test_any_robots_file_gives_an_answer(text: str, path: str) -> None:
    """For each path, yes or no."""
    assert read_robots(f"User-agent: *\nDisallow: {path}\n{text}").allows(path) in (True, False)
