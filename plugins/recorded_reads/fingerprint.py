"""A digest that stands for a value: the same in every process, another for every other value."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Set
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import blake2b
from pathlib import PurePath
from types import FunctionType, NoneType
from typing import Any

import msgspec

SIZE = 16  # bytes
_AS_THEY_ARE = frozenset({str, bytes, int, float, bool, NoneType})


def fingerprint(value: object) -> bytes:
    """The digest of a value, of `SIZE` bytes.

    Values are text, numbers, dates, paths, and dataclasses, structs, enums, mappings, sets, tuples and lists of them. The
    order of a mapping counts, as whoever reads it may go by that; so does a type, as "2026-05-01" is no date. A class
    that is more than its value says with a method `identity()` what stands for it. Raises TypeError for anything else
    (an open file, a function that has no name in a module): no digest of it would be the same in another process.
    """
    return blake2b(repr(_plain(value)).encode(), digest_size=SIZE).digest()


def _plain(value: Any) -> Any:
    """The value as plain literals, whose `repr` says all of it. A dict stands for whatever is none: {type: parts}."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple:
        return tuple(map(_plain, value))
    if kind is list:
        return list(map(_plain, value))
    return {f"{kind.__module__}.{kind.__qualname__}": _parts(kind, value)}


def _parts(kind: type, value: Any) -> Any:
    if hasattr(kind, "identity"):
        return _plain(value.identity())
    names = _field_names(kind)
    if names is not None:
        return tuple(_plain(getattr(value, name)) for name in names)
    match value:
        case Mapping():
            return tuple((_plain(key), _plain(item)) for key, item in value.items())
        case Set():
            return tuple(sorted(map(repr, map(_plain, value))))
        case Enum():
            return value.name
        case dt.date() | dt.time():
            return value.isoformat(), str(getattr(value, "tzinfo", None))
        case str():
            return str.__str__(value)
        case int():
            return int(value)
        case tuple() | list():
            return tuple(map(_plain, value))
        case dt.timedelta() | Decimal() | PurePath():
            return str(value)
        case FunctionType() if "<" not in value.__qualname__:
            return value.__module__, value.__qualname__
        case type():
            return value.__module__, value.__qualname__
    raise TypeError(f"A value of the type {kind.__qualname__} has no fingerprint.")


@cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    """The fields that make up the values of a dataclass or struct: those that equality goes by. None for another type."""
    if issubclass(kind, msgspec.Struct):
        return kind.__struct_fields__
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind) if field.compare)
    return None
