"""What the clinic's facts say of each other and of the pages: the banner's page, holidays that are over."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, Message, Place, did_you_mean
from ..holiday_hours import all_holidays, places
from ..model import FACTS_FILE, ContentModel
from ..values import Fact
from .messages import BANNER_PAGE, HOLIDAY_BROKEN, HOLIDAY_OVER, REFERENCE_UNPUBLISHED

_NONE = Fact(None)


def check_facts(model: ContentModel) -> Iterator[Finding]:
    """Everything that is wrong with the banner and the holidays."""
    yield from _check_banner(model)
    yield from _check_holidays(model)


def _check_banner(model: ContentModel) -> Iterator[Finding]:
    facts = model.facts.get("banner") or {}
    to, start, end = (facts.get(name) or _NONE for name in ("to", "from", "until"))
    if start and end and end.value <= start.value:
        yield _at(BANNER_PAGE, end, "The banner ends before it begins", "Write a moment after that of `from`.")
    if not to:
        return
    page = model.by_source.get(f"content/{to}")
    if page is None and f"content/{to}" not in model.unread:
        known = [entry.source.removeprefix("content/") for entry in model.entries]
        fix = did_you_mean(str(to), known) or "Write the page's file: `to: pages/contact.md`."
        yield _at(BANNER_PAGE, to, f"The banner leads to `{to}`, and there is no such page", fix)
    elif page is not None and not page.listed:
        what = (
            f"The banner leads to `{to}`, which is not published (a draft, or not due now), and is shown without a link"
        )
        yield _at(REFERENCE_UNPUBLISHED, to, what, "Publish that page, or choose another one.")


def _check_holidays(model: ContentModel) -> Iterator[Finding]:
    for given in (given for place in places(model.facts) for given in place.get("holiday_hours") or ()):
        day, until, closed, opens, closes = (
            given.get(part) or _NONE for part in ("day", "until", "closed", "opens", "closes")
        )
        if not day:
            continue  # named where the file is read
        if until and until.value < day.value:
            what = f"`until: {until}` is before `day: {day}`"
            yield _at(HOLIDAY_BROKEN, until, what, "Write the last of the days, or take `until` away for one day.")
        if bool(closed) == bool(opens or closes) or bool(opens) != bool(closes):
            what = f"The holiday of {day} does not say whether the clinic is closed or when it is open"
            yield _at(HOLIDAY_BROKEN, day, what, "Write `closed: yes`, or both `opens:` and `closes:`.")
    for holiday in all_holidays(model.facts):
        if holiday.last < model.now.date():
            place = Place(holiday.line)
            what = f"The hours of {holiday.name} are over since {holiday.last}, and no longer shown"
            yield HOLIDAY_OVER.at(what, file=FACTS_FILE, place=place)


def _at(message: Message, fact: Fact, what: str, fix: str) -> Finding:
    return message.at(what, fix, file=FACTS_FILE, place=Place(fact.line))
