"""Dates in an order that can be: not in the future, not changed before published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from .. import vocabulary
from ..problem import ERROR, Problem
from ..walk import PageGraph

RULE = "dates-disagree"
OF_PAGE = ("datePublished", "dateModified", "lastReviewed")
_WORDS = {"datePublished": "published", "dateModified": "changed", "lastReviewed": "reviewed"}


def day_of(value: Any) -> dt.date | None:
    """The day of a whole date or date and time; None for a year, a month or no date."""
    try:
        return dt.date.fromisoformat(value[:10]) if isinstance(value, str) and len(value) >= 10 else None
    except ValueError:
        return None


def check(page: PageGraph) -> Iterator[Problem]:
    """The dates of each work that the site publishes."""
    for found in page.found:
        if "CreativeWork" not in vocabulary.ancestry_of(found.types):
            continue
        days = {name: day_of(found.node.get(name)) for name in OF_PAGE}
        for name, day in days.items():
            if day and page.is_to_come(day):
                yield _problem(
                    found.owner,
                    found.types[0],
                    f"{found.name} was {_WORDS[name]} on {day}, which is still to come.",
                    "Correct the date.",
                    name,
                )
        published, changed = days["datePublished"], days["dateModified"]
        if published and changed and changed < published:  # a review comes before the first day, as it should
            yield _problem(
                found.owner,
                found.types[0],
                f"{found.name} was changed on {changed}, before it was published on {published}.",
                "Correct one of the two dates.",
                "dateModified",
            )


def _problem(owner: str, type_: str, message: str, fix: str, name: str) -> Problem:
    return Problem(RULE, ERROR, message, fix, owner, type_, name)
