"""Which pages lead to a page, without converting any: for lists of what a change would touch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .entry import Card, Entry
from .load.tree_checks import named_values
from .markdown.links import link_target
from .model import ContentModel
from .questions import Questions
from .schema.references import PageReference

_ADDRESS = re.compile(r"[\w./-]*\.md\b|/[\w/-]+/")  # what in a text may name a page of the site


def pages_linking_to(model: ContentModel, entry: Entry) -> Iterator[Entry]:
    """The listed pages whose text or front matter names a page, in the site's order."""
    ask = Questions(model)
    for other in model.entries:
        if other.listed and other is not entry and (_in_front_matter(other, entry) or _in_text(other, entry, ask)):
            yield other


def _in_front_matter(other: Entry, entry: Entry) -> bool:
    name = entry.source.removeprefix("content/")
    values = (named_values(field, other.fields.get(field.name)) for field in other.kind.fields)
    return any(isinstance(spec.type, PageReference) and name in names for found in values for spec, names in found)


def _in_text(other: Entry, entry: Entry, ask: Questions) -> bool:
    for address in dict.fromkeys(_ADDRESS.findall(other.body)):
        target = link_target(address, other, ask)
        if isinstance(target, Card) and target.source == entry.source:
            return True
    return False
