"""The articles by date, the newest first: a kind of page for the first page of content/articles/.

It lists every page whose kind has the trait `dated`, which are also the feed's.
"""

from __future__ import annotations

from pathlib import Path

from ..content_model.schema.contributions import Registry
from ..content_model.schema.kinds import Kind
from ..content_model.schema.traits import NO_TEXT, SECTION, SHORT
from .listed import newest_first

KIND = Kind(
    "articles",
    "List of articles",
    "articles.html",
    folder="articles",
    help="All articles, the newest first, with a link to their feed.",
    traits=frozenset({SECTION, SHORT, NO_TEXT}),
    page_type="CollectionPage",
    file="index",
)


def contribute(registry: Registry) -> None:
    """Adds the kind of page, its template, and the question that it asks."""
    registry.add_kinds(KIND)
    registry.add_templates(Path(__file__).parent / "templates")
    registry.add_question("articles", newest_first)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
