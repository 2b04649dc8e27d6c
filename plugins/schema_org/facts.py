"""What the graph may say of the clinic: the facts that are real, without those that still stand in for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..content_model.values import Fact


def real(facts: Any) -> Any:
    """The plain value of a fact or a tree of facts; None in place of a placeholder and of what is not given.

    A list that holds a placeholder is not whole, and so left out as a whole: five opening days of
    which one is invented would be worse than none.
    """
    if isinstance(facts, Fact):
        return None if facts.is_placeholder else facts.value
    if isinstance(facts, Mapping):
        return {name: real(value) for name, value in facts.items()}
    if isinstance(facts, tuple):
        found = tuple(real(item) for item in facts)
        return None if any(_has_gap(item) for item in facts) else found
    return facts


def _has_gap(facts: Any) -> bool:
    if isinstance(facts, Fact):
        return facts.is_placeholder
    parts = facts.values() if isinstance(facts, Mapping) else facts if isinstance(facts, tuple) else ()
    return any(_has_gap(part) for part in parts)
