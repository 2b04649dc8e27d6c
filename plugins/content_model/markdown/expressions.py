"""What a regular expression says of the texts that it matches in, read from the expression itself."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]  # no public way leads to an expression's parts
from re import _parser  # type: ignore[attr-defined]
from typing import Any

# Letters, digits and spaces stand in every text: to look for them is a waste. What is left has no upper and lower case.
PUNCTUATION = frozenset(string.punctuation + "\n")


@cache
def needed_characters(expression: re.Pattern[str]) -> frozenset[str]:
    """Characters of which every text that `expression` matches in has at least one; empty where nothing can be said.

    Of several such sets, such as `<`, `@` and `>` for an address, it is the smallest.
    """
    return _smallest(_sets(_parser.parse(expression.pattern, expression.flags)))


@cache
def looks_back(expression: re.Pattern[str]) -> bool:
    """Whether a match may depend on what stands before it: by a look behind, or by an anchor such as `^` or `\\b`."""
    return any(ahead < 1 for ahead in _looks(_parser.parse(expression.pattern, expression.flags)))


@cache
def last_character(expression: re.Pattern[str]) -> str:
    """The character that ends each match, where there is one, and nothing behind it matters; else ""."""
    parts = _parser.parse(expression.pattern, expression.flags)
    if any(_looks(parts)) or not parts:
        return ""
    kind, value = parts[-1]
    return chr(value) if kind is op.LITERAL and chr(value) in PUNCTUATION else ""


def any_of(sets: Iterable[frozenset[str]]) -> re.Pattern[str]:
    """An expression that matches each character of the sets, and nothing where they have none."""
    characters = re.escape("".join(sorted(frozenset().union(*sets))))
    return re.compile(f"[{characters}]" if characters else "(?!)")


def _sets(parts: Any) -> Iterator[frozenset[str]]:
    """For each part of an expression that cannot be left out, the characters that it may match, where they can be listed.

    A part that may match nothing, or matches by exception, says nothing.
    """
    for kind, value in parts:
        if kind is op.LITERAL:
            yield frozenset(chr(value))
        elif kind is op.IN and all(inner is op.LITERAL for inner, _ in value):
            yield frozenset(chr(code) for _, code in value)
        elif kind in (op.SUBPATTERN, op.ASSERT):  # what is looked at stands in the text too
            yield from _sets(value[-1])
        elif kind is op.ATOMIC_GROUP:
            yield from _sets(value)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0]:
            yield from _sets(value[-1])
        elif kind is op.BRANCH:
            ways = [_smallest(_sets(way)) for way in value[-1]]
            yield frozenset().union(*ways) if all(ways) else frozenset()


def _smallest(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return min((found for found in sets if found and found <= PUNCTUATION), key=len, default=frozenset())


def _looks(parts: Any) -> Iterator[int]:
    """All looks at what is around a match, however deep inside: 1 for a look ahead, less for one back or an anchor."""
    for kind, value in parts:
        if kind is op.AT:
            yield -1
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield value[0]
        for inner in _inside(value):
            yield from _looks(inner)


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _inside(part)
