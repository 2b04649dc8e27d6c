"""Fills a node from the fields that declare what they feed: `Field.feeds` is "Type.property" or "property".

A plugin that contributes a field with `feeds="WebPage.educationalLevel"` has it in the graph, and does
nothing else for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from ..content_model.schema.fields import Field, FieldType
from . import vocabulary
from .site import GraphSite

_NAMED_LAST = ("Thing", "CreativeWork")  # the vaguest of several ranges is the last resort


def fed(fields: Iterable[Field], values: Mapping[str, Any], feeding: str, site: GraphSite) -> dict[str, Any]:
    """The properties that the fields give to a node of the type `feeding`, from the values that there are."""
    found: dict[str, Any] = {}
    for spec in fields:
        if not spec.feeds or values.get(spec.name) is None:
            continue
        type_, _, name = spec.feeds.rpartition(".")
        if (type_ or "WebPage") not in vocabulary.ancestry(feeding):
            continue
        value = _converted(spec, values[spec.name], name, site)
        if value not in (None, "", [], {}):
            found[name] = value
    return found


def _converted(spec: Field, value: Any, name: str, site: GraphSite) -> Any:
    if value is None:
        return None
    if spec.type is FieldType.LIST:
        assert spec.item is not None
        items = [_converted(spec.item, item, name, site) for item in value]
        return [item for item in items if item is not None]
    if spec.type is FieldType.GROUP:
        return _group(spec, value, site)
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, (bool, int, float)):
        return value
    return _text(spec, str(value), name, site)


def _group(spec: Field, values: Mapping[str, Any], site: GraphSite) -> dict[str, Any] | None:
    """A node without an id; its fields' feeds say of which type. None when they say nothing or give nothing."""
    types = [part.feeds.rpartition(".")[0] for part in spec.fields if "." in part.feeds]
    found = fed(spec.fields, values, types[0], site) if types else {}
    return {"@type": types[0], **found} if found else None


def _text(spec: Field, text: str, name: str, site: GraphSite) -> Any:
    if spec.type is FieldType.SOURCE:
        return {"@id": site.source_id(text)} if site.ask.source(text) else None
    if spec.type is FieldType.PERSON:
        person = site.person(text)
        return {"@id": site.person_id(person)} if person else None
    if spec.type is FieldType.IMAGE:
        image = site.ask.image(text)
        return {"@id": site.image_id(image)} if image and not image.decorative else None
    ranges = vocabulary.ranges(name)
    if spec.type is FieldType.PAGE:
        page = site.page_of(text)
        address = site.ask.canonical(page) if page else None
        return address if address is None or "URL" in ranges else {"@id": address}
    if spec.type is FieldType.PATH:
        return site.ask.site_url + text
    return _as_range(text, ranges)


def _as_range(text: str, ranges: frozenset[str]) -> Any:
    """A text as the property wants it: as it is, as a member of a fixed list, or as the name of a thing."""
    if not ranges or any(vocabulary.is_datatype(name) for name in ranges):
        return text
    for name in sorted(ranges):
        member = f"{vocabulary.CONTEXT}/{text}"
        if member in vocabulary.members(name):
            return member
    things = sorted((n for n in ranges if not vocabulary.is_enumeration(n)), key=lambda n: (n in _NAMED_LAST, n))
    return {"@type": things[0], "name": text} if things else None
