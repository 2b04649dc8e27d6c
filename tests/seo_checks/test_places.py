"""From a hit to the file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.findings import Context, Hit, Inputs, Place
from plugins.rendered_site.document import Document
from plugins.rendered_site.parse import parse_document
from plugins.rendered_site.parts import Origin
from plugins.seo_checks.places import SharedFiles, place_of

SOURCE = """\
---
title: Contact us
description: How to reach us.
---

How to reach **us** by “phone”.

![A lotus](images/lotus.svg)
[Concepts](../therapy/concepts.md#styles) and <a href="/raw/">raw</a>
"""


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """The context of a project with data and a theme."""
    (tmp_path / "content/data").mkdir(parents=True)
    (tmp_path / "content/data/clinic.yaml").write_text("name: Lotus\nphone: +1-805-555-0100\n", "utf-8")
    (tmp_path / "theme/templates/parts").mkdir(parents=True)
    (tmp_path / "theme/templates/parts/footer.html").write_text("<footer>\n  <a href='/impressum/'>x</a>\n", "utf-8")
    (tmp_path / "plugin/templates").mkdir(parents=True)
    (tmp_path / "plugin/templates/event.html").write_text("<p>\n<a href='/tickets/'>Tickets</a>", "utf-8")
    return Context(
        Inputs(find_shared=SharedFiles(tmp_path, [tmp_path / "theme/templates", tmp_path / "plugin/templates"]).find)
    )


def document() -> Document:
    """A page with a source."""
    origin = Origin("content/pages/contact.md", places={"title": Place(2, 1), "description": Place(3, 1)}, body_line=5)
    return parse_document("", "/contact/", origin=origin, given_source=SOURCE)


@pytest.mark.parametrize(
    ("hit", "line", "column"),
    [
        (Hit("m", field="description"), 3, 1),
        (Hit("m", field="reviewer"), 1, 1),  # a field that was left out: the front matter itself
        (Hit("m", at="How to reach us"), 6, 1),
        (Hit("m", at='us by "phone"'), 6, 1),
        (Hit("m", at="/images/lotus.svg"), 8, 12),
        (Hit("m", at="/therapy/concepts/"), 9, 15),
        (Hit("m", at="/raw/"), 9, 56),
        (Hit("m", at="Contact us"), 2, 8),
        (Hit("m", line=9, column=2), 9, 2),
    ],
)
def test_places_in_the_pages_own_source(context: Context, hit: Hit, line: int, column: int) -> None:
    """Fields, words, pictures and links are found where the author wrote them, in the author's spelling."""
    assert place_of(hit, document(), context) == ("content/pages/contact.md", Place(line, column))


@pytest.mark.parametrize(
    ("at", "file", "line"),
    [
        ("/impressum/", "theme/templates/parts/footer.html", 2),
        ("+1-805-555-0100", "content/data/clinic.yaml", 2),
        ("/tickets/", "plugin/templates/event.html", 2),
    ],
)
def test_places_in_shared_files(context: Context, at: str, file: str, line: int) -> None:
    """What stands in no page's source is looked for in the data and in the templates."""
    found, place = place_of(Hit("m", at=at), document(), context)
    assert (found, place.line) == (file, line)


def test_nowhere(context: Context) -> None:
    """What cannot be found names the page's file, without a line."""
    assert place_of(Hit("m", at="never written"), document(), context) == ("content/pages/contact.md", Place())
    assert place_of(Hit("m"), document(), context) == ("content/pages/contact.md", Place())
    assert place_of(Hit("m", at="never written"), None, context) == ("", Place())


def test_given_place_wins(context: Context) -> None:
    """A rule that knows the file and line is believed."""
    assert place_of(Hit("m", file="a.css", line=3), document(), context) == ("a.css", Place(3, 0))


def test_nth_place() -> None:
    """The second hit at the same text points at its second place."""
    page = parse_document("", origin=Origin("a.md", body_line=1), given_source="x [b](b.md)\n[b](b.md)\n")
    assert [place_of(Hit("m", at="/b/"), page, Context(), n)[1].line for n in (0, 1)] == [1, 2]
