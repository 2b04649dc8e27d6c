"""A threshold or list of a rule that settings may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """An option, a constant beside its rules: `context.option(LEAST_WORDS)`.

    `name` is its key in SEO_CHECKS_OPTIONS. `type` says what its value may be, as msgspec converts it, and a
    `Meta(description=...)` in it what to write, as the end of a sentence that begins with "Write". `help` says
    what it changes.
    """

    name: str
    type: Any
    default: Value
    help: str
