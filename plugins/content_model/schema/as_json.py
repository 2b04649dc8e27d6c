"""The content model's own description as JSON, for forms and other tools: what may be said, and within which limits.

Everything stands in the order in which it was declared, so that the same contributions give the same text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from .blocks import Block
from .containers import group_schema
from .contributions import Contributions
from .fields import Field, FieldType
from .kinds import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def as_text(contributions: Contributions) -> str:
    """The description as the text of a JSON file."""
    return json.dumps(as_json(contributions), ensure_ascii=False, indent=2) + "\n"


def as_json(contributions: Contributions) -> dict[str, Any]:
    """Kinds of page with their fields and the JSON schema of their front matter, types of fields, blocks, and facts."""
    return {
        "kinds": [_kind(kind) for kind in contributions.kinds],
        "field_types": [_type(type_) for type_ in contributions.field_types],
        "blocks": [_block(block) for block in contributions.blocks],
        "facts": [_field(spec) for spec in contributions.facts],
    }


def front_matter_schema(kind: Kind) -> dict[str, Any]:
    """The JSON schema of the front matter of a kind's pages."""
    schema = group_schema(kind.fields)
    schema["properties"]["kind"]["enum"] = [kind.name, kind.label]
    return {"$schema": DIALECT, "title": kind.label, **schema}


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "name": kind.name,
        "label": kind.label,
        "help": kind.help,
        "traits": sorted(kind.traits),
        "folder": kind.folder,
        "file": kind.file,
        "template": kind.template,
        "fields": fields_as_json(kind.fields),
        "front_matter": front_matter_schema(kind),
    }


def _type(type_: FieldType) -> dict[str, Any]:
    spec = Field("value", "Value", type_, item=Field("item", "Item"))
    return {
        "name": type_.name,
        "phrase": type_.phrase,
        "example": type_.example,
        "control": _control(spec),
        "json_schema": type_.json_schema(spec),
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "name": block.name,
        "label": block.label,
        "help": block.help,
        "options": fields_as_json(block.options),
        "has_body": block.has_body,
        "example": block.example,
    }


def fields_as_json(fields: Sequence[Field]) -> list[dict[str, Any]]:
    """Fields as plain data, with the control of each in a form."""
    return [_field(spec) for spec in fields]


def _field(spec: Field) -> dict[str, Any]:
    more: dict[str, Any] = {"item": _field(spec.item)} if spec.item is not None else {}
    if spec.fields:
        more["fields"] = fields_as_json(spec.fields)
    return {
        "name": spec.name,
        "label": spec.label,
        "help": spec.help,
        "type": spec.type.name,
        "control": _control(spec),
        "required": spec.required,
        "default": spec.default,
        "minimum": spec.minimum,
        "maximum": spec.maximum,
        "pattern": spec.pattern,
        "pattern_help": spec.pattern_help,
        "choices": list(spec.choices),
        "example": spec.type.example_of(spec),
        "feeds": spec.feeds,
        **more,
    }


def _control(spec: Field) -> dict[str, Any]:
    control = spec.type.control(spec)
    return {"name": control.name, "attributes": dict(control.attributes)}
