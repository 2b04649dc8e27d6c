"""Holds YAML nodes against fields: typed values out, and a finding for each value that does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...findings import Place, did_you_mean
from ..report import Report
from ..schema.fields import Field, FieldType
from ..wording import a, as_a_list, listed, many, what_to_write
from .messages import ValueMessages
from .nodes import Node
from .scalars import PROSE, read_scalar
from .words import quoted

_ONE_BY_ONE = 3  # so many missing fields are named one by one; more of them in one message


def read_group(
    node: Node, fields: Sequence[Field], report: Report, *, what: str, messages: ValueMessages
) -> dict[str, Any]:
    """The values of a mapping by field name, defaults filled in; problems go to `report`.

    `what` names the whole thing in messages ("a page of the kind `style`").
    """
    known = {f.name: f for f in fields}
    values: dict[str, Any] = {f.name: f.default for f in fields}
    given: Mapping[str, Node] = node.value
    places = node.key_places or {}
    for name, child in given.items():
        spec = known.get(name)
        if spec is None:
            fix = did_you_mean(name, known) or f"{what[:1].upper()}{what[1:]} has: {', '.join(known)}."
            report.add(messages.unknown, f"`{name}` is not a field of {what}", fix, places[name])
        elif _is_empty(child) and not (child.remark and spec.type in PROSE):
            if spec.required:
                say_missing([spec], report, what, places[name], messages)
        else:
            values[name] = read_value(child, spec, report, messages=messages)
    missing = [spec for spec in fields if spec.required and spec.name not in given]
    say_missing(missing, report, what, node.place, messages)
    return values


def read_value(node: Node, spec: Field, report: Report, *, messages: ValueMessages) -> Any:
    """One value, typed; None where it does not fit (the report then says so)."""
    if spec.type is FieldType.LIST:
        return _read_list(node, spec, report, messages)
    if spec.type is FieldType.GROUP:
        if not isinstance(node.value, dict):
            names = ", ".join(f"{f.name}: ..." for f in spec.fields[:3])
            message = f"`{spec.name}` should be a group of values, and is {node.shape}"
            report.add(messages.type, message, f"Write {names} below it.", node.place)
            return None
        return read_group(node, spec.fields, report, what=f"`{spec.name}`", messages=messages)
    if node.remark and spec.type in PROSE:
        line = f"{spec.name}: {node.value or ''} {node.remark}".replace("  ", " ")
        message = f"In `{spec.name}`, everything from the # on is a remark, which visitors would not see"
        report.add(messages.remark, message, f"Put the value in quotes: {quoted(line)}", node.place)
        return None
    if not isinstance(node.value, str):
        message = f"`{spec.name}` should be {a(spec)}, and is {node.shape}"
        report.add(messages.type, message, what_to_write(spec), node.place)
        return None
    return read_scalar(node, spec, report, messages)


def say_missing(specs: Sequence[Field], report: Report, what: str, place: Place, messages: ValueMessages) -> None:
    """Reports required fields that are not there: each with what to write, or many in one message."""
    if len(specs) > _ONE_BY_ONE:
        names = [spec.name for spec in specs]
        other = " Or name another kind, such as `kind: page`." if what.startswith("a page") else ""
        message = f"{listed(names)} are missing, and {what} needs them"
        report.add(messages.missing, message, f"Write them, each on a line: `{names[0]}: ...`.{other}", place)
        return
    for spec in specs:
        report.add(messages.missing, f"`{spec.name}` is missing, and {what} needs it", what_to_write(spec), place)


def _is_empty(node: Node) -> bool:
    """Nothing, or quotation marks around nothing, as forms save a field that was left empty."""
    return node.value is None or (isinstance(node.value, str) and node.quoted and not node.value.strip())


def _read_list(node: Node, spec: Field, report: Report, messages: ValueMessages) -> tuple[Any, ...] | None:
    assert spec.item is not None, f"the list field {spec.name} does not say what its items are"
    if not isinstance(node.value, list):
        message = f"`{spec.name}` should be a list, and is {node.shape}"
        report.add(messages.type, message, as_a_list(spec, node.value), node.place)
        return None
    number = len(node.value)
    if spec.minimum is not None and number < spec.minimum:
        message = f"`{spec.name}` has {many(number, 'item')}, at least {spec.minimum:g} are needed"
        report.add(messages.length, message, "Add the missing ones.", node.place)
    if spec.maximum is not None and number > spec.maximum:
        message = f"`{spec.name}` has {many(number, 'item')}, at most {spec.maximum:g} fit"
        report.add(messages.length, message, "Take some away.", node.place)
    items: list[Any] = []
    for child in node.value:
        if _is_empty(child) and not child.remark:
            fix = "Write it behind the dash, or delete the dash."
            report.add(messages.type, f"An item of `{spec.name}` is empty", fix, child.place)
            continue
        item = read_value(child, spec.item, report, messages=messages)
        if item is not None:
            items.append(item)
    return tuple(items)
