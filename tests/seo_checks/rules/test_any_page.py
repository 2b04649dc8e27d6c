"""No page, however broken, stops the rules for head, indexing, headings and copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.findings import Context, Hit, Inputs, Scope
from plugins.rendered_site.parse import parse_document
from plugins.rendered_site.site import Site
from plugins.seo_checks.examples import NOW
from plugins.seo_checks.good_page import SITE_URL
from plugins.seo_checks.rule import rules_of
from plugins.seo_checks.rules import copy, head, headings, indexing, language, markup, readability, social

RULES = [r for m in (head, markup, indexing, social, headings, copy, readability, language) for r in rules_of(m)]
PIECES = st.sampled_from(
    [
        "<title>",
        "</title>",
        "<head>",
        "</head>",
        "<body>",
        "<h1>",
        "</h1>",
        "<h7>",
        "<h3></h3>",
        "<p>",
        "</p",
        "<main>",
        "&",
        "&amp;amp;",
        "â€™",
        "<link rel=canonical href='",
        "'>",
        "<link rel=alternate hreflang=x href=//[>",
        "<meta name=description content=",
        "<meta name=robots content=noindex>",
        "<meta property=og:image content='https://www.example.com/x.png'>",
        "<footer>© 20",
        "<a href=/page/>",
        "{{ x",
        "[a b='",
        "a. B! c? “D",
        "\0",
        "\ufffd",
        "<meta name=viewport content='maximum-scale=,=;x'>",
        "addict’s ",
        "1. 2. 3. ",
        "x" * 90 + " ",
    ]
)


def check(html: str) -> list[Hit]:
    """What all rules yield for a page that stands alone on its site."""
    document = parse_document(html, "/page/", site_url=SITE_URL)
    site = Site({"/page/": document}, {}, {}, SITE_URL)
    context = Context(Inputs(site_url=SITE_URL, now=NOW))
    return [hit for rule in RULES for hit in rule.check(site if rule.scope is Scope.SITE else document, context)]


@given(st.lists(PIECES | st.text(max_size=30), max_size=40))
def test_any_html_gives_findings(pieces: list[str]) -> None:
    """Whatever stands in a page, each rule comes to an end, and its messages are text in one line."""
    for hit in check("".join(pieces)):
        assert hit.message
        assert "\n" not in hit.message


@pytest.mark.parametrize(
    "piece", ["[a b='", "“addict ", "{{ ", "<h3></h3>", "<p>You go. ", "&#1;", "© 2019 ", "<h2>Go</h2>"]
)
def test_a_large_page_comes_to_an_end(piece: str) -> None:
    """A third of a megabyte of anything is checked in time that grows with its length alone."""
    check("<main>" + piece * (300_000 // len(piece)))
