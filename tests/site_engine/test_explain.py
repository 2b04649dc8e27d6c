"""`--explain`: why each page was made again, in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.content_model import model
from plugins.findings import context
from plugins.recorded_reads import Cause
from plugins.site_engine.contributions import contributions_of, keeping_nothing
from plugins.site_engine.explain import explanation, reason
from tests.support.site import PROJECT, Site, small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site, built."""
    site = small_site(tmp_path_factory.mktemp("explained"))
    lines = list(explanation(site.build()))
    assert "text converted, as nothing was kept of it:" in lines
    assert "    content/pages/plain.md" in lines
    return site


def test_nothing_has_changed(site: Site) -> None:
    """One line says so."""
    assert list(explanation(site.build())) == ["2 pages were not made again: nothing that they are made from changed."]


def test_each_page_is_named_with_its_reason(site: Site) -> None:
    """A page whose title changed is named, and so is one that links to it, each with its own reason."""
    page = site.content / "pages/plain.md"
    page.write_text(page.read_text("utf-8").replace("title: A plain page", "title: Another title"), "utf-8")
    lines = list(explanation(site.build()))
    assert lines[lines.index("text converted again, as its own file changed:") + 1] == "    content/pages/plain.md"
    linked = lines.index("text converted again, as what a link to content/pages/plain.md says changed:")
    assert lines[linked + 1] == "    content/pages/index.md"


def test_a_setting_is_named(site: Site) -> None:
    """Another setting is the reason for all pages."""
    site.build()
    assert any("as the settings changed" in line for line in explanation(site.build(SITENAME="Another name")))


def test_without_a_cache_nothing_is_kept(site: Site, tmp_path: Path) -> None:
    """No plugin keeps anything of such a build, and it comes to the same."""
    other = Site(tmp_path)
    shutil.copytree(site.content, other.content)
    result = other.build(**keeping_nothing(contributions_of(PROJECT)))
    assert result.ok
    assert not (tmp_path / ".cache").exists()
    assert site.build().ok
    assert other.snapshot() == site.snapshot()


def test_questions_are_told_in_words() -> None:
    """What was asked of the content, the rules or the theme is no name from the code; a plugin's own question is quoted."""
    assert reason(Cause("make", "page", question=("menu", "main"))) == "the main menu changed"
    assert reason(Cause("make", "page", question=("template", "hub.html"))).startswith("the template hub.html, or one")
    assert reason(Cause("check", "page", question=("is past", "2027-01-16"))) == "whether 2027-01-16 is past changed"
    assert reason(Cause("make", "page", question=("has feed",))) == "the answer to “has feed” changed"
    told = [reason(Cause("make", "page", question=(name, "x", "y"))) for name in {*model._ANSWERS, *context._ANSWERS}]
    assert sum(not words.startswith("the answer to") for words in told) > 40
