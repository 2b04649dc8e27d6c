"""What was written for each output file, from the entries of a content model."""

from __future__ import annotations

from typing import Any

from .parts import Origin


def origins_of_model(model: Any) -> dict[str, Origin]:
    """Origins by output file, from the entries of a content model."""
    return {entry.save_as: origin_of_entry(entry) for entry in model.entries}


def origin_of_entry(entry: Any) -> Origin:
    """The origin of a page that the content model read."""
    return Origin(
        source=entry.source,
        kind=entry.kind.name,
        traits=entry.traits,
        listed=entry.listed,
        title=entry.title,
        front_matter={**entry.fields, "title": entry.title, "description": entry.description, "kind": entry.kind.name},
        places=entry.places,
        body_line=entry.body_line,
        review_lapsed=entry.review_lapsed,
    )
