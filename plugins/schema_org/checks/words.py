"""Types, properties and values that schema.org has, where it wants them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ...findings import did_you_mean, nearest
from .. import values, vocabulary
from ..problem import ERROR, WARNING, Problem
from ..required import is_blank, types_of
from ..tidy import is_reference
from ..walk import Found, PageGraph

RULE = "jsonld-vocabulary"
_OF_JSON_LD = ("@id", "@type", "@context")


def check(page: PageGraph) -> Iterator[Problem]:
    """Every node's types, its properties, and their values."""
    for found in page.found:
        if not found.types:
            yield _problem(found, ERROR, f"A node has no type: {found.name}.", "Give it an @type.")
            continue
        unknown = [name for name in found.types if not vocabulary.is_type(name)]
        for name in unknown:
            yield _problem(found, ERROR, f"schema.org {vocabulary.version()} has no type `{name}`.", _near_type(name))
        for name in found.types:
            successor = vocabulary.superseded_by(name)
            if successor and name not in unknown:
                yield _problem(found, WARNING, f"The type `{name}` is superseded.", f"Write `{successor}`.")
        if not unknown:
            yield from _properties(found, page)


def _properties(found: Found, page: PageGraph) -> Iterator[Problem]:
    for name, value in found.node.items():
        if name in _OF_JSON_LD:
            continue
        if not _in_place(name, found.types):
            yield from _out_of_place(name, found)
            if not vocabulary.is_property(name):
                continue
        ranges = vocabulary.ranges(name)
        for item in value if isinstance(value, list) else (value,):
            # Most values are plain texts where a text is wanted; the rest is looked at closely.
            if not (isinstance(item, str) and "Text" in ranges and not item.startswith(vocabulary.CONTEXT)):
                yield from _value(item, name, ranges, found, page)


@cache
def _in_place(name: str, types: tuple[str, ...]) -> bool:
    """Whether a property exists, is not superseded, and may stand in a node of these types."""
    return vocabulary.belongs(name, types) and not vocabulary.superseded_by(name)


def _out_of_place(name: str, found: Found) -> Iterator[Problem]:
    if not vocabulary.is_property(name):
        message = f"schema.org {vocabulary.version()} has no property `{name}` ({found.name})."
        yield _problem(found, ERROR, message, _near_property(name), name)
        return
    successor = vocabulary.superseded_by(name)
    if successor:
        message = f"The property `{name}` of {found.name} is superseded."
        yield _problem(found, WARNING, message, f"Write `{successor}`.", name)
    if not vocabulary.belongs(name, found.types):
        homes = ", ".join(sorted(vocabulary.domains(name)))
        fix = f"It belongs to: {homes}. Move it there, or leave it out."
        yield _problem(found, WARNING, f"`{name}` is no property of {found.name}.", fix, name)


def _value(value: Any, name: str, ranges: frozenset[str], found: Found, page: PageGraph) -> Iterator[Problem]:
    if is_blank(value):
        return
    if isinstance(value, dict):
        yield from _node_value(value, name, ranges, found, page)
    elif isinstance(value, list):
        message = f"A value of `{name}` ({found.name}) is a list in a list."
        yield _problem(found, WARNING, message, "Make it one list.", name)
    elif not _plain_fits(value, ranges):
        shown = f"`{name}` of {found.name} is {_shown(value)}"
        member = _member_problem(value, ranges)
        if member:
            fix = _near_member(value, member)
            yield _problem(found, ERROR, f"{shown}, which is no member of {member}.", fix, name)
        else:
            fix = f"It should be {_or(ranges)}."
            yield _problem(found, WARNING, f"{shown}, which is outside its range.", fix, name)


def _node_value(
    value: dict[str, Any], name: str, ranges: frozenset[str], found: Found, page: PageGraph
) -> Iterator[Problem]:
    types: tuple[str, ...] | None = types_of(value)
    if is_reference(value):
        id_ = value["@id"]
        if isinstance(id_, str) and not vocabulary.members_any().isdisjoint((id_,)):
            types = None if _plain_fits(id_, ranges) else ("Enumeration",)
        else:
            types = page.types_behind(str(id_))
    if types is None or any(not vocabulary.is_type(t) for t in types):
        return  # a dangling reference or an unknown type: said elsewhere
    if types and ranges.isdisjoint(vocabulary.ancestry_of(types)):
        yield _problem(
            found,
            WARNING,
            f"`{name}` of {found.name} is of the type {types[0]}, which is outside its range.",
            f"It should be {_or(ranges)}.",
            name,
        )


def _plain_fits(value: Any, ranges: frozenset[str]) -> bool:
    """Whether a text, number or truth value is in range; a text that names a member of schema.org must be one."""
    if isinstance(value, str) and value in vocabulary.members_any():
        return any(value in vocabulary.members(name) for name in ranges) or not ranges.isdisjoint(("URL", "Text"))
    if "Thing" in ranges and values.is_url(value):
        return True  # an address may stand for any thing; Google's own breadcrumbs are written so
    return any(values.fits(value, name) for name in ranges)


def _member_problem(value: Any, ranges: frozenset[str]) -> str:
    """The fixed list that a value should have been taken from, or ""."""
    lists = sorted(name for name in ranges if vocabulary.is_enumeration(name))
    return lists[0] if lists and isinstance(value, str) else ""


def _problem(found: Found, severity: Any, message: str, fix: str, name: str = "") -> Problem:
    return Problem(RULE, severity, message, fix, found.owner, found.types[0] if found.types else "", name or found.at)


def _near_type(name: str) -> str:
    return did_you_mean(name, vocabulary.types()) or "Write a type of schema.org, or leave the node out."


def _near_property(name: str) -> str:
    return did_you_mean(name, vocabulary.properties()) or "Write a property of schema.org, or leave it out."


def _near_member(value: str, enumeration: str) -> str:
    members = sorted(vocabulary.members(enumeration))
    near = nearest(f"{vocabulary.CONTEXT}/{value.rpartition('/')[2]}", members, 0.8)
    return (
        f"Write {near[0]}."
        if near
        else f"Write a member's address, such as {members[0]}."
        if members
        else "Leave it out."
    )


def _or(ranges: frozenset[str]) -> str:
    names = sorted(values.looks_like(name) for name in ranges)
    return " or ".join(names)


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return f'"{text[:60]}"' if isinstance(value, str) else text[:60]
