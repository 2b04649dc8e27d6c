"""The levels of rules at a publish come from both settings files."""

from __future__ import annotations

from pathlib import Path

from plugins.findings import Severity
from plugins.static_hosts.publish import Publisher
from tests.static_hosts.project import Project
from tests.support.site import PLAIN


def test_levels_of_both_settings_files_add_up(tmp_path: Path) -> None:
    """What pelicanconf.py switches off is off at a publish too; where publishconf.py names the same rule, it counts."""
    project = Project(tmp_path / "project")
    levels = {
        "text-too-short": "off",
        "page-orphan": "info",
        "policy-links-missing": "off",
        "care-notices-missing": "off",
        "author-missing": "off",
    }
    with (project.folder / "pelicanconf.py").open("a") as file:
        file.write(f"SEO_CHECKS_SEVERITY |= {levels}\n")
    with (project.folder / "publishconf.py").open("a") as file:
        file.write(
            'SEO_CHECKS_SEVERITY = {"page-orphan": "off", "author-missing": "error", "reviewer-missing": "error"}\n'
        )
    article = PLAIN.replace("---\n\n", "date: 2026-01-05\n---\n\n", 1).replace("A plain", "An article, not a plain")
    project.write({"articles/first.md": article.replace("(index.md)", "(../pages/index.md)")})
    found = Publisher(project.folder).preview(tmp_path / "output").findings
    levels_of = {finding.rule: finding.severity for finding in found}
    assert not {"text-too-short", "page-orphan", "policy-links-missing"} & set(levels_of)
    assert (levels_of["author-missing"], levels_of["reviewer-missing"]) == (Severity.ERROR, Severity.ERROR)
