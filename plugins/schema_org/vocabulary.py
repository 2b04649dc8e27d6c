"""schema.org's vocabulary: which types and properties there are, and what belongs to what.

Read from vocabulary.json, which `make_vocabulary` writes. Every answer is remembered: a site asks the
same few hundred questions on each of its pages.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

CONTEXT: Final = "https://schema.org"
_NOTHING: Final[frozenset[str]] = frozenset()


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8"))
    return found


def version() -> str:
    """The version of schema.org that the table was made from ("30.1")."""
    return str(_table()["version"])


def types() -> tuple[str, ...]:
    """The name of every type; data types such as Date are not among them."""
    return tuple(_table()["types"])


def properties() -> tuple[str, ...]:
    """The name of every property."""
    return tuple(_table()["properties"])


def is_type(name: str) -> bool:
    """Whether there is such a type."""
    return name in _table()["types"]


def is_datatype(name: str) -> bool:
    """Whether it is a data type: Text, URL, Date, Number ..."""
    return name in _table()["datatypes"]


def is_property(name: str) -> bool:
    """Whether there is such a property."""
    return name in _table()["properties"]


@cache
def ancestry(name: str) -> frozenset[str]:
    """A type with all the types that it is a kind of; empty for a name that is no type."""
    parents = _table()["types"].get(name)
    if parents is None:
        return _NOTHING
    found = {name}
    for parent in parents.split():
        found |= ancestry(parent)
    return frozenset(found)


@cache
def ancestry_of(names: tuple[str, ...]) -> frozenset[str]:
    """What a node of several types is a kind of."""
    return frozenset().union(*(ancestry(name) for name in names))


@cache
def domains(name: str) -> frozenset[str]:
    """The types that a property is meant for (and so for every kind of them)."""
    return frozenset(_table()["properties"][name][0].split()) if is_property(name) else _NOTHING


@cache
def ranges(name: str) -> frozenset[str]:
    """The types and data types that a property's values may have."""
    return frozenset(_table()["properties"][name][1].split()) if is_property(name) else _NOTHING


@cache
def belongs(name: str, types: tuple[str, ...]) -> bool:
    """Whether a node of these types may have the property."""
    return not domains(name).isdisjoint(ancestry_of(types))


@cache
def members(name: str) -> frozenset[str]:
    """The addresses of an enumeration's members, those of its kinds included; empty for any other type."""
    table = _table()
    return frozenset(
        f"{CONTEXT}/{member}"
        for enumeration, found in table["members"].items()
        if name in ancestry(enumeration)
        for member in found.split()
    )


@cache
def is_enumeration(name: str) -> bool:
    """Whether a type's values are members of a fixed list."""
    return name in _table()["members"]


def superseded_by(name: str) -> str:
    """The type or property that took the place of this one, or ""."""
    return str(_table()["superseded"].get(name, ""))


@cache
def members_any() -> frozenset[str]:
    """The addresses of the members of every enumeration."""
    return members("Enumeration")
