"""When somebody answers the phone, as data: a page's script tells from it whether somebody does now."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .holiday_hours import holidays
from .opening_hours import WEEK, clock_time

_Hours = tuple[int, int, str, str]  # from and until, in minutes from midnight, and both in words


def answering_data(facts: Mapping[str, Any], now: dt.datetime) -> str:
    """The hours as JSON: the clinic's time zone, the hours of each day of the week from Sunday on, and other days.

    `{"zone": "America/Los_Angeles", "week": [[], [[540, 1020, "9 a.m.", "5 p.m."]], ...], "days": {"2026-12-24": []}}`
    """
    week: list[list[_Hours]] = [[] for _ in WEEK]
    for entry in facts.get("hours") or ():
        for day in entry.get("days") or ():
            if str(day) in WEEK and entry.get("opens") and entry.get("closes"):
                week[(WEEK.index(str(day)) + 1) % len(WEEK)].append(_hours(str(entry["opens"]), str(entry["closes"])))
    days = {day.isoformat(): hours for day, hours in _other_days(facts) if day >= now.date()}
    data = {"zone": str(now.tzinfo), "week": [sorted(day) for day in week], "days": days}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _other_days(facts: Mapping[str, Any]) -> Iterator[tuple[dt.date, Sequence[_Hours]]]:
    for holiday in holidays(facts):
        for number in range((holiday.last - holiday.first).days + 1):
            hours = [_hours(holiday.opens, holiday.closes)] if holiday.opens else []
            yield holiday.first + dt.timedelta(days=number), hours


def _hours(opens: str, closes: str) -> _Hours:
    """Hours that end at or before their beginning end on the next day."""
    start, end = _minutes(opens), _minutes(closes)
    return start, end if end > start else end + 24 * 60, clock_time(opens), clock_time(closes)


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
