"""Reads one value: its type, its limits, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated, Any

import msgspec

from ...findings import Place, did_you_mean
from ..report import Report
from ..schema.fields import Field, FieldType
from ..typography import smart
from ..wording import a, day_meant, limits, many, what_to_write
from .messages import ValueMessages
from .nodes import Node
from .words import short

PROSE = {FieldType.LINE, FieldType.TEXT}
_TEXTS = {
    *PROSE,
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
_YES_NO = {"yes": True, "true": True, "on": True, "y": True, "no": False, "false": False, "off": False, "n": False}
_MARKDOWN = re.compile(r"\*\*\S|\S\*\*|\]\(|</?[a-z]+( [^<>]*)?/?>")
_IMAGE_FOLDER = re.compile(r"^(\.\./|/)*(content/)?images/")


def read_scalar(node: Node, spec: Field, report: Report, messages: ValueMessages) -> Any:
    """One value that is neither a list nor a group; None where it does not fit (the report then says so)."""
    text: str = node.value.strip()
    if spec.type is FieldType.YES_NO:
        if text.lower() in _YES_NO:
            return _YES_NO[text.lower()]
        message = f"`{spec.name}` should be yes or no, and is `{short(text)}`"
        report.add(messages.type, message, what_to_write(spec), node.place)
        return None
    try:
        value = msgspec.convert(_as_meant(text, spec), _type_of(spec), strict=False)
    except (msgspec.ValidationError, ValueError, OverflowError):
        _say_what_is_wrong(text, spec, report, node.place, messages)
        return None
    problem, fix = _CHECKS.get(spec.type, _fine)(value, spec)
    if problem:
        report.add(messages.value, f"`{spec.name}`: {problem}", fix or what_to_write(spec), node.place)
        return None
    return value


def _as_meant(text: str, spec: Field) -> str:
    """The text in the one form that the model keeps: what an editor adds or a person writes otherwise is evened out."""
    if spec.type in PROSE:
        return text if spec.pattern else smart(text)
    if spec.type is FieldType.DATE:
        return re.sub(r"[T ]\d\d:\d\d.*$", "", text)  # an editor may add a time of day
    if spec.type is FieldType.WHOLE_NUMBER and re.fullmatch(r"0+\d+", text):
        return text.lstrip("0") or "0"
    if spec.type is FieldType.CHOICE:
        return next((choice for choice in spec.choices if choice.lower() == text.lower()), text)
    if spec.type is FieldType.IMAGE:
        return _IMAGE_FOLDER.sub("", text)
    return text


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


def _say_what_is_wrong(text: str, spec: Field, report: Report, place: Place, messages: ValueMessages) -> None:
    name, shown = f"`{spec.name}`", f"`{short(text)}`"
    if spec.type in _TEXTS:
        length, least, most = len(text), spec.minimum or 0, spec.maximum
        if not text:
            report.add(messages.missing, f"{name} is empty", what_to_write(spec), place)
        elif most is not None and length > most:
            message = f"{name} has {many(length, 'character')}, {most:g} fit"
            report.add(messages.length, message, f"Shorten it by {length - most:g}.", place)
        elif length < least:
            message = f"{name} has {many(length, 'character')}, at least {least:g} are needed"
            report.add(messages.length, message, f"Say a little more. {spec.help}".strip(), place)
        else:
            message = f"{name} is {shown}, which is not written as it should be"
            report.add(messages.value, message, what_to_write(spec), place)
    elif spec.type in (FieldType.DATE, FieldType.MOMENT):
        meant = day_meant(text) if spec.type is FieldType.DATE else ""
        fix = f"Write `{spec.name}: {meant}`." if meant else what_to_write(spec)
        report.add(messages.date, f"{name} is {shown}, which is not {a(spec)}", fix, place)
    elif _is_outside(text, spec):
        fix = f"Write a number, {limits(spec)}."
        report.add(messages.value, f"{name} is {short(text)}, and should be {limits(spec)}", fix, place)
    else:
        report.add(messages.type, f"{name} should be {a(spec)}, and is {shown}", what_to_write(spec), place)


def _is_outside(text: str, spec: Field) -> bool:
    """Whether the text is a number of the field's type beyond its limits."""
    number = re.fullmatch(r"[-+]?\d+" if spec.type is FieldType.WHOLE_NUMBER else r"[-+]?\d*\.?\d+", text)
    if not number:
        return False
    least, most = spec.minimum, spec.maximum
    return (least is not None and float(text) < least) or (most is not None and float(text) > most)


_Verdict = tuple[str, str]  # what is wrong, or nothing; what to write, or nothing for the field's own words


def _fine(value: Any, spec: Field) -> _Verdict:
    return "", ""


def _check_choice(value: str, spec: Field) -> _Verdict:
    if value in spec.choices:
        return "", ""
    near = did_you_mean(value, spec.choices)
    return f"`{short(value)}` is not one of its values", f"{near} {what_to_write(spec)}".strip()


def _check_line(value: str, spec: Field) -> _Verdict:
    return (
        ("it should stand on one line", "Write it on one line, without a line break.")
        if "\n" in value
        else _check_text(value, spec)
    )


def _check_text(value: str, spec: Field) -> _Verdict:
    found = _MARKDOWN.search(value)
    if not found:
        return "", ""
    problem = f"`{found[0]}` would be shown as it is, because Markdown and HTML belong into the page's text"
    return problem, "Write it in plain words."


def _check_address(value: str, spec: Field) -> _Verdict:
    good = re.fullmatch(r"https://[^\s/?#@\"'<>\\]+\.[^\s/?#@\"'<>\\]+(/[^\s\"'<>\\]*)?", value)
    return ("", "") if good else (f"`{short(value)}` is not a web address that starts with https://", "")


def _check_path(value: str, spec: Field) -> _Verdict:
    good = re.fullmatch(r"/[A-Za-z0-9/._~%+-]*", value) and ".." not in value and "//" not in value
    return (
        ("", "")
        if good
        else (f"`{short(value)}` is not an address on this site, which starts with / and has no spaces", "")
    )


def _check_moment(value: dt.datetime, spec: Field) -> _Verdict:
    return ("", "") if value.tzinfo else ("the time zone is missing", "")


_CHECKS: dict[FieldType, Callable[[Any, Field], _Verdict]] = {
    FieldType.CHOICE: _check_choice,
    FieldType.LINE: _check_line,
    FieldType.TEXT: _check_text,
    FieldType.ADDRESS: _check_address,
    FieldType.PATH: _check_path,
    FieldType.MOMENT: _check_moment,
}
