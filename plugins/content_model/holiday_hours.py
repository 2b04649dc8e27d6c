"""Days on which the clinic is closed or open at other hours than usual."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .opening_hours import hours_in_words
from .values import Fact
from .wording import day_in_words

AHEAD = dt.timedelta(days=60)  # so long before, visitors are told


@dataclass(frozen=True, slots=True)
class Holiday:
    """One entry of `holiday_hours`. `last` is the first day where there is one day; `opens` is "" for closed.

    `line` is where it stands in clinic.yaml.
    """

    name: Fact
    first: dt.date
    last: dt.date
    opens: str
    closes: str
    line: int

    @property
    def days(self) -> Fact:
        """The days in words: "December 24 to January 1", "November 26 to 27"."""
        words = day_in_words(self.first)
        if self.last > self.first:
            same = (self.last.year, self.last.month) == (self.first.year, self.first.month)
            words += f" to {self.last.day if same else day_in_words(self.last)}"
        return replace(self.name, value=words)

    @property
    def hours(self) -> Fact:
        """The hours in words: "9 a.m. to noon", "closed"."""
        words = hours_in_words(self.opens, self.closes) if self.opens else "closed"
        return replace(self.name, value=words)


def places(facts: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The clinic itself, and each of its further locations: what has hours of its own."""
    yield facts
    yield from facts.get("locations") or ()


def all_holidays(facts: Mapping[str, Any]) -> tuple[Holiday, ...]:
    """Those of the clinic and of its further locations."""
    return tuple(holiday for place in places(facts) for holiday in holidays(place))


def holidays(facts: Mapping[str, Any]) -> tuple[Holiday, ...]:
    """All that can be read, the first day first. What cannot is reported where the facts are checked."""
    return tuple(sorted(_read(facts), key=lambda holiday: (holiday.first, holiday.last)))


def _read(facts: Mapping[str, Any]) -> Iterator[Holiday]:
    for given in facts.get("holiday_hours") or ():
        name, day, until, closed, opens, closes = (
            given.get(part) or Fact(None) for part in ("name", "day", "until", "closed", "opens", "closes")
        )
        if name and day and (closed or (opens and closes)):
            hours = ("", "") if closed else (str(opens), str(closes))
            yield Holiday(name, day.value, max(until.value or day.value, day.value), *hours, day.line)


def coming_holidays(facts: Mapping[str, Any], today: dt.date) -> tuple[Holiday, ...]:
    """Those that are not over and begin within the next days, as visitors and search engines are told."""
    return tuple(holiday for holiday in holidays(facts) if holiday.last >= today and holiday.first <= today + AHEAD)


def moments(facts: Mapping[str, Any], zone: dt.tzinfo | None) -> Iterator[tuple[dt.datetime, str]]:
    """When an entry appears on the site and when it goes, each with the words for it."""
    for holiday in all_holidays(facts):
        for day, what in (
            (holiday.first - AHEAD, f"the hours of {holiday.name} appear"),
            (holiday.last + dt.timedelta(days=1), f"the hours of {holiday.name} go"),
        ):
            yield dt.datetime.combine(day, dt.time(), zone), what
