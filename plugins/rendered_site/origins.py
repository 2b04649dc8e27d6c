"""What was written for each output file: from the content model where there is one, else from Pelican."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .document import Origin

KEY = "RENDERED_SITE_ORIGINS"


def origins_of_model(model: Any) -> dict[str, Origin]:
    """Origins by output file, from the entries of a content model."""
    return {entry.save_as: origin_of_entry(entry) for entry in model.entries}


def origin_of_entry(entry: Any) -> Origin:
    """The origin of a page that the content model read."""
    return Origin(
        source=entry.source,
        kind=entry.kind.name,
        health=entry.kind.health,
        listed=entry.listed,
        title=entry.title,
        front_matter={**entry.fields, "title": entry.title, "description": entry.description, "kind": entry.kind.name},
        places=entry.places,
        body_line=entry.body_line,
    )


def origins_of_pages(contents: Iterable[Any], project: Path) -> dict[str, Origin]:
    """Origins by output file, from Pelican's own articles and pages (a site without our content model)."""
    return {content.save_as: _origin_of_content(content, project) for content in contents}


def _origin_of_content(content: Any, project: Path) -> Origin:
    source = Path(content.source_path)
    metadata: Mapping[str, Any] = content.metadata
    return Origin(
        source=source.relative_to(project).as_posix() if source.is_relative_to(project) else source.as_posix(),
        kind=str(metadata.get("kind", "page")),
        listed=getattr(content, "status", "published") == "published",
        title=str(metadata.get("title", "")),
        front_matter={key: value for key, value in metadata.items() if isinstance(value, str | int | float)},
    )
