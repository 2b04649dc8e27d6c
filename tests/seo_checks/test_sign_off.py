"""A lapsed sign-off in real builds: a warning while writing, an error before a page about health is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.findings import Finding, Severity
from tests.support.site import PLAIN, Site, small_site

SIGNED = "reviewer: reader\nlast_reviewed: 2026-01-05\nreviewed_words: 0123456789abcdef\n"
RULES = ("changed-since-review", "sign-off-invalid")


def page(front_matter: str, kind: str) -> str:
    return PLAIN.replace("---\n", f"---\nkind: {kind}\n{front_matter}", 1)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The small site with a reviewer."""
    person = PLAIN.replace("A plain page", "A reader", 1).replace("index.md", "../pages/index.md")
    return small_site(tmp_path).write({"people/reader.md": person.replace("---\n", "---\nkind: profile\n", 1)})


def found(site: Site) -> list[tuple[str, Severity, str, int]]:
    findings: tuple[Finding, ...] = site.build(CONTENT_MODEL_NOW="2026-11-28T12:00:00Z").findings
    return [(f.rule, f.severity, f.file, f.line) for f in findings if f.rule in RULES]


@pytest.mark.parametrize(
    ("settings_file", "kind", "severity"),
    [
        ("pelicanconf.py", "therapy", Severity.WARNING),
        ("publishconf.py", "therapy", Severity.ERROR),
        ("publishconf.py", "page", Severity.WARNING),
    ],
)
def test_words_that_changed_since_the_review(site: Site, settings_file: str, kind: str, severity: Severity) -> None:
    """The finding stands at the line of the sign-off."""
    site.settings_file = settings_file
    site.write({"pages/plain.md": page(SIGNED, kind)})
    assert found(site) == [("changed-since-review", severity, "content/pages/plain.md", 5)]


def test_a_sign_off_by_the_author_and_one_by_nobody(site: Site) -> None:
    """Each is named beside what the model says of a person that there is not."""
    site.write({
        "pages/plain.md": page(f"author: reader\n{SIGNED}", "page"),
        "pages/other.md": page(SIGNED.replace("reviewer: reader\n", ""), "page").replace("A plain", "Another"),
    })  # fmt: skip
    names = [(rule, file) for rule, _, file, _ in found(site) if rule == "sign-off-invalid"]
    assert names == [("sign-off-invalid", f"content/pages/{name}.md") for name in ("other", "plain")]
    site.write({"pages/plain.md": page(SIGNED.replace("reader", "nobody"), "page"), "pages/other.md": None})
    assert "reference-unknown" in {f.rule for f in site.build().errors}
