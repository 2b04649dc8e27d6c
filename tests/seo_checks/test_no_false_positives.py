"""A corpus of good pages, unlike each other, on which no rule finds a fault."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from plugins.findings import Finding, Severity
from tests.support.site import Site, lines, real_site

GOOD_PAGES = Path(__file__).parent / "good_pages"
FILES = sorted(path.relative_to(GOOD_PAGES).as_posix() for path in GOOD_PAGES.rglob("*.md"))
# What the clinic has still to tell us about its own pages; the good pages name an author and a reviewer.
AWAITED = {"author-missing", "reviewer-missing"}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Errors and warnings by source file, of a real build of the clinic's own pages together with the good ones."""
    site: Site = real_site(tmp_path_factory.mktemp("good"))
    shutil.copytree(GOOD_PAGES, site.content, dirs_exist_ok=True)
    result = site.build()
    assert result.ok, lines(result.findings)
    assert result.pages >= len(list(site.content.rglob("*.md")))
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        if finding.severity is not Severity.INFO:
            by_file[finding.file].append(finding)
    return by_file


def test_the_corpus_is_large_and_varied() -> None:
    """There are forty good pages or more, of many kinds, lengths and forms."""
    texts = [(GOOD_PAGES / name).read_text(encoding="utf-8") for name in FILES]
    assert len(texts) >= 42
    kinds = {line for text in texts for line in text.splitlines() if line.startswith("kind: ")}
    assert len(kinds) >= 7
    words = sorted(len(text.split()) for text in texts)
    assert words[0] < 120
    assert words[-1] > 800
    for form in (
        "\n| ",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n:   ",
        "[^1]",
        "![",
        "<video",
        "tel:+1",
        "mailto:",
        "/// details",
        "é",
        "|:-",
        "/// questions",
        "lang: es",
    ):
        assert any(form in text for text in texts), form


@pytest.mark.parametrize("name", FILES)
def test_a_good_page_has_no_fault(findings: dict[str, list[Finding]], name: str) -> None:
    """No error and no warning on a page that nothing is wrong with."""
    assert lines(tuple(findings[f"content/{name}"])) == ""


def test_nothing_else_is_found(findings: dict[str, list[Finding]]) -> None:
    """The good pages do not disturb the site around them: only what the clinic has to tell us is missing there."""
    others = [f for file, found in findings.items() if file.removeprefix("content/") not in FILES for f in found]
    assert lines(tuple(f for f in others if f.rule not in AWAITED)) == ""
