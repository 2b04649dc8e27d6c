"""Whether somebody answers the phone now: told in the browser, by the clinic's clock, whatever the visitor's clock says."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from plugins.content_model.answering import answering_data
from plugins.content_model.values import Fact

from .conftest import ThemeSite

EXAMPLE = "/components/answering/weekdays/"
NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def facts(*hours: dict[str, Any], holidays: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    def as_facts(given: dict[str, Any]) -> dict[str, Any]:
        return {k: tuple(Fact(d) for d in v) if isinstance(v, tuple) else Fact(v) for k, v in given.items()}

    return {"hours": tuple(map(as_facts, hours)), "holiday_hours": tuple(map(as_facts, holidays))}


def said(page: Page, site: ThemeSite, moment: str, data: str = "") -> str:
    """What the example says at a moment of the world's clock."""
    page.clock.set_fixed_time(moment)
    if data:  # before the page's module runs
        page.add_init_script(
            f"document.addEventListener('readystatechange', () => {{ const e = document.querySelector('.answering'); if (e) e.dataset.hours = {json.dumps(data)} }})"
        )
    page.goto(site.url + EXAMPLE)
    return page.locator(".answering__now").inner_text().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-02T16:59:00Z", "Closed now. We open at 9 a.m."),  # Monday 8:59 in Los Angeles, winter time
        ("2026-03-02T17:00:00Z", "We answer now, until 5 p.m."),
        ("2026-03-03T00:59:00Z", "We answer now, until 5 p.m."),
        ("2026-03-03T01:00:00Z", "Closed now. We open tomorrow at 9 a.m."),
        ("2026-03-09T16:00:00Z", "We answer now, until 5 p.m."),  # the day after the clocks went forward
        ("2026-03-07T20:00:00Z", "Closed now. We open Monday at 9 a.m."),
    ],
)
def test_the_clinics_clock_decides(theme_site: ThemeSite, browser: Browser, moment: str, expected: str) -> None:
    """For a visitor in Tokyo as for one next door, and on both sides of the change to summer time."""
    for zone in ("America/Los_Angeles", "Asia/Tokyo"):
        context = browser.new_context(timezone_id=zone)
        assert said(context.new_page(), theme_site, moment) == expected
        context.close()


@pytest.mark.parametrize(
    ("hours", "holidays", "moment", "expected"),
    [
        (("20:00", "02:00"), (), "2026-03-03T01:30:00Z", "We answer now, until 2 a.m."),  # over midnight
        (("00:00", "24:00"), (), "2026-03-02T12:00:00Z", "We answer now"),
        (("09:00", "17:00"), ("closed", True), "2026-03-02T12:00:00Z", "Closed now. We open tomorrow at 9 a.m."),
        (("09:00", "17:00"), ("opens", "11:00"), "2026-03-02T10:00:00Z", "Closed now. We open at 11 a.m."),
    ],
)
def test_nights_and_holidays_count(
    theme_site: ThemeSite,
    page: Page,
    hours: tuple[str, str],
    holidays: tuple[Any, ...],
    moment: str,
    expected: str,
) -> None:
    """Hours may end on the next day or never; a holiday has hours of its own."""
    other = {"name": "A day", "day": NOW.date(), "closes": "12:00", **dict([holidays])} if holidays else {}
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    given = facts({"days": days, "opens": hours[0], "closes": hours[1]}, holidays=(other,) if holidays else ())
    assert said(page, theme_site, moment, answering_data(given, NOW)) == expected


def test_without_a_script_the_hours_stand_there(theme_site: ThemeSite, browser: Browser) -> None:
    """And nothing is left open."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(theme_site.url + EXAMPLE)
    assert page.get_by_text("Monday to Friday").is_visible()
    assert page.locator(".answering__now").is_hidden()
    context.close()
