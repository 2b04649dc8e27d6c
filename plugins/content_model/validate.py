"""Holds YAML nodes against fields: typed values out, and a finding for each value that does not fit."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec

from ..findings import Finding, Place, Severity
from .field import Field, FieldType
from .yaml_nodes import Node

_TEXTS = {
    FieldType.LINE,
    FieldType.TEXT,
    FieldType.CHOICE,
    FieldType.ADDRESS,
    FieldType.PATH,
    FieldType.SOURCE,
    FieldType.PERSON,
    FieldType.PAGE,
    FieldType.IMAGE,
}
_TYPES: dict[FieldType, Any] = {
    FieldType.WHOLE_NUMBER: int,
    FieldType.NUMBER: float,
    FieldType.YES_NO: bool,
    FieldType.DATE: dt.date,
    FieldType.MOMENT: dt.datetime,
}
_EXAMPLES = {
    FieldType.WHOLE_NUMBER: "10",
    FieldType.NUMBER: "0.5",
    FieldType.YES_NO: "yes or no",
    FieldType.DATE: "2026-03-31",
    FieldType.MOMENT: "2026-03-31T09:00:00-07:00",
}
_YES_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@dataclass(slots=True)
class Report:
    """Collects what one file's validation has to say. `file` is relative to the project."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, rule: str, message: str, fix: str, place: Place) -> None:
        """Adds an error at a place of the file."""
        self.findings.append(Finding(rule, Severity.ERROR, message, fix, self.file, place.line, place.column))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "Did you mean `title`?", or nothing when no known word is near."""
    near = difflib.get_close_matches(word.lower(), {k.lower(): k for k in known}, n=1, cutoff=0.6)
    found = {k.lower(): k for k in known}.get(near[0]) if near else None
    return f"Did you mean `{found}`?" if found else ""


def read_group(
    node: Node, fields: Sequence[Field], report: Report, *, what: str, rule: str = "front-matter"
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
            fix = did_you_mean(name, known) or f"{what.capitalize()} has: {', '.join(known)}."
            report.add(f"{rule}-unknown", f"`{name}` is not a field of {what}", fix, places[name])
        elif child.value is None:
            if spec.required:
                _missing(spec, report, what, places[name], rule)
        else:
            values[name] = read_value(child, spec, report, rule=rule)
    for spec in fields:
        if spec.required and spec.name not in given:
            _missing(spec, report, what, node.place, rule)
    return values


def read_value(node: Node, spec: Field, report: Report, *, rule: str = "front-matter") -> Any:
    """One value, typed; None where it does not fit (the report then says so)."""
    if spec.type is FieldType.LIST:
        return _read_list(node, spec, report, rule)
    if spec.type is FieldType.GROUP:
        if not isinstance(node.value, dict):
            names = ", ".join(f"{f.name}: ..." for f in spec.fields[:3])
            report.add(
                f"{rule}-type",
                f"`{spec.name}` should be a group of values, and is {node.shape}",
                f"Write {names}",
                node.place,
            )
            return None
        return read_group(node, spec.fields, report, what=f"`{spec.name}`", rule=rule)
    if not isinstance(node.value, str):
        report.add(f"{rule}-type", f"`{spec.name}` should be {_a(spec)}, and is {node.shape}", _write(spec), node.place)
        return None
    return _read_scalar(node, spec, report, rule)


def _read_list(node: Node, spec: Field, report: Report, rule: str) -> tuple[Any, ...] | None:
    assert spec.item is not None, f"the list field {spec.name} does not say what its items are"
    if not isinstance(node.value, list):
        report.add(
            f"{rule}-type",
            f"`{spec.name}` should be a list, and is {node.shape}",
            f"Write one item a line, each with a dash in front: `- {spec.item.example or '...'}`.",
            node.place,
        )
        return None
    if spec.minimum is not None and len(node.value) < spec.minimum:
        report.add(
            f"{rule}-length",
            f"`{spec.name}` has {len(node.value)} items, at least {spec.minimum:g} are needed",
            "Add the missing ones.",
            node.place,
        )
    if spec.maximum is not None and len(node.value) > spec.maximum:
        report.add(
            f"{rule}-length",
            f"`{spec.name}` has {len(node.value)} items, at most {spec.maximum:g} fit",
            "Take some away.",
            node.place,
        )
    items = (read_value(child, spec.item, report, rule=rule) for child in node.value)
    return tuple(item for item in items if item is not None)


def _read_scalar(node: Node, spec: Field, report: Report, rule: str) -> Any:
    text: str = node.value.strip()
    if spec.type is FieldType.YES_NO:
        if text.lower() in _YES_NO:
            return _YES_NO[text.lower()]
        report.add(
            f"{rule}-type", f"`{spec.name}` should be yes or no, and is `{_short(text)}`", _write(spec), node.place
        )
        return None
    if spec.type is FieldType.DATE:
        text = re.sub(r"[T ]\d\d:\d\d.*$", "", text)  # an editor may add a time of day
    try:
        value = msgspec.convert(text, _type_of(spec), strict=False)
    except (msgspec.ValidationError, ValueError, OverflowError):
        _say_what_is_wrong(text, spec, report, node.place, rule)
        return None
    problem = _CHECKS.get(spec.type, _fine)(value, spec)
    if problem:
        report.add(f"{rule}-value", f"`{spec.name}`: {problem}", _write(spec), node.place)
        return None
    return value


def _type_of(spec: Field) -> Any:
    """The field's type and limits, in msgspec's terms."""
    if spec.type in _TEXTS:
        least = max(int(spec.minimum or 0), 1 if spec.required else 0)
        most = None if spec.maximum is None else int(spec.maximum)
        pattern = f"^(?:{spec.pattern})$" if spec.pattern else None
        return Annotated[str, msgspec.Meta(min_length=least, max_length=most, pattern=pattern)]
    base = _TYPES[spec.type]
    if base in (int, float):
        return Annotated[base, msgspec.Meta(ge=spec.minimum, le=spec.maximum)]
    return base


def _say_what_is_wrong(text: str, spec: Field, report: Report, place: Place, rule: str) -> None:
    name = f"`{spec.name}`"
    if spec.type in _TEXTS:
        length, least, most = len(text), spec.minimum or 0, spec.maximum
        if not text:
            report.add(f"{rule}-missing", f"{name} is empty", _write(spec), place)
        elif most is not None and length > most:
            report.add(
                f"{rule}-length",
                f"{name} has {length} characters, {most:g} fit",
                f"Shorten it by {length - most:g}.",
                place,
            )
        elif length < least:
            report.add(
                f"{rule}-length",
                f"{name} has {length} characters, at least {least:g} are needed",
                f"Say a little more: {spec.help}" if spec.help else "Say a little more.",
                place,
            )
        else:
            report.add(
                f"{rule}-value",
                f"{name} is `{_short(text)}`, which is not written as it should be",
                _write(spec),
                place,
            )
        return
    limits = _limits(spec)
    try:
        number = float(text)
    except ValueError:
        number = None
    if (
        spec.type in (FieldType.NUMBER, FieldType.WHOLE_NUMBER)
        and number is not None
        and limits
        and (spec.type is FieldType.NUMBER or number.is_integer())
    ):
        report.add(
            f"{rule}-value", f"{name} is {_short(text)}, which is outside {limits}", f"Write a number {limits}.", place
        )
    elif spec.type in (FieldType.DATE, FieldType.MOMENT):
        report.add(f"{rule}-date", f"{name} is `{_short(text)}`, which is not {_a(spec)}", _write(spec), place)
    else:
        report.add(f"{rule}-type", f"{name} should be {_a(spec)}, and is `{_short(text)}`", _write(spec), place)


def _missing(spec: Field, report: Report, what: str, place: Place, rule: str) -> None:
    report.add(f"{rule}-missing", f"`{spec.name}` is missing, and {what} needs it", _write(spec), place)


def _write(spec: Field) -> str:
    """What to write, from what the field says of itself."""
    if spec.choices:
        return f"Write one of: {', '.join(spec.choices)}."
    example = spec.pattern_help or spec.example or _EXAMPLES.get(spec.type, "")
    shown = f"Write `{spec.name}: {example}`." if example else f"Write `{spec.name}: ...`."
    return f"{shown} {spec.help}".strip()


def _limits(spec: Field) -> str:
    if spec.minimum is not None and spec.maximum is not None:
        return f"from {spec.minimum:g} to {spec.maximum:g}"
    if spec.minimum is not None:
        return f"of {spec.minimum:g} or more"
    return f"of {spec.maximum:g} or less" if spec.maximum is not None else ""


def _a(spec: Field) -> str:
    if spec.type is FieldType.YES_NO:
        return "yes or no"
    return f"a {spec.type.value}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _fine(value: Any, spec: Field) -> str:
    return ""


def _check_choice(value: str, spec: Field) -> str:
    if value in spec.choices:
        return ""
    return f"`{_short(value)}` is not one of its values. {did_you_mean(value, spec.choices)}".strip()


def _check_line(value: str, spec: Field) -> str:
    return "it should stand on one line" if "\n" in value else ""


def _check_address(value: str, spec: Field) -> str:
    good = re.fullmatch(r"https://[^\s/?#@\"'<>\\]+\.[^\s/?#@\"'<>\\]+(/[^\s\"'<>\\]*)?", value)
    return "" if good else f"`{_short(value)}` is not a web address that starts with https://"


def _check_path(value: str, spec: Field) -> str:
    good = re.fullmatch(r"/[A-Za-z0-9/._~%+-]*", value) and ".." not in value and "//" not in value
    return "" if good else f"`{_short(value)}` is not an address on this site, which starts with / and has no spaces"


def _check_moment(value: dt.datetime, spec: Field) -> str:
    return "" if value.tzinfo else "the time zone is missing"


_CHECKS: dict[FieldType, Callable[[Any, Field], str]] = {
    FieldType.CHOICE: _check_choice,
    FieldType.LINE: _check_line,
    FieldType.ADDRESS: _check_address,
    FieldType.PATH: _check_path,
    FieldType.MOMENT: _check_moment,
}
