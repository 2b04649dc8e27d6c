"""When which page is due for its review, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..rules.clinic import reviewer_missing
from .markup import escape
from .model import PageFacts, Report

_MONTHS = 12  # shown from the present one on


def calendar(report: Report) -> str:
    """What is overdue, a year of months, what comes later, and the health pages without a date."""
    today = report.now.date()
    dated = sorted(
        ((page.next_review, page) for page in report.pages if page.next_review is not None),
        key=lambda item: (item[0], item[1].url),
    )
    overdue = [page for due, page in dated if due < today]
    months = [_month_after(today, n) for n in range(_MONTHS)]
    end = _month_after(today, _MONTHS)
    later = [page for due, page in dated if due >= end]
    parts = []
    if overdue:
        items = "".join(f"<li>{_link(page)} <b>{_days(today, page)}</b></li>" for page in overdue)
        parts.append(f'<div class="overdue"><h3>Overdue</h3><ul>{items}</ul></div>')
    parts.append(
        '<ol class="months">'
        + "".join(_month(first, [p for d, p in dated if d >= today], today) for first in months)
        + "</ol>"
    )
    if later:
        items = "".join(f"<li>{_date(page)} {_link(page)}</li>" for page in later)
        parts.append(f"<h3>Later</h3><ul>{items}</ul>")
    undated = [
        page
        for page in report.pages
        if page.next_review is None and page.last_reviewed is None and _wants_review(report, page)
    ]
    if undated:
        items = "".join(f"<li>{_link(page)}</li>" for page in undated)
        parts.append(
            f"<details open><summary>Never reviewed, or without a date: {len(undated)}</summary><ul>{items}</ul></details>"
        )
    if not dated:
        parts.insert(0, "<p>No page has a date for its next review yet.</p>")
    return "".join(parts)


def _wants_review(report: Report, page: PageFacts) -> bool:
    return any(f.rule == reviewer_missing.id and f.url == page.url for f in report.findings)


def _month(first: dt.date, pages: Sequence[PageFacts], today: dt.date) -> str:
    due = [
        page
        for page in pages
        if page.next_review and (page.next_review.year, page.next_review.month) == (first.year, first.month)
    ]
    items = "".join(f"<li>{_date(page)} {_link(page)}</li>" for page in due)
    body = f"<ul>{items}</ul>" if items else '<p class="none">nothing due</p>'
    now = ' class="now"' if (first.year, first.month) == (today.year, today.month) else ""
    return f"<li{now}><h3>{first:%B} {first.year}</h3>{body}</li>"


def _month_after(day: dt.date, months: int) -> dt.date:
    number = day.month - 1 + months
    return dt.date(day.year + number // 12, number % 12 + 1, 1)


def _date(page: PageFacts) -> str:
    due = page.next_review
    assert due is not None
    return f'<time datetime="{due}">{due:%b} {due.day}, {due.year}</time>'


def _days(today: dt.date, page: PageFacts) -> str:
    assert page.next_review is not None
    days = (today - page.next_review).days
    return f"{days} day{'' if days == 1 else 's'} overdue"


def _link(page: PageFacts) -> str:
    return f'<span class="page">{escape(page.url)}</span>'
