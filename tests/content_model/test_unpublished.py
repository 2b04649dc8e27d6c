"""Pages that are not out: those that lead to them are built all the same, and lead nowhere that a visitor cannot go."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.content_model.due import due
from plugins.findings import Severity
from tests.static_hosts.project import filled_facts
from tests.support.site import PLAIN, Site, lines, small_site

NOW = "2026-11-28T12:00:00-08:00"
DESCRIPTION = "description: A page more of the small site, made to see what becomes of links to pages that are not out."


def page(title: str, front_matter: str = "", body: str = "## More\n\nWords.") -> str:
    return f"---\ntitle: {title}\n{DESCRIPTION}\n{front_matter}---\n\n{body}\n"


LINKS = """\
## Links

Read [the **later** words](later.md#more "Title"), [by reference][later], [by address](/later/) and <a href="/later/">in
HTML</a>. [![A dot](../images/dot.svg)](later.md) Go [home](index.md).

- An item with [a link](later.md)

/// action
    text: Read on
    to: pages/later.md
    note: Soon
///

/// callout
    title: Only a button

/// action
    text: Read on
    to: pages/later.md
///

///

[later]: later.md
"""
NOT_OUT = {
    "draft": "status: draft\n",
    "scheduled": "publish_at: 2026-12-24T09:00:00-08:00\n",
    "dated": "date: 2026-11-29\n",
    "over": "unpublish_at: 2026-11-28T11:59:00-08:00\n",
}
FRONT = "related: [pages/later.md]\nauthor: somebody\nreviewer: somebody\nlast_reviewed: 2026-11-01\nsources: [bowlby-1969]\n"
DOT = {
    "images/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
    "images/images.yaml": "dot.svg: {alt: A dot}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site with a page that leads to another one in every way that there is."""
    person = page("Somebody", "kind: profile\nunpublish_at: 2026-11-01T00:00:00-08:00\n")
    site = small_site(tmp_path_factory.mktemp("unpublished"))
    site.settings["CONTENT_MODEL_NOW"] = NOW
    site.settings["SEO_CHECKS_SEVERITY"] = dict.fromkeys(
        ("policy-links-missing", "care-notices-missing", "page-404-missing", "page-orphan"), "off"
    )
    return site.write({
        **DOT,
        "data/clinic.yaml": filled_facts(),
        "pages/plain.md": page("A plain page", FRONT, LINKS),
        "people/somebody.md": person,
        "people/index.md": page("People", "kind: page\n"),
    })  # fmt: skip


@pytest.mark.parametrize("state", NOT_OUT)
@pytest.mark.parametrize("settings_file", ["pelicanconf.py", "publishconf.py"])
def test_no_published_page_leads_to_one_that_is_not_out(site: Site, state: str, settings_file: str) -> None:
    """No error of the content, no link on any listed page, and the words are there; each place is named once as a warning."""
    site.settings_file = settings_file
    site.write({"pages/later.md": page("Later", NOT_OUT[state] + "menu: main\n")})
    result = site.build()
    told = {"link-unpublished", "reference-unpublished", "link-broken", "link-to-draft", "link-target", "block-option"}
    found = [(f.rule, f.severity, f.line) for f in result.findings if f.rule in told and f.file.endswith("plain.md")]
    assert {line for rule, _, line in found if rule == "link-unpublished"} == {13, 14, 16, 18, 27}
    assert {(rule, severity) for rule, severity, _ in found} == {
        ("link-unpublished", Severity.WARNING), ("reference-unpublished", Severity.WARNING),
    }, lines(result.findings)  # fmt: skip
    assert result.ok, lines(result.errors)
    for url in ("/", "/plain/", "/people/"):
        soup = BeautifulSoup(site.html(url), "lxml")
        hrefs = [str(a.get("href")) for a in soup.find_all("a")]
        assert not [href for href in hrefs if "/later/" in href or "/somebody/" in href], url
    main = soup_of(site, "/plain/")
    assert "Read the later words, by reference, by address and in HTML." in " ".join(main.get_text().split())
    assert main.find("strong", string="later") is not None
    assert main.find("img", alt="A dot") is not None
    assert [a["href"] for a in main.find_all("a") if a.get_text() == "home"] == ["/"]
    assert "Read on" not in main.get_text()
    assert "Only a button" not in main.get_text()
    assert "Somebody" in main.get_text()


def soup_of(site: Site, url: str) -> BeautifulSoup:
    return BeautifulSoup(str(BeautifulSoup(site.html(url), "lxml").main), "lxml")


def test_the_links_are_back_when_the_page_is(site: Site) -> None:
    """Nothing was changed in the files."""
    site.settings_file = "pelicanconf.py"
    site.write({"pages/later.md": page("Later")})
    result = site.build()
    assert result.ok, lines(result.errors)
    assert "link-unpublished" not in {f.rule for f in result.findings}
    hrefs = [a["href"] for a in soup_of(site, "/plain/").find_all("a")]
    assert hrefs.count("/later/") + hrefs.count("/later/#more") == 9, hrefs


def test_that_a_page_goes_offline_is_said_in_time(site: Site) -> None:
    """On the list of what is due from the first day on; where the links are written, a month before."""
    site.settings_file = "pelicanconf.py"
    for day, warned in (("2027-02-01", False), ("2026-12-24", True)):
        site.write({"pages/later.md": page("Later", f"unpublish_at: {day}T18:00:00-08:00\n")})
        result = site.build()
        assert result.model is not None
        told = [f.message for f in result.findings if f.rule == "link-unpublished"]
        assert bool(told) is warned
        assert all(f"“Later” goes offline on {day}" in message for message in told)
        [item] = [i for i in due(result.model, dt.date(2026, 11, 28)) if i.source.endswith("later.md")]
        assert item.message == "“Later” goes offline at 6\u00a0p.m.; 1 page links to it."


def test_a_draft_may_lead_anywhere(tmp_path: Path) -> None:
    """Its writer sees the links work."""
    site = small_site(tmp_path).write({
        "pages/later.md": page("Later", "status: draft\n"),
        "pages/draft.md": page("Draft", "status: draft\n", "Read [it](later.md)."),
        "pages/plain.md": PLAIN,
    })  # fmt: skip
    result = site.build()
    assert result.ok, lines(result.findings)
    assert "link-unpublished" not in {f.rule for f in result.findings}
    assert '<a href="/later/">it</a>' in site.html("/draft/")
