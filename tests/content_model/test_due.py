"""What falls due when, in the site's own days, and as a calendar that another program reads."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from plugins import schema_org, static_hosts
from plugins.content_model.calendar_file import as_icalendar
from plugins.content_model.due import Due, as_lines, due
from plugins.content_model.load.content import load
from plugins.content_model.model import ContentModel
from plugins.content_model.settings import ContentSettings
from plugins.static_hosts.schedule import all_due
from tests.support.site import PLAIN, Site, core

CLINIC = ZoneInfo("America/Los_Angeles")
NOW = dt.datetime(2026, 11, 28, 20, tzinfo=CLINIC)  # the 29th in UTC
TODAY = NOW.date()
FOLDERS = {"pages": "/", "people": "/people/"}


def page(front_matter: str, title: str = "A plain page") -> str:
    return PLAIN.replace("A plain page", title, 1).replace("---\n", f"---\n{front_matter}", 1)


def model_of(small: Site) -> ContentModel:
    settings = ContentSettings(small.content, FOLDERS, now=NOW.astimezone(dt.UTC), zone=CLINIC)
    loaded = load(settings, core(schema_org, static_hosts))
    assert not loaded.findings, loaded.findings
    return loaded.model


@pytest.fixture
def planned(small: Site) -> Site:
    """The small site with something of each sort that can fall due."""
    facts = (small.content / "data/clinic.yaml").read_text()
    assert "license:\n  placeholder:" in facts
    real = "license:\n  holder: The State\n  number: '1'\n  expires: 2026-12-31\nunused:"
    facts = facts.replace("license:\n  placeholder:", real)
    start = facts.index("unused:")
    facts = facts[:start] + facts[facts.index("accepting_patients:") :]
    facts = facts.replace(
        "  - name: Good faith estimate\n", "  - name: Good faith estimate\n    check_by: 2026-11-30\n"
    )
    person = "kind: profile\ncredentials:\n  - name: Licensed Therapist\n    expires: 2027-06-30\n"
    return small.write({
        "data/clinic.yaml": facts,
        "pages/late.md": page("next_review: 2026-11-01\n", "Late"),
        "pages/soon.md": page("publish_at: 2026-11-29T20:30:00-08:00\n", "Soon"),
        "pages/over.md": page("date: 2026-11-01\npublish_at: 2026-11-02T09:00:00-08:00\n", "Over"),
        "pages/tomorrow.md": page("date: 2026-11-29\n", "Tomorrow"),
        "pages/away.md": page("unpublish_at: 2026-12-24T12:00:00-08:00\n", "Away"),
        "pages/draft.md": page("status: draft\nnext_review: 2026-11-01\n", "Draft"),
        "people/index.md": page("kind: hub\n", "People").replace("index.md", "../pages/index.md"),
            "people/somebody.md": page(person, "Somebody").replace("index.md", "../pages/index.md"),
    })  # fmt: skip


def test_everything_that_falls_due_soonest_first(planned: Site) -> None:
    """What is late stays until it is done; what happened by itself and what a draft plans is left out."""
    items = due(model_of(planned), TODAY)
    assert [(str(item.day), item.what, item.message) for item in items] == [
        ("2026-11-01", "review", "“Late” is to be reviewed."),
        ("2026-11-29", "goes live", "“Soon” goes live at 8:30\u00a0p.m."),
        ("2026-11-29", "goes live", "“Tomorrow” goes live."),
        ("2026-11-30", "notice", "“Good faith estimate, Notices that the law may ask for” is to be checked again."),
        ("2026-12-24", "goes offline", "“Away” goes offline at noon."),
        ("2026-12-31", "license", "“Facility license” runs out: renew it, and write the new day."),
        ("2027-06-30", "license", "“Licensed Therapist, Somebody” runs out: renew it, and write the new day."),
    ]


def test_each_names_the_line_that_says_so(planned: Site) -> None:
    """So that the staff and the editor can go there."""
    for item in due(model_of(planned), TODAY):
        line = (planned.folder / item.source).read_text().splitlines()[item.line - 1]
        assert any(word in line for word in (str(item.day), "publish_at", "credentials")), (item, line)


def test_a_placeholder_falls_never_due(small: Site) -> None:
    """A day that somebody made up is no day."""
    facts = (small.content / "data/clinic.yaml").read_text()
    small.write({"data/clinic.yaml": facts.replace('    number: "000000"', '    number: "1"\n    expires: 2026-12-31')})
    assert due(model_of(small), TODAY) == ()


def test_a_day_is_a_day_of_the_clinic(small: Site) -> None:
    """At eight in the evening in Los Angeles, tomorrow's page is not out, and comes out at midnight there."""
    small.write({"pages/late.md": page("date: 2026-11-29\n")})
    model = model_of(small)
    assert not model.by_url["/late/"].listed
    assert [item.moment for item in all_due(model) if item.source.endswith("late.md")] == [
        dt.datetime(2026, 11, 29, tzinfo=CLINIC)
    ]


def test_the_build_counts_days_in_the_zone_that_the_settings_name(small: Site) -> None:
    """TIMEZONE of pelicanconf.py is Los Angeles: a page of the 29th is not out while it is the 28th there."""
    small.write({"pages/late.md": page("date: 2026-11-29\n")})
    for zone, out in (("America/Los_Angeles", False), ("UTC", True)):
        result = small.build(CONTENT_MODEL_NOW=NOW, TIMEZONE=zone)
        assert result.model is not None
        assert result.model.by_url["/late/"].listed is out


def test_a_zone_that_there_is_not_is_said(small: Site) -> None:
    """Before anything is built."""
    result = small.build(TIMEZONE="America/Thousand_Oaks")
    assert [f.rule for f in result.errors] == ["setting-value"]
    assert "TIMEZONE" in result.errors[0].message


AWKWARD = [
    Due(dt.date(2026, 12, 24), "review", "content/pages/a.md", 3, "“Back, slash\\; semicolon” is to be reviewed."),
    Due(
        dt.date(2026, 12, 25), "goes live", "content/pages/b.md", 0, "“" + "ü" * 200 + "\n日本語" * 40 + "” goes live."
    ),
    Due(dt.date(2028, 2, 29), "license", "content/data/clinic.yaml", 9, "A license: 1, 2; 3."),
]


def test_the_calendar_is_read_by_a_program_for_calendars() -> None:
    """Every item is an event of a whole day with its words, whatever signs they have; lines keep to 75 bytes."""
    text = as_icalendar(AWKWARD, "Clinic, due", NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = Calendar.from_ical(text)
    assert "X-WR-CALNAME:Clinic\\, due\r\n" in text  # calendars know it, the standard does not
    events = list(calendar.walk("VEVENT"))
    assert [event.decoded("DTSTART") for event in events] == [item.day for item in AWKWARD]
    assert [str(event["SUMMARY"]) for event in events] == [" ".join(item.message.split()) for item in AWKWARD]
    assert [str(event["DESCRIPTION"]) for event in events] == [
        "content/pages/a.md:3", "content/pages/b.md", "content/data/clinic.yaml:9"
    ]  # fmt: skip
    assert len({str(event["UID"]) for event in events}) == 3
    assert as_icalendar(AWKWARD, "Clinic, due", NOW) == text
    assert not calendar.walk("VEVENT")[0].errors


def test_the_list_says_how_long_there_is_time() -> None:
    """In days from today."""
    days = [TODAY - dt.timedelta(1), TODAY, TODAY + dt.timedelta(12)]
    items = [Due(day, "review", "content/pages/a.md", 3, "“A” is to be reviewed.") for day in days]
    assert [line.partition("(")[2].partition(")")[0] for line in as_lines(items, TODAY)] == [
        "1 day ago", "today", "in 12 days",
    ]  # fmt: skip
