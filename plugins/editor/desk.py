"""The pages of a site as somebody who looks after them sees them: where each stands, what state it is in, what waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from .versions.store import Record


class Status(StrEnum):
    """Whether visitors can read a page: once it is published, not yet, not any more, or not at all so far."""

    LIVE = "live"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Standing:
    """A page's state, and the moment at which it changes by itself or did."""

    status: Status
    when: dt.datetime | None = None


def standing_of(entry: Entry, now: dt.datetime) -> Standing:
    """The page's state at a moment, given in the site's time zone: a day begins there."""
    date = entry.get("date")
    begins = entry.get("publish_at") or (dt.datetime.combine(date, dt.time(), now.tzinfo) if date else None)
    ends = entry.get("unpublish_at")
    if entry.get("status") == "draft":
        return Standing(Status.DRAFT)
    if ends is not None and ends <= now:
        return Standing(Status.OFFLINE, ends)
    if not entry.listed:
        return Standing(Status.SCHEDULED, begins)
    return Standing(Status.LIVE, ends)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that somebody has to do."""

    path: str
    what: str
    who: str = ""


def waiting(model: ContentModel) -> Iterator[Waiting]:
    """What waits for whom: drafts for their authors, and pages that could not be read for anybody."""
    for entry in model.entries:
        if entry.get("status") == "draft":
            yield Waiting(entry.source.removeprefix("content/"), "is a draft", str(entry.get("author") or ""))
    for source in sorted(model.unread):
        yield Waiting(source.removeprefix("content/"), "cannot be read, and is not on the site")


def last_changes(records: list[Record]) -> dict[str, Record]:
    """The last change of each file that the history knows of."""
    return {step.path: record for record in records for step in record.steps}
