"""A value's fingerprint is the same in every process, and no other value has it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import partial
from itertools import combinations
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.findings import Severity
from plugins.recorded_reads import fingerprint
from tests.support.site import PROJECT


@dataclass(frozen=True)
class Leaf:
    value: Any
    cache: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class OtherLeaf:
    value: Any


class Packed(msgspec.Struct, frozen=True):
    value: Any


class Color(Enum):
    RED = 1
    BLUE = 2


class Word(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Named:
    name: str
    check: Any = None

    def identity(self) -> str:
        return self.name


DIFFERENT: tuple[Any, ...] = (
    None,
    "",
    "None",
    b"",
    b"a",
    "a",
    "a\udcff",
    0,
    1,
    True,
    False,
    1.0,
    (),
    [],
    {},
    set(),
    ("a", "b"),
    ("ab",),
    ("a", ("b",)),
    (("a",), "b"),
    ["a", "b"],
    {"a": "b"},
    (("a", "b"),),
    {"a": None},
    {"a": 1, "b": 2},
    {"b": 2, "a": 1},
    MappingProxyType({"a": 1, "b": 2}),
    frozenset({"a", "b"}),
    {"a", "b"},
    frozenset({"a"}),
    "2026-05-01",
    dt.date(2026, 5, 1),
    dt.datetime(2026, 5, 1, tzinfo=dt.UTC),
    dt.time(5),
    dt.timedelta(1),
    PurePosixPath("a"),
    Leaf("a"),
    OtherLeaf("a"),
    Packed("a"),
    Leaf(Leaf("a")),
    Leaf(dt.date(2026, 5, 1)),
    Color.RED,
    Color.BLUE,
    Word.RED,
    "red",
    Severity.ERROR,
    Named("a"),
    Named("b"),
    Named,
    Leaf,
    fingerprint,
)


def test_different_values_have_different_fingerprints() -> None:
    """Neither type, nesting nor order is lost."""
    assert [(a, b) for a, b in combinations(DIFFERENT, 2) if fingerprint(a) == fingerprint(b)] == []


def test_equal_values_have_one_fingerprint() -> None:
    """A set's order, a cache and what an identity leaves out do not count."""
    assert fingerprint({"b", "a", "c"}) == fingerprint({"c", "a", "b"})
    assert fingerprint(Leaf("a", cache=1)) == fingerprint(Leaf("a", cache=2))
    assert fingerprint(Named("a", print)) == fingerprint(Named("a"))


@pytest.mark.parametrize(
    "value",
    [object(), lambda: 1, partial(print), Leaf(object()), open],
    ids=["object", "lambda", "partial", "within", "builtin"],
)
def test_what_has_no_value_is_refused(value: Any) -> None:
    """Nothing is digested by its place in memory."""
    with pytest.raises(TypeError, match="has no fingerprint"):
        fingerprint(value)


def test_another_process_comes_to_the_same() -> None:
    """With other seeds of Python's own hashes, so that the order of sets is another one."""
    code = (
        "from tests.recorded_reads.test_fingerprint import *\n"
        "print([fingerprint(value).hex() for value in DIFFERENT + (set('abcdefgh'),)])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1
    assert fingerprint(None).hex() in answers.pop()


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
)


@given(PLAIN, PLAIN)
def test_any_two_values(one: Any, other: Any) -> None:
    """Values with the same text in Python are the same, and only those."""
    assert (fingerprint(one) == fingerprint(other)) is (repr(one) == repr(other))


def test_mappings_of_other_types_are_told_apart() -> None:
    """Code may ask for the type."""
    assert fingerprint(OrderedDict(a=1)) != fingerprint({"a": 1})
