"""Fills a node from the fields that declare what they feed: `Field.feeds` is "Type.property" or "property".

A plugin that contributes a field with `feeds="WebPage.educationalLevel"` has it in the graph, and does
nothing else for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..content_model.schema.fields import Field
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
        value = spec.type.as_json_ld(values[spec.name], spec, _Values(name, site))
        if value not in (None, "", [], {}):
            found[name] = value
    return found


@dataclass(frozen=True, slots=True)
class _Values:
    """What a value becomes as the property of that name; the field's type asks for what it is (`GraphValues`)."""

    property: str
    site: GraphSite

    def text(self, text: str) -> Any:
        return _as_range(text, vocabulary.ranges(self.property))

    def source(self, key: str) -> Any:
        return {"@id": self.site.source_id(key)} if self.site.ask.source(key) else None

    def person(self, name: str) -> Any:
        person = self.site.person(name)
        return {"@id": self.site.person_id(person)} if person else None

    def picture(self, name: str) -> Any:
        image = self.site.ask.image(name)
        return {"@id": self.site.image_id(image)} if image and not image.decorative else None

    def page(self, file: str) -> Any:
        page = self.site.page_of(file)
        address = self.site.ask.canonical(page) if page else None
        return address if address is None or "URL" in vocabulary.ranges(self.property) else {"@id": address}

    def path(self, path: str) -> Any:
        return self.site.ask.site_url + path

    def group(self, fields: tuple[Field, ...], values: Mapping[str, Any]) -> Any:
        """A node without an id; its fields' feeds say of which type. None when they say nothing or give nothing."""
        types = [part.feeds.rpartition(".")[0] for part in fields if "." in part.feeds]
        found = fed(fields, values, types[0], self.site) if types else {}
        return {"@type": types[0], **found} if found else None


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
