"""A plugin as somebody else would write it: one field, one block, one rule, one node, and nothing more.

Naming it in PLUGINS is all that it takes; no other file of the project knows it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.content_model.entry import Entry
from plugins.content_model.questions import Questions
from plugins.content_model.schema.blocks import Block, BlockUse
from plugins.content_model.schema.contributions import Registry
from plugins.content_model.schema.field_types import CHOICE
from plugins.content_model.schema.fields import Field
from plugins.content_model.schema.makers import NodeMaker
from plugins.findings import Example, Hit, Rule, Scope, Severity


def poem_html(use: BlockUse) -> str:
    """The block's HTML: its text, and who wrote it."""
    return f'<figure class="poem">{use.body}<figcaption>{html.escape(use.options["poet"])}</figcaption></figure>'


def mentions_weather(document: Any, context: Any) -> Iterable[Hit]:
    """The rule: a page should not talk about the weather."""
    if "weather" in document.main_text:
        yield Hit("This page talks about the weather", at="weather")


def mood_node(entry: Entry, ask: Questions) -> Iterator[Mapping[str, Any]]:
    """The node: the page's mood as a term."""
    if entry.get("mood"):
        yield {"@type": "DefinedTerm", "@id": f"{ask.canonical(entry)}#mood", "name": entry.get("mood")}


def contribute(registry: Registry) -> None:
    registry.add_fields(Field("mood", "Mood", CHOICE, choices=("calm", "merry")))
    registry.add_blocks(
        Block(
            "poem",
            "Poem",
            "A poem and its poet.",
            (Field("poet", "Poet", required=True),),
            has_body=True,
            html=poem_html,
        )
    )
    registry.add_rules(
        Rule(
            id="weather-mentioned",
            severity=Severity.WARNING,
            scope=Scope.PAGE,
            summary="A page talks about the weather",
            why="It changes.",
            fix="Talk about something else.",
            source="this test",
            check=mentions_weather,
            failing=(Example(html="<p>The weather is fine.</p>"),),
        )
    )
    registry.add_nodes(NodeMaker("mood", mood_node))


def register() -> None:
    """Pelican asks for it."""
