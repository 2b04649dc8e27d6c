"""The clinic's facts as a tree: mappings and lists whose leaves have `.value`, `.is_placeholder` and `.line`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def at_path(facts: Any, path: str) -> Any:
    """The fact, group or list at a path ("address.city", "crisis_lines.1.name"); None where there is none."""
    found = facts
    for step in path.split("."):
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, list | tuple) and step.isdigit() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found


def plain(facts: Any) -> Any:
    """The plain values: each leaf's `.value`, groups as dicts, lists as lists."""
    if isinstance(facts, Mapping):
        return {key: plain(item) for key, item in facts.items()}
    if isinstance(facts, list | tuple):
        return [plain(item) for item in facts]
    return getattr(facts, "value", facts)


def has_placeholder(facts: Any) -> bool:
    """Whether a fact, or any in a group, is a stand-in that the clinic has to replace."""
    return any(getattr(leaf, "is_placeholder", False) for leaf in _leaves(facts))


def line_of(facts: Any) -> int:
    """The line on which a fact, or the first fact of a group, stands in clinic.yaml; 0 where it is not known."""
    lines = (int(getattr(leaf, "line", 0) or 0) for leaf in _leaves(facts))
    return min((line for line in lines if line), default=0)


def _leaves(facts: Any) -> Iterator[Any]:
    if isinstance(facts, Mapping):
        facts = tuple(facts.values())
    if isinstance(facts, list | tuple):
        for item in facts:
            yield from _leaves(item)
    else:
        yield facts
