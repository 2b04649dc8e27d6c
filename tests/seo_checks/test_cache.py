"""A build from the cache: only what depends on a change is looked at again, and the findings are those of a cold build."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins.findings import Finding
from plugins.site_engine import BuildResult
from tests.support.site import Site, lines, real_site

DAY = dt.datetime(2027, 1, 15, 12, tzinfo=dt.UTC)
NEW = """\
---
title: A page that is new
description: A plain page that nobody has seen before, with a heading, a sentence, and a link back home.
{more}---

## A section

Some words. Go [back to the start](index.md).
"""


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The clinic's own content, built once on a certain day."""
    site = real_site(tmp_path_factory.mktemp("warm"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
        result = build(site)
        assert len(anew(result)) == result.pages > 15
        assert anew(build(site)) == set()
    return site


@pytest.fixture
def site(warm: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A copy of it, on the same day, with its cache."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
    shutil.copytree(warm.folder, tmp_path, dirs_exist_ok=True)
    return Site(tmp_path)


def build(site: Site, **settings: Any) -> BuildResult:
    """A build that ends with checks, whatever they find."""
    result = site.build(**settings)
    assert result.checked is not None, lines(result.errors)
    return result


def anew(result: BuildResult) -> set[str]:
    """The addresses of the pages that were parsed and checked in this build."""
    assert result.checked is not None
    return set(result.checked.site.anew)


def cold(site: Site) -> tuple[Finding, ...]:
    """What a build without any cache finds."""
    return build(site, RENDERED_SITE_CACHE=None).findings


def test_a_new_page(site: Site) -> None:
    """A page that only the search page shows is looked at with it, and no other; one that is gone leaves no trace."""
    site.write({"pages/new.md": NEW.format(more="")})
    result = build(site)
    assert anew(result) == {"/new/", "/search/"}
    assert result.findings == cold(site)
    site.write({"pages/new.md": None})
    result = build(site)
    assert anew(result) == set()
    assert result.findings == cold(site)


def test_another_day(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new day is no reason to look at any page; the day after a review was due is one for that page."""
    page = site.content / "pages/index.md"
    page.write_text(page.read_text("utf-8").replace("\n---\n", "\nnext_review: 2027-01-16\n---\n", 1), "utf-8")
    assert anew(build(site)) == {"/"}
    for days, expected in ((1, set()), (2, {"/"}), (3, {"/"})):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int((DAY + dt.timedelta(days)).timestamp())))
        result = build(site)
        assert anew(result) == expected
        assert result.findings == cold(site)
        overdue = [f.message for f in result.findings if f.rule == "review-overdue"]
        assert len(overdue) == len(expected)
    assert "2 days ago" in overdue[0]


def test_a_fact_that_only_rules_read(site: Site) -> None:
    """The line of a fact moves: only pages with a hit at a fact are looked at, and every line is right."""
    facts = site.content / "data/clinic.yaml"
    facts.write_text("# one line more\n" + facts.read_text("utf-8"), "utf-8")
    result = build(site)
    assert result.findings == cold(site)
    assert len(anew(result)) < result.pages


def test_a_changed_page(site: Site) -> None:
    """Other words on a page are its own affair."""
    page = site.content / "pages/contact.md"
    page.write_text(page.read_text("utf-8") + "\nFor more words, [click here](index.md).\n", "utf-8")
    result = build(site)
    assert anew(result) == {"/contact/"}
    assert result.findings == cold(site)
    assert any(f.rule == "link-text-generic" and f.file == "content/pages/contact.md" for f in result.findings)


def test_the_files_times_say_nothing(site: Site) -> None:
    """A checkout writes every file anew: that is no reason to look at anything."""
    for path in site.content.rglob("*.*"):
        path.write_bytes(path.read_bytes())
    assert anew(build(site)) == set()


def test_an_option_that_a_rule_reads(site: Site) -> None:
    """Another threshold is looked at by the pages that are held to it."""
    options = {"least_words": 5_000}
    result = build(site, SEO_CHECKS_OPTIONS=options)
    short = {f.url for f in result.findings if f.rule == "text-too-short"}
    assert short
    assert short <= anew(result)
    assert len(anew(result)) <= result.pages
    assert result.findings == build(site, SEO_CHECKS_OPTIONS=options, RENDERED_SITE_CACHE=None).findings
