"""A session makes any page of its project, leaves nothing behind in the process, and sees no other session."""

from __future__ import annotations

import gc
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from blinker import ANY, default_namespace

from plugins.findings import Finding
from plugins.site_engine.session import Session
from plugins.site_engine.steps import make, make_draft
from tests.support.counts import HUNG, LONG
from tests.support.site import HOME, PLAIN, PROJECT, Site, lines, real_site, small_site

LEAST = 5_000_000  # bytes that a process may grow by, from its tenth build to its last


def open_session(site: Site) -> Session:
    return Session.open(PROJECT, overrides={"PATH": str(site.content), **site.settings})


# -- drafts --------------------------------------------------------------------------------------


def test_a_draft_is_the_page_that_a_build_would_write(real: Site) -> None:
    """For each page of the clinic's site, as saved and changed: the same HTML, and the same findings of the page."""
    session = open_session(real)
    for entry in session.model.entries:
        path = real.folder / entry.source
        path.write_bytes(path.read_bytes() + b"\n\n## One section more\n\nIt's the clinic's \"own\" sentence.\n")
    drafts = {
        e.source: make_draft(e.source, (real.folder / e.source).read_bytes(), session) for e in session.model.entries
    }
    result = real.build()
    assert result.ok, lines(result.errors)
    for entry in session.model.entries:
        draft = drafts[entry.source]
        assert draft.html == real.html(entry.url), entry.source
        assert "One section more" in draft.html or entry.kind.name in ("home", "style", "error", "contact")
        in_build = {f for f in result.findings if f.file == entry.source}
        assert {f for f in draft.findings if f.file == entry.source} <= in_build


def test_a_draft_with_another_title_changes_the_trail_and_the_menu(real: Site) -> None:
    """What other pages show of the page follows the draft, where the draft shows it; the saved session stays as it was."""
    session = open_session(real)
    source = "content/pages/contact.md"
    data = (real.folder / source).read_bytes()
    before = make(session.model.by_source[source], session).html
    title = session.model.by_source[source].title
    draft = make_draft(source, data.replace(title.encode(), b"Reach us tonight", 1), session)
    assert "Reach us tonight" in draft.html
    assert make(session.model.by_source[source], session).html == before


def test_a_new_page_and_a_moved_date_are_drafts_as_well(small: Site) -> None:
    """A page that is not saved yet is made in its place in the tree; one whose day is to come says that it is a draft."""
    session = open_session(small)
    made = make_draft("content/pages/new.md", PLAIN.replace("A plain page", "A new page").encode(), session)
    assert made.page is not None
    assert [link.name for link in made.page.view.trail] == ["A small site for tests", "A new page"]
    later = make_draft("content/pages/plain.md", PLAIN.replace("---\n", "---\ndate: 2999-01-01\n", 1).encode(), session)
    assert later.page is not None
    assert later.page.view.draft


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (PLAIN.replace("title: A plain page\n", ""), "front-matter-missing"),
        (PLAIN.replace("index.md", "nowhere.md"), "link-target"),
        (PLAIN.replace("---\n", "---\nsources: [nobody]\n", 1), "reference-unknown"),
        (PLAIN + "\n/// nosuch\n///\n", "block-unknown"),
        ("no front matter", "front-matter-broken"),
        (PLAIN.replace("## A section", "[click here](index.md)\n\n## A section"), "link-text-generic"),
    ],
)
def test_a_broken_draft_has_the_findings_of_a_build(small: Site, data: str, rule: str) -> None:
    """Each mistake of a draft is named as the build would name it, at the same place."""
    draft = make_draft("content/pages/plain.md", data.encode(), open_session(small))
    small.write({"pages/plain.md": data})

    def said(findings: tuple[Finding, ...]) -> set[tuple[object, ...]]:
        return {(f.rule, f.file, f.line, f.column, f.message, f.fix) for f in findings if f.rule == rule}

    assert said(draft.findings)
    assert said(draft.findings) == said(small.build().findings)


def test_a_draft_at_the_address_of_another_page_is_named(small: Site) -> None:
    """Two files for one address are an error before the second is saved."""
    made = make_draft("content/pages/plain/index.md", PLAIN.encode(), open_session(small))
    assert "duplicate-url" in {f.rule for f in made.findings}


@pytest.mark.parametrize(
    "source", ["content/../secret.md", "content/pages/x.txt", "pages/plain.md", "content/data/clinic.yaml"]
)
def test_what_is_no_pages_file_is_refused(small: Site, source: str) -> None:
    """A draft is a page's file and nothing else."""
    with pytest.raises(ValueError, match="no page's file"):
        make_draft(source, PLAIN.encode(), open_session(small))


# -- what a session leaves behind ------------------------------------------------------------------


def test_nothing_is_left_behind_in_the_process(small: Site) -> None:
    """The working folder, the search path, the modules' names and Pelican's signals are what they were."""
    assert small.build().ok  # what is loaded stays loaded

    def state() -> tuple[object, ...]:
        receivers = {name: len(list(s.receivers_for(ANY))) for name, s in default_namespace.items()}
        return Path.cwd(), list(sys.path), "pelicanconf" in sys.modules, "publishconf" in sys.modules, receivers

    before = state()
    session = open_session(small)
    assert small.build().ok
    assert small.build(CONTENT_MODEL_MODE="publish").finished
    make(session.model.entries[0], session)
    assert state() == before


def test_ten_builds_of_three_projects_in_four_threads(tmp_path: Path) -> None:
    """Each is byte for byte what it is alone, and has the same findings."""
    elsewhere = HOME.replace("A small site", "Another site")
    projects = [
        real_site(tmp_path / "real"),
        small_site(tmp_path / "small"),
        small_site(tmp_path / "other").write(
            {"pages/index.md": elsewhere, "pages/more.md": PLAIN.replace("A plain page", "More")}
        ),
    ]
    projects[2].settings["SCHEMA_ORG_LOCALE"] = "en_GB"

    def build(number: int, name: str) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
        project = projects[number % 3]
        site = Site(tmp_path / name, {**project.settings, "PATH": str(project.content)})
        result = site.build()
        assert result.ok, lines(result.errors)
        return site.snapshot(), result.findings

    alone = [build(number, f"alone-{number}") for number in range(3)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(build, range(10), [f"together-{number}" for number in range(10)]))
    for number, made in enumerate(together):
        assert made == alone[number % 3]


def test_drafts_in_four_threads(real: Site, small: Site) -> None:
    """One session may be asked from several threads at once, and so may several."""
    sessions = [open_session(real), open_session(small)]
    jobs = [(session, entry) for session in sessions for entry in session.model.entries] * 3
    alone = [make(entry, session).html for session, entry in jobs]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda job: make(job[1], job[0]).html, jobs))
    assert together == alone


GROWTH = """
import gc, sys
from pathlib import Path
from plugins.site_engine.session import Session
from plugins.site_engine.steps import make_draft
from tests.support.site import PROJECT, Site

def size():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

site, times = Site(Path(sys.argv[1])), int(sys.argv[2])
session = Session.open(PROJECT, overrides={"PATH": str(site.content)})
sources = [entry.source for entry in session.model.entries]
for source in sources:  # code and templates are loaded by then
    make_draft(source, (site.folder / source).read_bytes(), session)
for number in range(times):
    if sys.argv[3] == "build":
        assert site.build().ok
    else:
        source = sources[number % len(sources)]
        data = (site.folder / source).read_bytes() + b"\\n\\nSentence number %d.\\n" % number
        assert make_draft(source, data, session).html
    if number == 9:
        start = size()
print(size() - start)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.parametrize(("work", "times"), [("build", 200 if LONG else 30), ("draft", 200)])
def test_memory_stays_as_it_is(real: Site, work: str, times: int) -> None:
    """Build after build and draft after draft, the process holds no more than after the tenth, but for the heap's slack."""
    gc.collect()
    command = [sys.executable, "-c", GROWTH, str(real.folder), str(times), work]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=HUNG)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) <= LEAST


# -- Pelican by itself -----------------------------------------------------------------------------


def test_pelican_by_itself_makes_the_same_site(real: Site, tmp_path: Path) -> None:
    """`pelican -s pelicanconf.py`, started in any folder, writes byte for byte what `invoke build` does."""
    assert real.build(PATH=str(PROJECT / "content")).ok
    output = tmp_path / "by itself"
    command = [sys.executable, "-m", "pelican", "-s", str(PROJECT / "pelicanconf.py"), "-o", str(output)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=HUNG)
    assert done.returncode == 0, done.stderr
    assert {p.relative_to(output): p.read_bytes() for p in output.rglob("*") if p.is_file()} == {
        Path(name): data for name, data in real.snapshot().items()
    }
