"""Quotation marks, dashes and dots, in Markdown and in front matter alike."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.content_model.typography import smart
from tests.support.site import Site, lines

PAGE = """\
---
title: "It's a \\"good\\" page"
description: A page whose text fields have straight quotes -- and whose visitors see curly ones, as in the text.
intro: "'Well' ... it's here"
---

/// callout
    title: It's "good"

"*Don't*," she said -- `it's "code"`.

///

A "<b>bold</b>" word, \\"straight\\", and <https://www.example.org/a--b>.
"""


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("\"It's here\"", "\u201cIt\u2019s here\u201d"),
        ("\"'Quoted' words\"", "\u201c\u2018Quoted\u2019 words\u201d"),
        ("the '90s, 'til then", "the \u201990s, \u2019til then"),
        ("dogs' bowls", "dogs\u2019 bowls"),
        ("('a' \"b\")", "(\u2018a\u2019 \u201cb\u201d)"),
        ("\"one\"-\"two\"", "\u201cone\u201d-\u201ctwo\u201d"),
        ("a -- b --- c...", "a \u2013 b \u2014 c\u2026"),
        ("---- and ....", "---- and ...."),
        ("nothing to do", "nothing to do"),
    ],
)  # fmt: skip
def test_signs_are_set_as_a_printer_would(plain: str, set_: str) -> None:
    """A mark opens at the start of a word and closes elsewhere."""
    assert smart(plain) == set_


def test_a_mark_knows_what_stands_before_its_text() -> None:
    """Behind a word that ends in another element, it closes."""
    assert smart('" he said', before="d") == "\u201d he said"
    assert smart('"he said', before=" ") == "\u201che said"


def test_front_matter_blocks_and_text_look_alike(small: Site) -> None:
    """Title, intro and a block's title get what the text gets; code and addresses stay; the file is not touched."""
    small.write({"pages/plain.md": PAGE})
    result = small.build()
    assert result.ok, lines(result.findings)
    assert (small.content / "pages/plain.md").read_text() == PAGE
    main = BeautifulSoup(small.html("/plain/"), "lxml").main
    assert main is not None
    assert main.h1 is not None
    assert main.h1.get_text() == "It\u2019s a \u201cgood\u201d page"
    text = main.get_text()
    for words in (
        "\u2018Well\u2019 \u2026 it\u2019s here",
        "It\u2019s \u201cgood\u201d",
        '\u201cDon\u2019t,\u201d she said \u2013 it\'s "code".',
        'A \u201cbold\u201d word, "straight", and https://www.example.org/a--b.',
    ):
        assert words in text
