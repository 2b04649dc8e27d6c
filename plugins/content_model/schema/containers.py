"""The types that hold other values: lists and groups; and how the values of a whole mapping are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...findings import Place, did_you_mean, nearest
from ..wording import listed, many
from ..yaml.nodes import Node
from ..yaml.words import short
from .fields import LINE, Control, Field, FieldType, GraphValues, ValueReport, given
from .other_names import advice_on
from .references import Reference

_ALL_NAMED = 12  # of so many fields all are named in a message
_ONE_BY_ONE = 3  # so many missing fields are named one by one; more of them in one message


class List(FieldType):
    """A list of the field's `item`."""

    name = "list"
    blank = "[]"

    def read(self, node: Node, spec: Field, to: ValueReport) -> tuple[Any, ...] | None:
        item = item_of(spec)
        if not isinstance(node.value, list):
            message = f"`{spec.name}` should be a list, and is {node.shape}"
            to.add(to.messages.type, message, _as_a_list(spec, item, node.value), node.place)
            return None
        number = len(node.value)
        if spec.minimum is not None and number < spec.minimum:
            message = f"`{spec.name}` has {many(number, 'item')}, at least {spec.minimum:g} are needed"
            to.add(to.messages.length, message, "Add the missing ones.", node.place)
        if spec.maximum is not None and number > spec.maximum:
            message = f"`{spec.name}` has {many(number, 'item')}, at most {spec.maximum:g} fit"
            to.add(to.messages.length, message, "Take some away.", node.place)
        items: list[Any] = []
        for child in node.value:
            if _is_empty(child) and not child.remark:
                fix = "Write it behind the dash, or delete the dash."
                to.add(to.messages.type, f"An item of `{spec.name}` is empty", fix, child.place)
                continue
            value = item.type.read(child, item, to)
            if value is not None:
                items.append(value)
        return tuple(items)

    def control(self, spec: Field) -> Control:
        return Control("list", given(minimum=spec.minimum, maximum=spec.maximum))

    def json_schema(self, spec: Field) -> dict[str, Any]:
        item = item_of(spec)
        return {
            "type": "array",
            "items": item.type.json_schema(item),
            **given(minItems=spec.minimum, maxItems=spec.maximum),
        }

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        item = item_of(spec)
        items = [item.type.as_json_ld(one, item, graph) for one in value if one is not None]
        return [one for one in items if one is not None]


class Group(FieldType):
    """A mapping with the field's `fields`."""

    name = "group"

    def read(self, node: Node, spec: Field, to: ValueReport) -> dict[str, Any] | None:
        if not isinstance(node.value, dict):
            names = ", ".join(f"{f.name}: ..." for f in spec.fields[:3])
            message = f"`{spec.name}` should be a group of values, and is {node.shape}"
            to.add(to.messages.type, message, f"Write {names} below it.", node.place)
            return None
        return read_group(node, spec.fields, to, what=f"`{spec.name}`")

    def control(self, spec: Field) -> Control:
        return Control("group")

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return group_schema(spec.fields)

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        return graph.group(spec.fields, value)


LIST, GROUP = List(), Group()


def list_of(name: str, label: str, item: Field | FieldType = LINE, **options: Any) -> Field:
    """A list field: `item` is a whole Field, or just the type of each item."""
    if isinstance(item, FieldType):
        item = Field(name, label, item)
    return Field(name, label, LIST, item=item, **options)


def group(name: str, label: str, *fields: Field, **options: Any) -> Field:
    """A group field: a mapping with the given fields."""
    return Field(name, label, GROUP, fields=fields, **options)


def item_of(spec: Field) -> Field:
    """What the items of a list field are."""
    assert spec.item is not None, f"the list field {spec.name} does not say what its items are"
    return spec.item


def group_schema(fields: Sequence[Field]) -> dict[str, Any]:
    """The JSON schema of a mapping with these fields and no others."""
    return {
        "type": "object",
        "properties": {f.name: _described(f) for f in fields},
        "required": [f.name for f in fields if f.required],
        "additionalProperties": False,
    }


def _described(spec: Field) -> dict[str, Any]:
    words = {"title": spec.label, **given(description=spec.help or None, default=spec.default)}
    return {**words, **spec.type.json_schema(spec)}


def read_group(node: Node, fields: Sequence[Field], to: ValueReport, *, what: str) -> dict[str, Any]:
    """The values of a mapping by field name, defaults filled in; problems go to the report.

    `what` names the whole thing in messages ("a page of the kind `style`").
    """
    known = {f.name: f for f in fields}
    values: dict[str, Any] = {f.name: f.default for f in fields}
    given: Mapping[str, Node] = node.value
    places = node.key_places or {}
    for name, child in given.items():
        spec = known.get(name)
        if spec is None:
            to.add(
                to.messages.unknown,
                f"`{name}` is not a field of {what}",
                _instead_of(name, known, what, given),
                places[name],
            )
        elif _is_empty(child) and not (child.remark and spec.type.prose):
            if spec.required:
                _say_missing([spec], to, what, places[name])
        else:
            values[name] = spec.type.read(child, spec, to)
    _say_missing([spec for spec in fields if spec.required and spec.name not in given], to, what, node.place)
    return values


def _instead_of(name: str, known: Mapping[str, Field], what: str, given: Mapping[str, Node]) -> str:
    """What to write in place of a name that is no field. `given` has what stands there besides."""
    advice = advice_on(name, known) if what.startswith("a page") else ""
    if advice or (advice := did_you_mean(name, [one for one in known if one not in given])):
        return advice
    if near := [one for one in nearest(name, known) if one in given]:
        return f"Take the line away: `{near[0]}` stands here as well."
    if len(known) > _ALL_NAMED:
        return f"Take the line away, or look up the field's name in docs/fields.md, which lists what {what} may have."
    return f"{what[:1].upper()}{what[1:]} has: {', '.join(known)}."


def _say_missing(specs: Sequence[Field], to: ValueReport, what: str, place: Place) -> None:
    """Reports required fields that are not there: each with what to write, or many in one message."""
    if len(specs) > _ONE_BY_ONE:
        names = [spec.name for spec in specs]
        other = " Or name another kind, such as `kind: page`." if what.startswith("a page") else ""
        message = f"{listed(names)} are missing, and {what} needs them"
        to.add(to.messages.missing, message, f"Write them, each on a line: `{names[0]}: ...`.{other}", place)
        return
    for spec in specs:
        message = f"`{spec.name}` is missing, and {what} needs it"
        to.add(to.messages.missing, message, spec.type.what_to_write(spec), place)


def _is_empty(node: Node) -> bool:
    """Nothing, or quotation marks around nothing, as forms save a field that was left empty."""
    return node.value is None or (isinstance(node.value, str) and node.quoted and not node.value.strip())


def _as_a_list(spec: Field, item: Field, given: object) -> str:
    """How to write a list where a single value was given."""
    if isinstance(given, str) and isinstance(item.type, Reference):
        items = [part.strip(" \"'") for part in given.split(",")]
        return f"Write `{spec.name}: [{', '.join(items)}]`."
    first = short(given, 60) if isinstance(given, str) else item.example or "..."
    return f"Write one item a line, each with a dash in front: `- {first}`."
