"""JSON-LD that a search engine can read at all: the right context, nodes, no blank values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..problem import ERROR, Problem
from ..required import is_blank
from ..vocabulary import CONTEXT
from ..walk import PageGraph

RULE = "jsonld-parse"


def check(page: PageGraph) -> Iterator[Problem]:
    """The context, and every value of every node."""
    if page.context != CONTEXT:
        yield Problem(
            RULE, ERROR, f"The context of the JSON-LD is {page.context!r}.", f'Write "@context": "{CONTEXT}".'
        )
    if not page.nodes:
        yield Problem(RULE, ERROR, "The JSON-LD has no node.", "Give the page at least its own node.")
    for node in page.nodes:
        if not isinstance(node, dict):
            yield Problem(
                RULE,
                ERROR,
                f"A member of the graph is {_shown(node)}, not a node.",
                "Make it an object with @type and @id.",
            )
    for found in page.found:
        for name, value in found.node.items():
            if is_blank(value) or (isinstance(value, list) and any(is_blank(item) for item in value)):
                yield Problem(
                    RULE,
                    ERROR,
                    f"`{name}` of {found.name} is blank.",
                    "Give it a value, or leave the property out.",
                    found.owner,
                    _type(found.types),
                    name,
                )


def _type(types: tuple[str, ...]) -> str:
    return types[0] if types else ""


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
