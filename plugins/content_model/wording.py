"""Words that several messages share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

# Written out, because Python's own names follow the machine's language.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def limits(least: float | None, most: float | None) -> str:
    """The least and the greatest number, in words."""
    if least is not None and most is not None:
        return f"from {least:g} to {most:g}"
    if least is not None:
        return f"{least:g} or more"
    return f"{most:g} or less" if most is not None else ""


def many(number: float, word: str) -> str:
    """ "1 character", "2 characters"."""
    return f"{number:g} {word}{'' if number == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """ "`title`, `menu` and `date`"."""
    marked = [f"`{name}`" for name in names]
    return " and ".join(filter(None, [", ".join(marked[:-1]), marked[-1]]))


def in_words(day: dt.date | None) -> str:
    """A day as readers in the United States write it, "March 31, 2026"; nothing for None."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}" if day else ""


def day_in_words(day: dt.date) -> str:
    """A day of a year that readers know, "March 31", which no line end takes apart."""
    return f"{_MONTHS[day.month - 1]}\u00a0{day.day}"
