"""When the next build is needed: the next moment at which a page goes live or offline, or something runs out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ..content_model import banner, holiday_hours
from ..content_model.model import FACTS_FILE, ContentModel
from .files.security_txt import renewal


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A moment at which the site changes by itself: `what` happens, and the file that says so."""

    moment: dt.datetime
    what: str = ""
    source: str = ""


def next_due(model: ContentModel, after: dt.datetime | None = None) -> Due | None:
    """The first thing that falls due after a moment (default: the moment of the build); None when nothing is planned."""
    start = after or model.now
    return min((due for due in all_due(model) if due.moment > start), default=None)


def is_due(model: ContentModel, built: dt.datetime, now: dt.datetime) -> Due | None:
    """What fell due between the last build and now, and so asks for a new one; None when nothing did."""
    found = next_due(model, built)
    return found if found is not None and found.moment <= now else None


def all_due(model: ContentModel) -> Iterator[Due]:
    """Everything that is planned, in no order. A page's day begins at midnight in the site's time zone."""
    zone = model.now.tzinfo
    for entry in model.entries:
        if entry.get("status") == "draft":
            continue
        if (date := entry.get("date")) is not None:
            yield Due(dt.datetime.combine(date, dt.time(), zone), f"{entry.url} goes live", entry.source)
        if (moment := entry.get("publish_at")) is not None:
            yield Due(moment.astimezone(zone), f"{entry.url} goes live", entry.source)
        if (moment := entry.get("unpublish_at")) is not None:
            yield Due(moment.astimezone(zone), f"{entry.url} goes offline", entry.source)
    for moment, what in (*banner.moments(model.facts), *holiday_hours.moments(model.facts, zone)):
        yield Due(moment.astimezone(zone), what, FACTS_FILE)
    if (moment := renewal(model)) is not None:
        yield Due(moment, "security.txt is to be renewed", FACTS_FILE)
