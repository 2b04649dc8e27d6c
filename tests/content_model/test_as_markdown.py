"""The docs page of kinds, fields, blocks and facts."""

from __future__ import annotations

from plugins.content_model.schema.as_markdown import model_page
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
