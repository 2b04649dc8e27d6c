"""The opening hours in words, as a sign on the door would say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .values import Fact

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MIDNIGHT = ("00:00", "24:00")


@dataclass(frozen=True, slots=True)
class Opening:
    """A line of the hours: "Monday to Friday", "9 a.m. to 5 p.m."; facts, so that a placeholder stays one."""

    days: Fact
    hours: Fact


def openings(facts: Iterable[Mapping[str, Any]]) -> tuple[Opening, ...]:
    """The lines for `facts["hours"]`. An entry without days or times is left out: the loader has reported it."""
    lines = []
    for entry in facts:
        days, opens, closes = entry.get("days") or (), entry.get("opens"), entry.get("closes")
        if not (days and opens and closes):
            continue
        words = days_in_words([str(day) for day in days]), hours_in_words(str(opens), str(closes))
        lines.append(Opening(*(Fact(text, opens.is_placeholder, opens.needed) for text in words)))
    return tuple(lines)


def days_in_words(days: Sequence[str]) -> str:
    """ "Monday to Friday" for three or more days in a row, else "Monday and Friday"."""
    at = [WEEK.index(day) for day in days if day in WEEK]
    if len(at) > 2 and at == list(range(at[0], at[0] + len(at))):
        return f"{days[0]} to {days[-1]}"
    return " and ".join(filter(None, [", ".join(days[:-1]), days[-1]]))


def hours_in_words(opens: str, closes: str) -> str:
    """ "9 a.m. to noon"; a whole day is open 24 hours."""
    if opens in _MIDNIGHT and closes in _MIDNIGHT:
        return "open 24 hours"
    return f"{clock_time(opens)} to {clock_time(closes)}"


def closing_time(closes: str) -> str:
    """The end of the hours as search engines want it: a day of theirs has no 24:00."""
    return "23:59" if closes in _MIDNIGHT else closes


def clock_time(time: str) -> str:
    """ "09:30" is 9:30 a.m., "12:00" noon."""
    hour, minute = (int(part) for part in time.split(":"))
    if minute == 0 and hour in (0, 12, 24):
        return "noon" if hour == 12 else "midnight"
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''}\u00a0{'a.m.' if hour % 24 < 12 else 'p.m.'}"
