"""The line at the top of every page, between two moments: the office is closed, a group begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .values import Fact


@dataclass(frozen=True, slots=True)
class Banner:
    """What the line says, a fact so that a placeholder stays one, and where it leads: an address from the domain's root, or ""."""

    text: Fact
    url: str


def current_banner(facts: Mapping[str, Any], now: dt.datetime, href: Callable[[str], str]) -> Banner | None:
    """The banner among the clinic's facts; None where there is none, and before and after its time.

    `href` gives the address of a page by its file, "" for one that visitors cannot get.
    """
    given = facts.get("banner") or {}
    text, start, end = (given.get(name) or Fact(None) for name in ("text", "from", "until"))
    if not text or (start and start.value > now) or (end and end.value <= now):
        return None
    return Banner(text, href(f"content/{given['to']}") if given.get("to") else "")


def moments(facts: Mapping[str, Any]) -> Iterator[tuple[dt.datetime, str]]:
    """When the banner comes and goes, each with the words for it."""
    given = facts.get("banner") or {}
    for name, what in (("from", "the banner appears"), ("until", "the banner goes")):
        if given.get("text") and given.get(name):
            yield given[name].value, what
