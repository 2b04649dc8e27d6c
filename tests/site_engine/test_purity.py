"""A page's result depends on nothing but what it is made from: not on the order, the process or what was made before."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.site_engine.session import Session
from plugins.site_engine.steps import make
from tests.site_engine.made_pages import digest, digests, open_session, rich_site
from tests.site_engine.roots_plugin import ROOTS
from tests.support.counts import HUNG
from tests.support.site import PROJECT, Site

SOURCES = [f"content/pages/root-{name}.md" for name in ROOTS]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A page with a block of each root element."""
    return rich_site(tmp_path_factory.mktemp("pure"))


@pytest.fixture(scope="module")
def session(site: Site) -> Session:
    """One session for all tests here: what they make must not show."""
    return open_session(site)


@pytest.fixture(scope="module")
def alone(site: Site) -> dict[str, str]:
    """The digest of each page, made first of all in a session of its own."""
    return {
        source: digest(make(fresh.model.by_source[source], fresh))
        for source in SOURCES
        for fresh in [open_session(site)]
    }


def in_a_process(site: Site, sources: list[str]) -> dict[str, str]:
    """The digests of pages that are made in this order in a process of their own."""
    command = [sys.executable, "-m", "tests.site_engine.made_pages", str(site.folder), *sources]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=HUNG)
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_quotation_marks_stay_right_behind_a_block_of_any_kind(session: Session) -> None:
    """What the block's element is changes nothing in the words around it: "clinic's" has its apostrophe."""
    for source in SOURCES:
        html = make(session.model.by_source[source], session).html
        assert "It’s the clinic’s own “page”, isn’t it?" in html, source
        assert "clinic‘s" not in html, source


@given(st.lists(st.sampled_from(SOURCES), min_size=2, max_size=8))
def test_any_order_gives_the_same_pages(session: Session, alone: dict[str, str], sources: list[str]) -> None:
    """In any order, and again, each page is what it is alone."""
    for source in (*sources, *reversed(sources)):
        assert digest(make(session.model.by_source[source], session)) == alone[source]


def test_another_process_gives_the_same_pages(site: Site, alone: dict[str, str]) -> None:
    """So it is in processes of their own, from the first page to the last and the other way round."""
    assert in_a_process(site, SOURCES) == alone
    assert in_a_process(site, SOURCES[::-1]) == alone


def test_a_build_makes_what_the_steps_make(site: Site, session: Session) -> None:
    """Pelican's build of the same content writes the very HTML that the steps give for each page alone."""
    result = site.build(PLUGINS=list(session.settings["PLUGINS"]))
    assert result.ok, result.errors
    for source in SOURCES:
        entry = session.model.by_source[source]
        assert site.html(entry.url) == make(entry, session).html


def test_digests_tell_pages_apart(session: Session) -> None:
    """The digest would show a difference: no two of the pages have the same."""
    assert len(set(digests(session, SOURCES).values())) == len(SOURCES)
