"""Values that name something, in front matter, in a block's options and in data files: found by what their fields declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...content_model.schema.fields import Field
from ..source.tree import Group, Items, Scalar, Value
from ..source.yaml_edit import Path

_PLACEHOLDER = "placeholder"  # a fact that is not known yet is a group with its stand-in


def values_in(value: Value | None, fields: Sequence[Field], path: Path = ()) -> Iterator[tuple[Path, Field, Scalar]]:
    """Each single value of a group with its field and its place in the tree, in the order in which they stand."""
    if isinstance(value, Group):
        known: Mapping[str, Field] = {field.name: field for field in fields}
        for name, key in value.keys.items():
            if name in known:
                yield from _of(key.value, known[name], (*path, name))


def _of(value: Value, field: Field, path: Path) -> Iterator[tuple[Path, Field, Scalar]]:
    if isinstance(value, Group) and _PLACEHOLDER in value.keys:
        yield from _of(value.keys[_PLACEHOLDER].value, field, (*path, _PLACEHOLDER))
    elif isinstance(value, Items) and field.item is not None:
        for number, item in enumerate(value.items):
            yield from _of(item, field.item, (*path, number))
    elif isinstance(value, Scalar):
        if value.value is not None and field.item is None:
            yield path, field, value
    else:
        yield from values_in(value, field.fields, path)
