"""The page's graph: what its JSON-LD blocks say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def parsed(text: str) -> tuple[Any, str]:
    """A block as (value, ""), or (None, what is wrong with it) where it is no JSON."""
    try:
        return json.loads(text), ""
    except ValueError as error:
        return None, str(error)
    except RecursionError:
        return None, "it is nested too deeply"


def nodes_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """The nodes of a block: the members of each @graph in it, or the block itself."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            graph = item.get("@graph")
            members = graph if isinstance(graph, list) else [item]
            yield from (node for node in members if isinstance(node, dict))


def types_of(node: Mapping[str, Any]) -> set[str]:
    """The types that a node has ("Person", "WebPage")."""
    found = node.get("@type")
    return {value for value in (found if isinstance(found, list) else [found]) if isinstance(value, str)}
