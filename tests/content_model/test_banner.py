"""The line at the top of every page, and the hours of holidays: there in their time, and not before or after."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.content_model.due import due
from plugins.site_engine import BuildResult
from plugins.static_hosts.schedule import all_due, next_due
from tests.static_hosts.project import filled_facts
from tests.support.site import PLAIN, Site, lines, small_site

CLINIC = ZoneInfo("America/Los_Angeles")
CONTACT = PLAIN.replace("---\n", "---\nkind: contact\n", 1).replace("A plain page", "Contact the small site", 1)
BANNER = """
banner:
  text: We are closed from noon on.
  to: pages/contact.md
  from: 2026-12-24 09:00
  until: 2027-01-02T08:00
"""
HOLIDAYS = """
holiday_hours:
  - name: Winter break
    day: 2026-12-24
    until: 2027-01-01
    closed: yes
  - {name: Thanksgiving, day: 2026-11-26, opens: "09:00", closes: "12:00"}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site with a contact page and real facts."""
    return small_site(tmp_path_factory.mktemp("banner")).write({"pages/contact.md": CONTACT})


def build(site: Site, more: str, now: str, **settings: object) -> BuildResult:
    site.write({"data/clinic.yaml": filled_facts() + more})
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=CLINIC)
    result = site.build(CONTENT_MODEL_NOW=moment, **settings)
    assert result.ok, lines(result.errors)
    return result


def banner_of(site: Site, url: str = "/") -> Tag | None:
    found = BeautifulSoup(site.html(url), "lxml").find(class_="banner")
    assert found is None or isinstance(found, Tag)
    return found


@pytest.mark.parametrize(
    ("now", "shown"),
    [("2026-12-24T08:59", False), ("2026-12-24T09:00", True), ("2027-01-02T07:59", True), ("2027-01-02T08:00", False)],
)
def test_the_banner_stands_on_every_page_in_its_time(site: Site, now: str, shown: bool) -> None:
    """At the clinic's own time, below the link that skips to the text, and it leads to its page."""
    build(site, BANNER, now)
    for url in ("/", "/plain/", "/contact/"):
        found = banner_of(site, url)
        assert (found is not None) is shown
        if found is not None:
            assert found.get_text(strip=True) == "We are closed from noon on."
            assert found["aria-label"]
            assert [a["href"] for a in found.find_all("a")] == ["/contact/"]
            assert found.find_previous(class_="skip-link") is not None


def test_a_site_without_them_is_as_it_was(site: Site) -> None:
    """Also one whose banner and holidays are over: the same bytes."""
    build(site, "", "2027-02-01T12:00")
    before = site.snapshot()
    build(site, BANNER + HOLIDAYS, "2027-02-01T12:00")
    after = site.snapshot()
    assert {name for name in before if before[name] != after.get(name)} == set()
    assert before.keys() == after.keys()


def test_a_banner_to_a_page_that_is_not_out_has_no_link(site: Site) -> None:
    """Its words stay, and the line of clinic.yaml is named."""
    site.write({"pages/later.md": PLAIN.replace("---\n", "---\nstatus: draft\n", 1).replace("A plain", "A later", 1)})
    result = build(site, BANNER.replace("contact", "later"), "2026-12-25T12:00")
    site.write({"pages/later.md": None})
    found = banner_of(site)
    assert found is not None
    assert found.find("a") is None
    [told] = [f for f in result.findings if f.rule == "reference-unpublished"]
    assert (site.folder / told.file).read_text().splitlines()[told.line - 1] == "  to: pages/later.md"


def test_a_publish_knows_when_they_come_and_go(site: Site) -> None:
    """Each moment asks for a new build, so that an hourly `publish --if-due` is enough."""
    model = build(site, BANNER + HOLIDAYS, "2026-11-01T12:00").model
    assert model is not None
    told = sorted((item.moment.isoformat()[:16], item.what) for item in all_due(model) if item.source.endswith("yaml"))
    assert told[:-1] == [
        ("2026-09-27T00:00", "the hours of Thanksgiving appear"),
        ("2026-10-25T00:00", "the hours of Winter break appear"),
        ("2026-11-27T00:00", "the hours of Thanksgiving go"),
        ("2026-12-24T09:00", "the banner appears"),
        ("2027-01-02T00:00", "the hours of Winter break go"),
        ("2027-01-02T08:00", "the banner goes"),
    ]
    first = next_due(model)
    assert first is not None
    assert first.moment == dt.datetime(2026, 11, 27, tzinfo=CLINIC)


def test_holidays_are_told_beside_the_hours_and_in_the_graph(site: Site) -> None:
    """From sixty days before to the last day; a closed day opens and closes at midnight."""
    build(site, HOLIDAYS, "2026-11-26T23:00")
    told = [
        " ".join(li.get_text(" ").split())
        for li in BeautifulSoup(site.html("/contact/"), "lxml").select(".holiday-hours li")
    ]
    assert told == ["Thanksgiving November 26: 9 a.m. to noon", "Winter break December 24 to January 1: closed"]
    assert hours_in_graph(site) == [
        ("2026-11-26", "2026-11-26", "09:00", "12:00"), ("2026-12-24", "2027-01-01", "00:00", "00:00"),
    ]  # fmt: skip
    build(site, HOLIDAYS, "2026-10-24T23:00")
    assert [first for first, *_ in hours_in_graph(site)] == ["2026-11-26"]
    build(site, HOLIDAYS, "2027-01-02T00:00")
    assert hours_in_graph(site) == []
    assert "Holiday hours" not in site.html("/contact/")


def hours_in_graph(site: Site) -> list[tuple[str, ...]]:
    script = BeautifulSoup(site.html("/contact/"), "lxml").find("script", type="application/ld+json")
    assert isinstance(script, Tag)
    nodes = json.loads(script.get_text())["@graph"]
    clinic = next(node for node in nodes if node["@type"] == "MedicalClinic")
    given = clinic.get("specialOpeningHoursSpecification", [])
    given = given if isinstance(given, list) else [given]
    return [tuple(node[name] for name in ("validFrom", "validThrough", "opens", "closes")) for node in given]


def test_what_is_over_is_named_to_be_taken_away(site: Site) -> None:
    """As a warning at its line, and on the list of what is due."""
    result = build(site, BANNER + HOLIDAYS, "2026-11-28T12:00")
    [told] = [f for f in result.findings if f.rule == "holiday-over"]
    assert "Thanksgiving" in (site.folder / told.file).read_text().splitlines()[told.line - 1]
    assert result.model is not None
    items = [(str(i.day), i.message) for i in due(result.model, dt.date(2026, 11, 28)) if i.source.endswith("yaml")]
    assert items == [
        ("2026-11-27", "“Thanksgiving” is over: take its hours away."),
        ("2026-12-24", "“Banner” appears at the top of every page at 9\u00a0a.m."),
        ("2027-01-02", "“Banner” goes from the top of every page at 8\u00a0a.m."),
        ("2027-01-02", "“Winter break” is over: take its hours away."),
    ]


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-11-30 09:00", "2026-11-30T17:00"), ("2026-11-30T09:00", "2026-11-30T17:00"),
        ("2026-07-01 09:00", "2026-07-01T16:00"), ("2026-11-30T09:00:30", "2026-11-30T17:00:30"),
        ("2026-11-30T09:00:00-08:00", "2026-11-30T17:00"), ("2026-07-01T09:00-07:00", "2026-07-01T16:00"),
        ("2026-11-30T17:00:00Z", "2026-11-30T17:00"), ("2026-11-30T12:00:00-05:00", "2026-11-30T17:00"),
    ],
)  # fmt: skip
def test_a_time_is_one_of_the_clinics_clocks(tmp_path: Path, written: str, utc: str) -> None:
    """Written with or without its offset, in summer and in winter."""
    site = small_site(tmp_path).write({"pages/plain.md": PLAIN.replace("---\n", f"---\npublish_at: {written}\n", 1)})
    result = site.build(CONTENT_MODEL_NOW="2026-01-01T00:00:00Z")
    assert result.model is not None
    moment = result.model.by_url["/plain/"].get("publish_at")
    assert moment == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("written", "says", "advises"),
    [
        ("2026-11-30T09:00:00-07:00", "clocks are at -08:00", "`publish_at: 2026-11-30 09:00`"),
        ("2026-07-01T09:00-08:00", "clocks are at -07:00", "`publish_at: 2026-07-01 09:00`"),
        ("tomorrow", "not a date and time", "`publish_at: 2026-03-31 09:00`"),
        ("2026-11-31 09:00", "not a date and time", "`publish_at: 2026-03-31 09:00`"),
    ],
)
def test_a_time_that_cannot_be_meant_is_named(tmp_path: Path, written: str, says: str, advises: str) -> None:
    """Summer's offset in winter too; following the advice builds."""
    page = PLAIN.replace("---\n", f"---\npublish_at: {written}\n", 1)
    site = small_site(tmp_path).write({"pages/plain.md": page})
    [error] = site.build().errors
    assert (error.rule, error.line) == ("front-matter-date", 2)
    assert says in error.message
    assert advises in error.fix
    better = advises.strip("`")
    site.write({"pages/plain.md": page.replace(f"publish_at: {written}", better)})
    result = site.build()
    assert result.ok, lines(result.errors)
