"""Parsing a whole output: visitors, processes, the cache, and odd files."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from plugins.findings import Place
from plugins.recorded_reads import Answers, Recorder
from plugins.rendered_site.document import Document
from plugins.rendered_site.parts import Origin
from plugins.rendered_site.render import render_site
from plugins.rendered_site.settings import RenderedSettings
from plugins.rendered_site.site import Site
from plugins.rendered_site.visits import Visitor, Visits

LOOKED_AT: list[str] = []
SEASONS = {("season", f"/p{n}/"): "spring" for n in range(5)}


def look(document: Document, recorder: Recorder) -> dict[str, Any]:
    """A visitor that notes what it was shown, and asks for the season of a page."""
    season = ("season", document.url)
    recorder.ask(season, SEASONS[season])
    LOOKED_AT.append(document.url)
    return {
        "title": document.title,
        "kind": document.kind,
        "pid": os.getpid(),
        "source": document.source_text,
        "season": SEASONS[season],
    }


def die(document: Document, recorder: Recorder) -> None:
    """A visitor that takes its process down with it, but not this one."""
    if os.getpid() != MAIN:
        os._exit(1)


MAIN = os.getpid()
VISITOR = Visitor("looker", look, "1")


def visits(visitor: Visitor = VISITOR) -> Visits:
    """A round of that visitor, with the answers as they are now."""
    return Visits((visitor,), Answers(SEASONS.__getitem__))


@pytest.fixture
def settings(tmp_path: Path) -> RenderedSettings:
    """Settings for an output of five pages and a picture."""
    output = tmp_path / "output"
    for n in range(5):
        page = output / f"p{n}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<title>Page {n}</title><main><a href=/p{(n + 1) % 5}/>next</a></main>", "utf-8")
    (output / "images").mkdir()
    (output / "images/a.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/p0.md").write_text("Title: Page 0\n", "utf-8")
    LOOKED_AT.clear()
    return RenderedSettings(tmp_path / "content", output, "https://www.example.com", Path(".cache/pages.sqlite"))


ORIGINS = {
    "p0/index.html": Origin(
        "content/p0.md", "article", frozenset({"health"}), front_matter={"a": 1}, places={"a": Place(1, 1)}
    )
}


def facts(site: Site) -> list[Any]:
    """What a site says of its pages, to compare two of them."""
    return [
        (d.url, d.title, d.source, d.kind, [(link.href, link.target) for link in d.links], d.html, d.text, d.size)
        for d in site
    ]


def test_site(settings: RenderedSettings) -> None:
    """Every page and file is there; a page knows its origin, and visitors' notes stand by address."""
    site = render_site(settings, ORIGINS, visits=visits())
    assert sorted(site.documents) == [f"/p{n}/" for n in range(5)]
    assert "/images/a.svg" in site.files
    first = site.documents["/p0/"]
    assert (first.source, first.kind, first.has("health"), first.front("a")) == ("content/p0.md", "article", True, 1)
    assert first.source_text == "Title: Page 0\n"
    assert first.html.startswith("<title>Page 0")
    assert site.notes["looker"]["/p0/"]["kind"] == "article"
    assert site.notes["looker"]["/p0/"]["source"] == "Title: Page 0\n"


def test_processes_give_the_same(settings: RenderedSettings) -> None:
    """Several processes, one process and the cache give the same site, and the work was shared out."""
    alone = render_site(structs.replace(settings, cache=None, workers=1), ORIGINS, visits=visits())
    shared = render_site(structs.replace(settings, workers=2, parallel_from=2), ORIGINS, visits=visits())
    cached = render_site(settings, ORIGINS, visits=visits())
    assert facts(alone) == facts(shared) == facts(cached)
    assert {note["pid"] for note in alone.notes["looker"].values()} == {MAIN}
    if threading.active_count() == 1:  # beside other threads (a browser test's) nothing is forked, on purpose
        assert MAIN not in {note["pid"] for note in shared.notes["looker"].values()}


def test_only_what_changed_is_looked_at_again(settings: RenderedSettings) -> None:
    """A second run takes unchanged pages from the cache: the output, the source and the front matter count."""
    render_site(settings, ORIGINS, visits=visits())
    LOOKED_AT.clear()
    assert render_site(settings, ORIGINS, visits=visits()).anew == frozenset()
    assert LOOKED_AT == []
    (settings.output / "p3/index.html").write_text("<title>New</title>", "utf-8")
    site = render_site(settings, ORIGINS, visits=visits())
    assert LOOKED_AT == ["/p3/"]
    assert site.documents["/p3/"].title == "New"
    (settings.project / "content/p0.md").write_text("Title: Other\n", "utf-8")
    site = render_site(settings, ORIGINS, visits=visits())
    assert LOOKED_AT == ["/p3/", "/p0/"]
    assert site.notes["looker"]["/p0/"]["source"] == "Title: Other\n"
    render_site(settings, {"p0/index.html": Origin("content/p0.md", "page")}, visits=visits())
    assert LOOKED_AT == ["/p3/", "/p0/", "/p0/"]


def test_a_page_is_looked_at_again_when_an_answer_is_another(
    settings: RenderedSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page holds until the answer to something that was asked for it changes; in whatever process it was asked."""
    two = structs.replace(settings, workers=2, parallel_from=2)
    assert render_site(two, ORIGINS, visits=visits()).anew == {f"/p{n}/" for n in range(5)}
    assert render_site(two, ORIGINS, visits=visits()).anew == frozenset()
    monkeypatch.setitem(SEASONS, ("season", "/p2/"), "fall")
    monkeypatch.setitem(SEASONS, ("season", "/p9/"), "fall")
    site = render_site(two, ORIGINS, visits=visits())
    assert site.anew == {"/p2/"}
    assert site.notes["looker"]["/p2/"]["season"] == "fall"
    assert site.notes["looker"]["/p1/"]["season"] == "spring"


def test_changed_visitor_looks_at_everything(settings: RenderedSettings) -> None:
    """Another fingerprint stands for other settings: all pages are looked at again."""
    render_site(settings, ORIGINS, visits=visits())
    LOOKED_AT.clear()
    render_site(settings, ORIGINS, visits=visits(replace(VISITOR, fingerprint="2")))
    assert len(LOOKED_AT) == 5


def test_damaged_cache(settings: RenderedSettings) -> None:
    """A damaged cache costs time and nothing else."""
    before = facts(render_site(settings, ORIGINS, visits=visits()))
    assert settings.cache is not None
    settings.cache.write_bytes(b"damaged")
    assert facts(render_site(settings, ORIGINS, visits=visits())) == before


def test_killed_process(settings: RenderedSettings) -> None:
    """When a process is killed, the rest of the pages is parsed here."""
    site = render_site(
        structs.replace(settings, workers=2, parallel_from=2), ORIGINS, visits=visits(Visitor("die", die))
    )
    assert len(site.documents) == 5


def test_odd_files(settings: RenderedSettings) -> None:
    """Binary pages, empty pages, names with spaces and other letters, and links to nowhere are taken as they are."""
    (settings.output / "binary.html").write_bytes(bytes(range(256)) * 40)
    (settings.output / "empty.html").write_bytes(b"")
    (settings.output / "ein blatt für.html").write_text("<title>x</title>", "utf-8")
    (settings.output / "lost.html").symlink_to("nowhere.html")
    (settings.output / "loop").symlink_to(settings.output)
    site = render_site(settings, {})
    assert {"/binary.html", "/empty.html", "/ein blatt für.html"} < set(site.documents)
    assert "/lost.html" not in site.documents
    assert site.exists("/ein%20blatt%20f%C3%BCr.html")


def test_redirect_stubs(settings: RenderedSettings) -> None:
    """A page that sends its visitors elsewhere is a redirect of the site."""
    (settings.output / "old.html").write_text('<meta http-equiv="refresh" content="0;url=/p1/">', "utf-8")
    site = render_site(settings, {}, redirects={"/gone/": ""})
    assert site.redirects == {"/gone/": "", "/old.html": "/p1/"}


def test_empty_output(tmp_path: Path) -> None:
    """An output folder that is not there gives an empty site."""
    site = render_site(RenderedSettings(tmp_path / "content", tmp_path / "none", "https://www.example.com", None), {})
    assert not site.documents
    assert not site.files
    assert site.depth == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RENDERED_SITE_WORKERS", -1),
        ("RENDERED_SITE_WORKERS", True),
        ("RENDERED_SITE_PARALLEL_FROM", 0),
        ("RENDERED_SITE_CACHE", 3),
    ],
)
def test_wrong_settings(name: str, value: object) -> None:
    """A wrong setting is refused with its name and what to write."""
    with pytest.raises(ValueError, match=name):
        RenderedSettings.read({"PATH": "content", "OUTPUT_PATH": "output", name: value})
