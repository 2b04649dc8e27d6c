"""The docs page of kinds, fields, blocks and facts."""

from __future__ import annotations

import re

import pytest

from plugins.content_model.schema.as_markdown import model_page, with_overview
from plugins.content_model.schema.kinds import Kind
from plugins.site_engine.contributions import contributions_of
from tests.support.site import PROJECT

CONTRIBUTIONS = contributions_of(PROJECT)
PAGE = (PROJECT / "docs/fields.md").read_text(encoding="utf-8")


def test_the_page_is_fresh() -> None:
    """docs/fields.md says what the content model says."""
    assert model_page(CONTRIBUTIONS) == PAGE, "Run `uv run invoke docs`."


def test_every_kind_field_block_and_fact_stands_there() -> None:
    """Each kind and block has a heading, each field a line with its label: those in groups too."""
    for kind in CONTRIBUTIONS.kinds:
        assert f"### `{kind.name}`: {kind.label}\n" in PAGE
        for field in kind.fields:
            assert f"| `{field.name}`" in PAGE
            assert field.label in PAGE
    for block in CONTRIBUTIONS.blocks:
        assert f"### `{block.name}`: {block.label}\n" in PAGE
    for fact in CONTRIBUTIONS.facts:
        for name in (fact.name, *(f"{fact.name}.{field.name}" for field in fact.fields)):
            assert f"| `{name}`" in PAGE


EDITING = (PROJECT / "docs/editing.md").read_text(encoding="utf-8")


def test_the_list_for_writers_is_fresh() -> None:
    """docs/editing.md lists what the content model has."""
    assert with_overview(EDITING, CONTRIBUTIONS) == EDITING, "Run `uv run invoke docs`."


@pytest.mark.parametrize("kind", CONTRIBUTIONS.kinds, ids=lambda kind: kind.name)
def test_writers_find_every_kind_with_its_fields(kind: Kind) -> None:
    """Each kind of page stands in docs/editing.md, and each of its fields with what it is or beside the kind."""
    assert f"| `{kind.name}` | {kind.label}." in EDITING
    assert [field.name for field in kind.fields if f"`{field.name}`" not in EDITING] == []


def test_writers_find_every_block() -> None:
    """Each block has a line that says how it is written."""
    assert [block.name for block in CONTRIBUTIONS.blocks if f"| `/// {block.name}" not in EDITING] == []


@pytest.mark.parametrize(
    "section",
    ["See it on your phone", "Kinds of page and their fields", "Dates, and when a page is out", "Menus", "Pictures", "People",
     "Rename, take offline, delete", "Undo", "Put it live", "When something is wrong"],
)  # fmt: skip
def test_writers_find_what_they_ask_for(section: str) -> None:
    """Each has a section of its own, to which the links at the top lead."""
    assert len(re.findall(rf"^###? {section}$", EDITING, re.MULTILINE)) == 1
    links = re.findall(r"\]\(#([a-z-]+)\)", EDITING)
    headings = {
        re.sub(r"[^a-z -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in EDITING.split("\n")
        if line.startswith("##")
    }
    assert set(links) <= headings


def test_a_text_without_a_place_for_the_list() -> None:
    """It is said, and not written anywhere."""
    with pytest.raises(ValueError, match="kinds and fields"):
        with_overview("# A text", CONTRIBUTIONS)
