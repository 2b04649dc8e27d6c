"""The index: what is in it, what is not, that it is the same each time, and that it is kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from plugins.site_search.settings import SearchSettings
from tests.support.site import Site, lines, small_site

SEARCH = """\
---
title: Search
description: Where the words of the small site can be searched, made for the tests of the search alone.
kind: search
---
"""
PAGE = """\
---
title: {title}
description: A page of the small site that the tests of the search look for, and that says little else.
{more}
---

## A section

{words}
"""
PAGES = {
    "pages/search.md": SEARCH,
    "pages/seen.md": PAGE.format(
        title="A page to find", more="search_words: [zebrafinch]", words="Some heliotrope words."
    ),
    "pages/draft.md": PAGE.format(title="A draft", more="status: draft", words="A quokka, not yet."),
    "pages/quiet.md": PAGE.format(title="A quiet page", more="noindex: true", words="A wombat, not for searches."),
    "pages/404.md": PAGE.format(title="Not here at all", more="kind: error", words="An axolotl, nowhere."),
    "pages/es.md": PAGE.format(title="Una página", more="lang: es", words="Un colibrí en el jardín."),
}


def searched(folder: Path) -> Site:
    """The small site with a page to search it from."""
    return small_site(folder).write(PAGES)


def indexed(site: Site) -> dict[str, dict[str, object]]:
    """What the index holds of each page, by its address."""
    found = {}
    for file in (site.output / "pagefind/fragment").iterdir():
        data = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[data["url"]] = data
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, built with an index that is made anew."""
    site = searched(tmp_path_factory.mktemp("searched"))
    result = site.build(SITE_SEARCH_CACHE=None)
    assert result.ok, lines(result.findings)
    return site


def test_what_is_published_is_indexed_and_nothing_else(site: Site) -> None:
    """Neither drafts nor what search engines leave out, nor the page for lost visitors, nor the search page itself."""
    assert set(indexed(site)) == {"/", "/plain/", "/seen/", "/es/"}
    every = b"".join(gzip.decompress(p.read_bytes()) for p in (site.output / "pagefind").rglob("*.pf_*"))
    assert b"heliotrop" in every
    assert not [word for word in (b"quokka", b"wombat", b"axolotl") if word in every]


def test_the_clinics_own_words_stand_in_the_index_alone(site: Site) -> None:
    """They find the page, and stand neither on it nor in what a result shows of it."""
    found = indexed(site)["/seen/"]
    assert "zebrafinch" in str(found["meta"])
    assert "zebrafinch" not in str(found["content"])
    assert [
        p for p in site.output.rglob("*") if p.suffix in (".html", ".txt", ".xml") and b"zebrafinch" in p.read_bytes()
    ] == []


def test_each_language_has_an_index_of_its_own(site: Site) -> None:
    """A page is searched for in its own language, with that language's endings of words."""
    entry = json.loads((site.output / "pagefind/pagefind-entry.json").read_text())
    assert {name: language["page_count"] for name, language in entry["languages"].items()} == {"en-us": 3, "es": 1}
    assert {p.name for p in (site.output / "pagefind").glob("wasm.*")} == {"wasm.en-us.pagefind", "wasm.es.pagefind"}


def test_the_same_pages_give_the_same_bytes(site: Site, tmp_path: Path) -> None:
    """Two builds in other folders, each with an index made anew, do not differ in a byte."""
    other = searched(tmp_path)
    assert other.build(SITE_SEARCH_CACHE=None).ok
    assert other.snapshot() == site.snapshot()


def test_an_index_is_kept_while_the_pages_say_the_same(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second build takes the index that is kept and starts no program; one word more, and it is made anew."""
    again = searched(tmp_path)
    assert again.build().ok
    kept = SearchSettings.read({"PATH": str(again.content)}).cache
    assert kept == tmp_path / ".cache/site_search"
    monkeypatch.setattr("plugins.site_search.index.get_executable", lambda: tmp_path / "nowhere")
    assert again.build().ok
    assert again.snapshot() == site.snapshot()
    result = again.write({"pages/seen.md": PAGES["pages/seen.md"] + "\nMore.\n"}).build()
    assert [f.rule for f in result.errors] == ["search-index"]


def test_a_site_without_a_search_page_has_no_index(small: Site) -> None:
    """Nothing is made for nobody."""
    assert small.build().ok
    assert not (small.output / "pagefind").exists()
    assert not (small.folder / ".cache/site_search").exists()
