"""What a rule is told besides the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from plugins.findings import Context, Written


@dataclass(frozen=True)
class Leaf:
    """A fact, as the content model gives it."""

    value: Any
    is_placeholder: bool = False


CONTEXT = Context(
    facts={
        "phone": Leaf("+1-805-555-0100", is_placeholder=True),
        "address": {"city": Leaf("Thousand Oaks"), "street": Leaf("1 Road", is_placeholder=True)},
        "crisis_lines": [{"name": Leaf("988")}, {"name": Leaf("911")}],
        "licensed": Leaf(False),
    },
    written=(Written("content/people/jo.md", "/people/jo/", kind="profile"),),
    options={"limit": 3},
)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("phone", "+1-805-555-0100"),
        ("address.city", "Thousand Oaks"),
        ("address", {"city": "Thousand Oaks", "street": "1 Road"}),
        ("crisis_lines.1.name", "911"),
        ("crisis_lines", [{"name": "988"}, {"name": "911"}]),
        ("licensed", False),
        ("none", None),
        ("phone.none", None),
        ("crisis_lines.9", None),
    ],
)
def test_fact(path: str, value: object) -> None:
    """A fact is named by its path and comes as a plain value."""
    assert CONTEXT.fact(path) == value


@pytest.mark.parametrize(
    ("path", "expected"),
    [("phone", True), ("address", True), ("address.city", False), ("crisis_lines", False), ("none", False)],
)
def test_placeholders(path: str, expected: bool) -> None:
    """A group with a stand-in in it counts as one."""
    assert CONTEXT.is_placeholder(path) is expected


def test_people_and_options() -> None:
    """A person's page is found by the file's name; an option has a default."""
    assert CONTEXT.person("jo") == CONTEXT.written[0]
    assert CONTEXT.person("al") is None
    assert CONTEXT.option("limit", 5) == 3
    assert CONTEXT.option("other", 5) == 5
