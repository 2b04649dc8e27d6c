"""Finding a phrase in the content: what counts as the same words, and where it is found."""

from __future__ import annotations

import pytest

from plugins.content_model.find import Text, find, texts_of
from plugins.content_model.load.content import load
from plugins.content_model.settings import ContentSettings
from tests.support.proportion import assert_in_proportion
from tests.support.site import Site, core

PAGE = """\
---
title: "The café: a “good” place"
description: >-
  One line that goes
  on here.
sources: [bowlby-1969]
---

## A heading with **weight**

Some **bold words** here -- and a [link to
it](contact.md#phone) that's fine. {lang=en}

> A quoted thought
> goes on.

- one item
- two items
"""
FACTS = '# A remark about the phone.\nname: Lotus Recovery\nhours:\n  - days: [Monday]\n    opens: "09:00"\n'
TEXTS = (Text("The café", "content/pages/a.md", PAGE), Text("data/clinic.yaml", "content/data/clinic.yaml", FACTS))


@pytest.mark.parametrize(
    ("phrase", "line", "words"),
    [
        ("CAFÉ", 2, "café"), ("cafe: a", 2, "café: a"), ("a \"good\" place", 2, "a “good” place"),
        ("cafe\u0301", 2, "café"), ("line  that goes on", 4, "line that goes on"), ("bowlby-1969", 6, "bowlby-1969"),
        ("heading with weight", 9, "heading with weight"), ("bold words here — and", 11, "bold words here -- and"),
        ("link to it that’s fine", 11, "link to it that's fine"), ("thought goes on", 14, "thought goes on"),
        ("two items", 18, "two items"),
    ],
)  # fmt: skip
def test_words_are_found_as_a_reader_knows_them(phrase: str, line: int, words: str) -> None:
    """Capitals, accents, quotation marks, line ends and the marks of Markdown make no difference."""
    [found] = find(TEXTS, phrase)
    assert (found.title, found.source, found.line, found.words) == ("The café", "content/pages/a.md", line, words)


PHONES = Text(
    "Phones", "content/data/phones.yaml", 'phone: "+1-805-555-0100"\nother: (805) 555-0100\nday: 2026-11-28\n'
)


@pytest.mark.parametrize("phrase", ["805 555 0100", "(805) 555-0100", "+1 805.555.0100", "18055550100", "555-0100"])
def test_a_telephone_number_is_found_however_it_is_set_out(phrase: str) -> None:
    """As somebody dials, writes or copies it, with the country's 1 or without, or without the area."""
    assert [found.line for found in find([PHONES], phrase)] == [1, 2]


@pytest.mark.parametrize("phrase", ["", " ", "---", "title", "contact.md", "place one line", "item two", "weight some"])
def test_what_is_no_word_of_the_content_is_not_found(phrase: str) -> None:
    """Nothing, names of fields, targets of links, and words that stand in two paragraphs, values or items."""
    assert find(TEXTS, phrase) == ()


def test_data_files_are_searched_without_their_remarks() -> None:
    """By value; a remark is a note for whoever fills the file in."""
    assert [(f.source, f.line) for f in find(TEXTS, "lotus recovery")] == [("content/data/clinic.yaml", 2)]
    assert [f.line for f in find(TEXTS, "monday")] == [4]
    assert find(TEXTS, "remark about") == ()


def test_every_place_is_found_with_the_words_around_it() -> None:
    """Twice in a line is twice; long lines are cut between words."""
    long = " ".join(f"word{n}" for n in range(100))
    found = find([Text("A", "content/pages/a.md", f"{long} the lily and the lily {long}\n")], "The Lily")
    assert [f.words for f in found] == ["the lily", "the lily"]
    assert found[0].before.startswith("…word")
    assert found[0].before.endswith("word99 ")
    assert found[0].after.startswith(" and the lily word0")
    assert found[0].after.endswith("…")
    assert len(found[0].before) <= 61


def test_the_sites_own_files_are_searched(small: Site) -> None:
    """Pages with their titles, also one that cannot be read as a page; data files by their names."""
    small.write({"pages/broken.md": "no front matter, but a lily", "images/notes.txt": "a lily"})
    small.write(
        {
            "pages/lily.md": "---\ntitle: A lily\ndescription: A page about a flower that stands in the water, all summer.\n---\n\nText.\n"
        }
    )
    model = load(ContentSettings(small.content, {"pages": "/"}), core()).model
    found = find(texts_of(small.content, model.by_source), "a lily")
    assert sorted((f.title, f.source, f.line) for f in found) == [
        ("A lily", "content/pages/lily.md", 2),
        ("pages/broken.md", "content/pages/broken.md", 1),
    ]
    assert {f.source for f in find(texts_of(small.content, model.by_source), "Bowlby")} == {"content/data/sources.yaml"}


@pytest.mark.parametrize(
    "shape", ["a " * 100_000, "ab" * 100_000, "-" * 200_000, "[" * 200_000, "é" * 200_000, "a\n" * 100_000]
)
def test_long_texts_take_time_in_proportion(shape: str) -> None:
    """200 kB of any shape take twice the time of 100 kB, with a hit at every sign or with none."""

    def search(text: str) -> None:
        for phrase in ("a", "é", "nowhere"):
            find([Text("A", "content/pages/a.md", text)], phrase)

    assert_in_proportion(lambda: search(shape[: len(shape) // 2]), lambda: search(shape))
