"""What stops a publish is said while writing: in the same words, at the line that somebody wrote, by every command."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import pytest
from rich.console import Console

from plugins.findings import Finding, Severity
from plugins.seo_checks.report import make_report, render
from plugins.site_engine import BuildResult
from plugins.site_engine.report import print_result
from plugins.static_hosts.publish import Publisher
from tests.support.site import PLAIN, PROJECT, Site, lines, small_site

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">{}</svg>'
TEXT = """
Use AKIAABCDEFGHIJKLMNOP for it.

It lies in /home/somebody/site/content.

Our password is "h3ron-pond-7", so keep it.

This is TODO for now.
"""
ARTICLE = PLAIN.replace("A plain page", "A page that nobody links to").replace("(index.md)", "(../pages/index.md)")
FILES = {
    "pages/plain.md": PLAIN.replace("---\n", "---\nkind: therapy\n", 1) + TEXT,
    "pages/later.md": PLAIN.replace("A plain page", "A page for later").replace("---\n", "---\nstatus: draft\n", 1) + TEXT,
    "articles/alone.md": ARTICLE.replace("---\n", "---\ndate: 2026-01-05\n", 1),
    "images/notes.docx": "PK",
    "images/data.bin": "x",
    "images/by-hand.svg": DRAWING.format("<!-- drawn by hand -->"),
    "images/runs.svg": DRAWING.format("<script>run()</script>"),
    "data/redirects.yaml": "- from: /old/\n  to: /plain/\n",
}  # fmt: skip
# What only the whole of a publish can know: what the clinic has still to tell, which the last line of a build counts.
COUNTED = {"placeholder-fact", "address"}
# The rules that are to be found, with the line of the page that each names; 0 for a whole file.
FOUND = {
    "author-missing": 1, "secret": 11, "machine-path": 13, "placeholder-text": 17, "page-orphan": 0, "source-file": 0,
    "unknown-type": 0, "picture-metadata": 0, "drawing-runs": 0, "page-404-missing": 0, "policy-links-missing": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What a build and a preview of the same content say."""

    site: Site
    build: BuildResult
    preview: BuildResult

    def stopping(self) -> dict[tuple[str, str, str], Finding]:
        """What the build says would stop a publish, or stops the build itself."""
        return {
            (f.rule, f.message, f.where): f
            for f in self.build.findings
            if f.stops_publish or f.severity is Severity.ERROR
        }


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """A site with much to mend, built in both ways."""
    site = small_site(tmp_path_factory.mktemp("said")).write(FILES)
    build = site.build()
    preview = Publisher(PROJECT, overrides={"PATH": str(site.content)}).preview(site.folder / "preview")
    return Said(site, build, preview)


def test_all_that_stops_a_publish_is_said(said: Said) -> None:
    """In the same words, and at the same place."""
    errors = [f for f in said.preview.errors if f.rule not in COUNTED]
    stopping = said.stopping()
    assert {f.rule for f in errors} >= FOUND.keys(), lines(said.preview.errors)
    for error in errors:
        found = stopping.get((error.rule, error.message, error.where))
        assert found is not None, lines((error,))
        assert (found.fix, found.url) == (error.fix, error.url)


def test_nothing_else_is_said_to_stop_it(said: Said) -> None:
    """Of a draft, whose text is not published, nothing is."""
    errors = {(f.rule, f.message, f.where) for f in said.preview.errors}
    assert said.stopping().keys() - errors == set()
    assert not any(f.url == "/later/" for f in said.stopping().values())


@pytest.mark.parametrize("rule", FOUND)
def test_it_is_said_where_somebody_wrote_it(said: Said, rule: str) -> None:
    """At the line of the Markdown, or of the file beside it; never in output/."""
    found = [f for f in said.preview.errors if f.rule == rule]
    assert FOUND[rule] in {f.line for f in found}, lines(tuple(found))
    assert not any(f.file.startswith("output/") for f in said.preview.findings), lines(said.preview.findings)


def test_the_commands_mark_it(said: Said) -> None:
    """The build's own print, and each form of `check`."""
    built = replace(
        said.build, findings=tuple(f for f in said.build.findings if f.severity is not Severity.ERROR), ok=True
    )
    assert "stops a publish" in printed(built)
    stopping = sum(f.stops_publish for f in built.findings)
    assert f"{stopping} findings and" in printed(built)
    report = make_report(list(built.findings), built.checked, ())
    assert f"{stopping} of them would stop a publish" in render(report, "text")
    for form in ("text", "html", "github", "junit"):
        assert "stops a publish" in render(report, form)
    assert '"stops_publish": true' in render(report, "json")


def test_a_publish_build_says_errors(said: Said) -> None:
    """There, nothing is marked: it stops, and is an error."""
    assert not any(f.stops_publish for f in said.preview.findings)
    assert "could not be published yet" not in printed(said.preview)


def printed(result: BuildResult) -> str:
    console = Console(file=io.StringIO(), width=200, color_system=None)
    print_result(result, console, project=PROJECT, everything=True)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]
