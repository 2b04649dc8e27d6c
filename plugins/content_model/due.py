"""What falls due when: reviews, pages that go live or offline, licenses and notices among the facts.

A field says in its declaration what its day means (`Deadline`), so that a plugin's fields are among them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .entry import Entry
from .holiday_hours import all_holidays
from .inbound import pages_linking_to
from .model import FACTS_FILE, ContentModel
from .opening_hours import clock_time
from .schema.fields import Deadline, Field
from .values import Fact
from .wording import many


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One thing that falls due on a day of the site's time zone: `what` in a word, and the sentence for the staff.

    `source` is the file that says so, relative to the project; `line` counts from 1, 0 where it is not known.
    """

    day: dt.date
    what: str
    source: str
    line: int
    message: str


def due(model: ContentModel, today: dt.date) -> tuple[Due, ...]:
    """All that falls due, the soonest first: what should have been done before today, and what is to come.

    What happens by itself is left out once its day is past, and a draft waits for nothing.
    """
    return tuple(sorted({*_of_pages(model, today), *_of_facts(model, today)}))


def _of_pages(model: ContentModel, today: dt.date) -> Iterator[Due]:
    for entry in model.entries:
        if entry.get("status") == "draft":
            continue
        if entry.review_lapsed:
            place = entry.places.get("reviewed_words")
            message = f"“{entry.title}” has changed since its review, and is to be signed again."
            yield Due(today, "sign-off", entry.source, place.line if place else 0, message)
        for field in entry.kind.fields:
            place = entry.places.get(field.name)
            for day in _days(field, entry.fields.get(field.name), entry.title, model.now.tzinfo):
                more = _linking(model, entry) if field.name == "unpublish_at" else ""
                yield from day.due(today, entry.source, place.line if place else 0, more)


def _linking(model: ContentModel, entry: Entry) -> str:
    """How many pages lose a link when the page goes offline, as the end of a sentence."""
    number = len(list(pages_linking_to(model, entry)))
    return f"; {many(number, 'page')} {'links' if number == 1 else 'link'} to it" if number else ""


def _of_facts(model: ContentModel, today: dt.date) -> Iterator[Due]:
    for field in model.fact_fields:
        for day in _days(field, model.facts.get(field.name), field.label, model.now.tzinfo):
            yield from day.due(today, FACTS_FILE, day.line)
    for holiday in all_holidays(model.facts):
        message = f"“{holiday.name}” is over: take its hours away."
        yield Due(holiday.last + dt.timedelta(days=1), "holiday hours", FACTS_FILE, holiday.line, message)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that a value gives, and the name of what has the value."""

    deadline: Deadline
    name: str
    day: dt.date
    time: str
    line: int

    def due(self, today: dt.date, source: str, line: int, more: str = "") -> Iterator[Due]:
        if self.day >= today or not self.deadline.by_itself:
            sentence = f"“{self.name}” {self.deadline.phrase}{self.time}{more}".removesuffix(".")  # of "p.m."
            yield Due(self.day, self.deadline.what, source, line, f"{sentence}.")


def _days(field: Field, value: Any, name: str, zone: dt.tzinfo | None) -> Iterator[_Day]:
    """The days in a field's value, those in its groups and lists among them. Placeholders have none."""
    line = 0
    if isinstance(value, Fact):
        line, value = value.line, None if value.is_placeholder else value.value
    if isinstance(value, Mapping):
        own = value.get("name")
        inner = ", ".join(dict.fromkeys([str(own), name])) if own else name
        for part in field.fields:
            yield from _days(part, value.get(part.name), inner, zone)
    elif isinstance(value, tuple) and field.item is not None:
        for item in value:
            yield from _days(field.item, item, name, zone)
    elif field.due is not None and isinstance(value, dt.datetime):
        local = value.astimezone(zone)
        yield _Day(field.due, name, local.date(), f" at {clock_time(f'{local:%H:%M}')}", line)
    elif field.due is not None and isinstance(value, dt.date):
        yield _Day(field.due, name, value, "", line)


def as_lines(items: Iterable[Due], today: dt.date) -> Iterator[str]:
    """The list as the staff read it: when, what, and where it is written."""
    for item in items:
        yield f"{item.day} ({_when(item.day, today)})  {item.message}  {item.source}{f':{item.line}' if item.line else ''}"


def _when(day: dt.date, today: dt.date) -> str:
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {many(days, 'day')}" if days > 0 else f"{many(-days, 'day')} ago"
