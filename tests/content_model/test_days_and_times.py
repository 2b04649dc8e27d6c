"""Days and times that people write: one time zone for the whole site, and what cannot be meant is named."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.static_hosts.project import filled_facts
from tests.support.site import HOME, PLAIN, Site, lines, small_site

NOON_OF_THE_28TH = "2026-11-28T12:00:00-08:00"
EVENING_OF_THE_28TH = "2026-11-28T17:00:00-08:00"  # the 29th in UTC


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site; a test writes over its plain page."""
    return small_site(tmp_path_factory.mktemp("days"))


def plain(front_matter: str) -> dict[str, str | bytes | None]:
    return {"pages/plain.md": PLAIN.replace("---\n", f"---\n{front_matter}\n", 1)}


@pytest.mark.parametrize(
    ("front_matter", "now", "out"),
    [
        ("date: 2026-11-29", EVENING_OF_THE_28TH, False),
        ("date: 2026-11-28", NOON_OF_THE_28TH, True),
        ("date: 2026-11-29", "2026-11-29T00:00:00-08:00", True),
        ("publish_at: 2026-11-28 17:00", EVENING_OF_THE_28TH, True),
        ("publish_at: 2026-11-28 17:01", EVENING_OF_THE_28TH, False),
        ("publish_at: 2026-11-29T01:00:00Z", EVENING_OF_THE_28TH, True),
        ("unpublish_at: 2026-11-28 17:00", EVENING_OF_THE_28TH, False),
        ("unpublish_at: 2026-11-28 17:01", EVENING_OF_THE_28TH, True),
    ],
)
def test_a_page_is_out_by_the_clinics_clocks(site: Site, front_matter: str, now: str, out: bool) -> None:
    """A day begins at midnight in Thousand Oaks."""
    model = site.write(plain(front_matter)).build(CONTENT_MODEL_NOW=now).model
    assert model is not None
    assert model.by_url["/plain/"].listed is out


@pytest.mark.parametrize(("day", "overdue"), [("2026-11-29", False), ("2026-11-28", False), ("2026-11-27", True)])
def test_a_review_is_overdue_by_the_clinics_days(site: Site, day: str, overdue: bool) -> None:
    """In the evening as well, when it is tomorrow in UTC."""
    findings = site.write(plain(f"next_review: {day}")).build(CONTENT_MODEL_NOW=EVENING_OF_THE_28TH).findings
    assert ("review-overdue" in {f.rule for f in findings}) is overdue


def test_a_review_may_come_before_the_first_day(site: Site) -> None:
    """The normal order: a page is reviewed, and then it is published. A change before it is a slip."""
    fine = "date: 2026-03-31\nreviewer: somebody\nlast_reviewed: 2026-03-20"
    person = PLAIN.replace("A plain page", "Somebody", 1).replace("index.md", "../pages/index.md")
    site.write({**plain(fine), "people/somebody.md": person.replace("---\n", "---\nkind: profile\n", 1)})
    result = site.build(CONTENT_MODEL_NOW=NOON_OF_THE_28TH)
    assert "dates-disagree" not in {f.rule for f in result.findings}, lines(result.findings)
    result = site.write(plain(f"{fine}\nmodified: 2026-03-30")).build(CONTENT_MODEL_NOW=NOON_OF_THE_28TH)
    assert "dates-disagree" in {f.rule for f in result.errors}
    site.write({"people/somebody.md": None})


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("0202-03-31", "`date: 2026-03-31`"), ("20226-03-31", "`date: 2026-03-31`"), ("3031-01-01", "`date: 2026-03-31`"),
        ("1026-11-02", "`date: 2026-03-31`"), ("August 5, 2026", "`date: 2026-08-05`"), ("August 1st, 2026", "`date: 2026-08-01`"),
        ("2nd May 2026", "`date: 2026-05-02`"), ("05/02/2026", "`date: 2026-05-02`"), ("2026-02-30", "`date: 2026-03-31`"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_meant_is_named(site: Site, written: str, advice: str) -> None:
    """With what to write instead, which is never what was written; following it builds."""
    result = site.write(plain(f"date: {written}")).build(CONTENT_MODEL_NOW="2026-12-28T12:00:00-08:00")
    [error] = [f for f in result.errors if f.file.endswith("plain.md")]
    assert (error.rule, error.line) == ("front-matter-date", 2)
    assert advice in error.fix
    assert f": {written}`" not in error.fix
    followed = site.write(plain(advice.strip("`"))).build(CONTENT_MODEL_NOW="2026-12-28T12:00:00-08:00")
    assert followed.ok, lines(followed.errors)


@pytest.mark.parametrize(
    ("opens", "closes", "words", "in_graph"),
    [
        ("00:00", "24:00", "open 24 hours", ("00:00", "23:59")), ("00:00", "00:00", "open 24 hours", ("00:00", "23:59")),
        ("18:00", "24:00", "6 p.m. to midnight", ("18:00", "23:59")), ("00:00", "12:00", "midnight to noon", ("00:00", "12:00")),
        ("09:00", "17:00", "9 a.m. to 5 p.m.", ("09:00", "17:00")),
    ],
)  # fmt: skip
def test_hours_at_midnight(tmp_path: Path, opens: str, closes: str, words: str, in_graph: tuple[str, str]) -> None:
    """As a sign would say them, and as search engines read them, whose days end at 23:59."""
    facts = yaml.safe_load(filled_facts())
    facts["hours"] = [{"days": ["Saturday"], "opens": opens, "closes": closes}]
    site = small_site(tmp_path).write({"data/clinic.yaml": yaml.safe_dump(facts), "pages/index.md": HOME})
    result = site.build()
    assert result.ok, lines(result.errors)
    soup = BeautifulSoup(site.html("/"), "lxml")
    told = soup.select_one(".hours__hours")
    assert told is not None
    assert " ".join(told.get_text().split()) == words
    script = soup.select_one("script[type='application/ld+json']")
    assert script is not None
    found = [node for node in json.loads(script.get_text())["@graph"] if "openingHoursSpecification" in node]
    spec = found[0]["openingHoursSpecification"]
    spec = spec[0] if isinstance(spec, list) else spec
    assert (spec["opens"], spec["closes"]) == in_graph


def test_a_feed_tells_the_beginning_of_the_clinics_day(tmp_path: Path) -> None:
    """With its offset, in summer and in winter: a reader elsewhere is shown the day that the page shows."""
    article = PLAIN.replace("index.md", "../pages/index.md")
    site = small_site(tmp_path).write({
        "data/clinic.yaml": filled_facts(),
        "articles/summer.md": article.replace("---\n", "---\ndate: 2026-07-01\n", 1).replace("A plain", "A summer", 1),
        "articles/winter.md": article.replace("---\n", "---\ndate: 2026-01-15\n", 1).replace("A plain", "A winter", 1),
    })  # fmt: skip
    result = site.build(CONTENT_MODEL_NOW=NOON_OF_THE_28TH)
    assert result.ok, lines(result.errors)
    feed = BeautifulSoup((site.output / "feed.xml").read_text(), "xml")
    days = [dt.datetime.fromisoformat(found.get_text()) for found in feed.find_all("published")]
    assert [day.isoformat() for day in days] == ["2026-07-01T00:00:00-07:00", "2026-01-15T00:00:00-08:00"]
