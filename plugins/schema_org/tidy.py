"""Takes out of a node what says nothing: blanks, and nodes inside it that are not complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .required import is_blank, is_complete


def is_reference(value: object) -> bool:
    """Whether a value only points at a node: `{"@id": ...}`."""
    return isinstance(value, dict) and len(value) == 1 and "@id" in value


def references(value: object) -> Iterator[str]:
    """The ids that a node points at, at any depth."""
    if isinstance(value, dict):
        if len(value) == 1 and "@id" in value:
            yield str(value["@id"])
            return
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            if isinstance(inner, (dict, list)):
                yield from references(inner)


def tidied(node: Mapping[str, Any], keeps: Callable[[str], bool] = lambda id_: True) -> dict[str, Any]:
    """The node without blanks, without incomplete nodes in it, and without references that `keeps` refuses."""
    found = {name: _value(value, keeps) for name, value in node.items()}
    return {name: value for name, value in found.items() if not is_blank(value)}


def _value(value: Any, keeps: Callable[[str], bool]) -> Any:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        items = (_value(item, keeps) for item in value)
        return [item for item in items if not is_blank(item)]
    if not isinstance(value, (dict, Mapping)):
        return value
    if len(value) == 1 and "@id" in value:
        return dict(value) if keeps(str(value["@id"])) else None
    inner = tidied(value, keeps)
    return inner if len(inner) > 1 and ("@type" not in inner or is_complete(inner)) else None
