"""What the list says of each article."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.schema.traits import DATED
from ..content_model.wording import in_words


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the list shows it. `day` is written for machines (2026-11-28), `date` in words; both "" without one."""

    title: str
    href: str
    summary: str
    day: str = ""
    date: str = ""
    author: str = ""


def newest_first(model: ContentModel) -> tuple[Article, ...]:
    """The articles that are out, by the day of their first publication; those of one day by their titles."""
    entries = sorted(model.with_trait(DATED), key=lambda entry: entry.title)
    entries.sort(key=lambda entry: entry.get("date") or dt.date.min, reverse=True)
    return tuple(_article(model, entry) for entry in entries)


def _article(model: ContentModel, entry: Entry) -> Article:
    day, author = entry.get("date"), model.person(entry.get("author", ""))
    return Article(
        entry.title,
        model.href(entry),
        entry.get("intro") or entry.description,
        day.isoformat() if day else "",
        in_words(day),
        author.title if author is not None else "",
    )
