"""Whether a plain value is what a schema.org data type asks for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlsplit

_YEAR_OR_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_TIME = re.compile(r"([01]\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")
_MEASURE = re.compile(r"-?\d+([.,]\d+)? ?[^\s\d][^\d]*")


def is_url(value: object) -> bool:
    """An absolute web address."""
    if not isinstance(value, str) or re.search(r"[\s<>\"\\^`{|}]", value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_date(value: object) -> bool:
    """A day, a month or a year in ISO 8601: 2026-03-31, 2026-03, 2026."""
    if not isinstance(value, str):
        return False
    if _YEAR_OR_MONTH.fullmatch(value):
        return True
    try:
        return len(value) == 10 and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def is_datetime(value: object) -> bool:
    """A day with a time in ISO 8601: 2026-03-31T09:00:00-07:00."""
    if not isinstance(value, str) or "T" not in value:
        return False
    try:
        return bool(dt.datetime.fromisoformat(value))
    except ValueError:
        return False


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


_TESTS: Final[Mapping[str, Callable[[object], bool]]] = {
    "Text": _is_text,
    "PronounceableText": _is_text,
    "CssSelectorType": _is_text,
    "XPathType": _is_text,
    "Quantity": _is_text,
    "URL": is_url,
    "Date": is_date,
    "DateTime": is_datetime,
    "Time": _matches(_TIME),
    "Duration": _matches(_DURATION),
    "Distance": _matches(_MEASURE),
    "Mass": _matches(_MEASURE),
    "Energy": _matches(_MEASURE),
    "Number": _is_number,
    "Float": _is_number,
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
}

_LOOKS: Final[Mapping[str, str]] = {
    "URL": "an address that starts with https://",
    "Date": "a day such as 2026-03-31",
    "DateTime": "a day and time such as 2026-03-31T09:00:00-07:00",
    "Time": "a time such as 09:00",
    "Duration": "a duration such as PT50M",
    "Distance": "a distance with its unit, such as 512 px",
    "Number": "a number",
    "Integer": "a whole number",
    "Boolean": "true or false",
    "Text": "a text",
}


def fits(value: object, datatype: str) -> bool:
    """Whether a JSON value is one of a data type ("Text", "Date", "Boolean" ...)."""
    test = _TESTS.get(datatype)
    return test is not None and test(value)


def looks_like(name: str) -> str:
    """What a value of a range looks like, in words."""
    return _LOOKS.get(name, f"a node of the type {name}")
