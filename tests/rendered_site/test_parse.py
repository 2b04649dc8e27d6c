"""A page's HTML becomes a Document."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rendered_site.collectors.page import PageCollectors
from plugins.rendered_site.parse import parse_document
from plugins.rendered_site.walk import Walk
from plugins.rendered_site.walk.text import Capture, Text


def test_html_and_source_come_back() -> None:
    """The raw HTML and the source are at hand for a page that was given as text."""
    document = parse_document("<p>x</p>", given_source="---\ntitle: x\n---\n")
    assert document.html == "<p>x</p>"
    assert document.source_text.startswith("---")


def test_bytes_that_are_no_utf8() -> None:
    """A page in another encoding is read as well as can be, and said to be broken."""
    document = parse_document(b"<title>caf\xe9</title><p>a\0b</p>")
    assert document.title == "caf\ufffd"
    assert document.text == "a\ufffdb"
    assert len(document.trouble) == 2


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "\0",
        "<",
        "<" * 10_000,
        "<div>" * 20_000 + "<a href=x>deep</a>",
        "<p" * 9_999,
        "<script>" * 9_999,
        "<!--" * 9_999,
        "<a href='" * 9_999,
        "<table><h1><svg><title><p></svg></table></h1>x",
        "</body></html></p>",
        "<form><form><label><label><a><a>",
        "<title>",
        "<select><option><a href=/x/><img>",
        "<html><html><head><body><head>",
        "\ufeff<!doctype html>",
        "<meta charset>",
        "<a href='http://[::1'>x</a><a href='//'>y</a><a href='http:///x'>z</a>",
    ],
    ids=lambda html: html[:20].replace("\0", "NUL"),
)
def test_broken_html(html: str) -> None:
    """Nothing that a file may hold makes the parser raise."""
    assert parse_document(html).size == len(html.encode())


def test_large_pages() -> None:
    """Ten thousand links in five megabytes are read (in minutes, were anything in them quadratic)."""
    links = "".join(f"<p>words <a href='/p{i}/?q=1#x'>link {i}</a></p>" for i in range(10_000))
    document = parse_document("<main>" + links + "x " * 2_300_000)
    assert document.size > 5_000_000
    assert len(document.links) == 10_000


_TAGS = [
    "a",
    "p",
    "div",
    "h1",
    "main",
    "nav",
    "svg",
    "title",
    "script",
    "form",
    "label",
    "input",
    "template",
    "table",
    "li",
]
_markup = st.lists(
    st.one_of(
        st.sampled_from([f"<{t}>" for t in _TAGS] + [f"</{t}>" for t in _TAGS]),
        st.sampled_from(
            ["<a href='", "<img alt=", "<!--", "-->", "<![CDATA[", "&#0;", "&amp", "<x-y id=a class='b c'>", "\0"]
        ),
        st.text(max_size=8),
    ),
    max_size=40,
).map("".join)


def test_what_was_collected_is_gone_with_the_page() -> None:
    """Nothing of a walk waits for the garbage collector, which is off while many pages are parsed."""
    html = "<main><form><label><a id=x href=/>x<h2><img></h2></a></label><nav class=breadcrumb><li><video><figure>"
    parse_document(html)
    gc.collect()
    gc.disable()
    try:
        assert parse_document(html).links
        assert not [found for found in gc.get_objects() if isinstance(found, PageCollectors | Walk | Text | Capture)]
    finally:
        gc.enable()


@given(_markup)
def test_any_markup_gives_a_document(html: str) -> None:
    """Whatever tags follow one another, the result is a Document whose parts agree with each other."""
    document = parse_document(html.encode("utf-8", "surrogatepass"))
    assert all(0 <= region.start <= region.end <= len(document.text) + 1 for region in document.regions)
    assert sum(len(block.text) for block in document.blocks) <= len(document.text)
    assert document.word_count == len(document.main_text.split())
    document.sections, document.robots, document.refresh  # noqa: B018


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document(data: bytes) -> None:
    """A binary file with the name of a page is read without an error."""
    assert parse_document(data).size == len(data)
