"""What somebody has in front of them, as the bytes of a file: the file that they opened, with what they changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..content_model.schema.fields import Field
from .front_matter_edit import data_values_of, edit_body, edit_data, edit_page, values_of, without_items
from .source.text import save_text
from .source.tree import Plain
from .source.write import Bare

_BARE = re.compile(r"[\w.+-][\w:.+-]*")


@dataclass(frozen=True, slots=True)
class Edited:
    """What somebody changed: all values of the form, the text below them, or the whole file as text. None: not touched."""

    values: Mapping[str, Plain] | list[Plain] | None = None
    body: str | None = None
    text: str | None = None


def compose_page(opened: bytes, edited: Edited, fields: Sequence[Field] = ()) -> bytes:
    """A page's file with what was changed, and every other byte as it was. Raises Refused."""
    if edited.text is not None:
        return save_text(opened, edited.text)
    data = opened
    if isinstance(edited.values, Mapping):
        data = edit_page(data, _changes(values_of(data), as_written(edited.values, fields)), fields)
    if edited.body is not None:
        data = edit_body(data, edited.body)
    return data


def compose_data(opened: bytes, edited: Edited, fields: Sequence[Field] = ()) -> bytes:
    """The same for a data file, which has no text below. Raises Refused."""
    if edited.text is not None:
        return save_text(opened, edited.text)
    if edited.values is None:
        return opened
    if isinstance(edited.values, list):
        return edit_data(opened, [((), edited.values)], fields) if edited.values else without_items(opened)
    before = data_values_of(opened)
    changes = _changes(before if isinstance(before, dict) else {}, as_written(edited.values, fields))
    return edit_data(opened, changes, fields)


def as_written(values: Mapping[str, Plain], fields: Sequence[Field]) -> dict[str, Plain]:
    """A form's values, all of them texts, as people write them: numbers, days and yes or no without quotes."""
    known = {field.name: field for field in fields}
    return {name: _as_written(value, known[name]) if name in known else value for name, value in values.items()}


def _as_written(value: Plain, field: Field) -> Plain:
    if isinstance(value, Mapping):
        return as_written(value, field.fields)
    if isinstance(value, list):
        return [_as_written(item, field.item) for item in value] if field.item is not None else value
    schema = field.type.json_schema(field)
    bare = schema.get("type") in ("integer", "number", "boolean") or schema.get("format") in ("date", "date-time")
    return Bare(value) if bare and value is not None and _BARE.fullmatch(value) else value


def _changes(before: Mapping[str, Plain], after: Mapping[str, Plain]) -> dict[str, Plain]:
    return {**dict.fromkeys(name for name in before if name not in after), **after}
