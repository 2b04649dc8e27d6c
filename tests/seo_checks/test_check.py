"""The command behind `invoke check`, on real builds."""

from __future__ import annotations

import io
import json
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from plugins.content_model.markdown.messages import HEADING_FIRST_LEVEL
from plugins.findings import Finding, Severity
from plugins.seo_checks.check import CheckProblem, fails, run_check
from plugins.site_engine import BuildResult
from tests.support.site import PLAIN, PROJECT, Site

ERROR, WARNING, INFO = (Finding("r", severity, "m") for severity in Severity)


def builder(site: Site) -> Callable[[], BuildResult]:
    """Builds a site with the checks, whatever the project's settings say of them."""
    plugins = list(runpy.run_path(str(PROJECT / "pelicanconf.py"))["PLUGINS"])
    if "plugins.seo_checks" not in plugins:
        plugins[plugins.index("plugins.component_gallery") : 0] = ["plugins.rendered_site", "plugins.seo_checks"]
    return lambda: site.build(PLUGINS=plugins)


def console() -> Console:
    """A console that writes to memory."""
    return Console(file=io.StringIO(), width=200)


@pytest.mark.parametrize(
    ("findings", "fail_on", "expected"),
    [
        ([], "warning", False),
        ([INFO], "warning", False),
        ([WARNING], "warning", True),
        ([WARNING], "error", False),
        ([ERROR], "error", True),
        ([ERROR], "warning", True),
        ([ERROR], "never", False),
    ],
)
def test_when_it_fails(findings: list[Finding], fail_on: str, expected: bool) -> None:
    """--fail-on names the least severity that fails."""
    assert fails(findings, fail_on) is expected


@pytest.mark.parametrize(
    ("format", "fail_on", "says"), [("jsn", "error", "`json`"), ("json", "errors", "error, warning, never")]
)
def test_refused_options(format: str, fail_on: str, says: str) -> None:
    """A format or level that there is not is refused before anything is built."""
    with pytest.raises(CheckProblem, match=says):
        run_check(lambda: pytest.fail("built"), format=format, fail_on=fail_on)


def test_report_of_a_real_build(small: Site, tmp_path: Path) -> None:
    """A real build's findings are reported with the page, the file and the line that its author wrote."""
    small.write(
        {
            "pages/plain.md": "---\ntitle: A plain page\ndescription: A plain page of the small site, with a heading, a sentence, and a link.\n---\n\n## Sec\n\nFor more, [click here](index.md).\n"
        }
    )
    output = tmp_path / "reports/findings.json"
    run_check(builder(small), format="json", output=output, console=console())
    data = json.loads(output.read_text(encoding="utf-8"))
    assert data["summary"]["complete"]
    assert data["summary"]["pages"] == 2
    (found,) = [f for f in data["findings"] if f["rule"] == "link-text-generic"]
    assert (found["file"], found["line"], found["url"]) == ("content/pages/plain.md", 8, "/plain/")


def test_waiver_in_a_real_build(small: Site) -> None:
    """A waiver in front matter takes the finding out, and the report says how many were waived."""
    head = "---\ntitle: A plain page\ndescription: A plain page of the small site, with a heading, a sentence, and a link.\n"
    waiver = "waivers:\n  - rule: link-text-generic\n    reason: The words are a quotation.\n    until: 2999-01-01\n"
    small.write({"pages/plain.md": f"{head}{waiver}---\n\n## Sec\n\nFor more, [click here](index.md).\n"})
    screen = console()
    run_check(builder(small), console=screen, paths=["/plain/"])
    text = screen.file.getvalue()  # type: ignore[attr-defined]
    assert "link-text-generic" not in text
    assert "1 waived" in text


def test_failed_build_is_reported(small: Site) -> None:
    """A build that ends before the checks is reported as such, and fails."""
    small.write({"pages/plain.md": "no front matter"})
    screen = console()
    assert not run_check(builder(small), console=screen)
    assert "were not checked" in screen.file.getvalue()  # type: ignore[attr-defined]


def test_baseline_of_a_real_build(small: Site) -> None:
    """What is written into the baseline counts no more; a new mistake does."""
    build = builder(small)
    baseline = small.folder / "seo-baseline.json"
    assert run_check(build, baseline=baseline, console=console())
    assert run_check(build, fail_on="warning", paths=["content/pages"], console=console())
    text = (small.content / "pages/plain.md").read_text(encoding="utf-8")
    small.write({"pages/plain.md": text + "\n[click here](index.md)\n"})
    assert not run_check(build, fail_on="warning", paths=["content/pages"], console=console())


def test_report_that_cannot_be_written(small: Site, tmp_path: Path) -> None:
    """A report that cannot be written is a message, not a traceback."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CheckProblem, match="cannot be written"):
        run_check(builder(small), format="json", output=tmp_path / "file/x.json", console=console())


def test_a_build_that_ends_early_is_explained(small: Site, tmp_path: Path) -> None:
    """What is said of content before any page is made is explained in the report as a rule would be."""
    small.write({"pages/plain.md": PLAIN.replace("## A section", "# A section")})
    output = tmp_path / "report.sarif"
    assert not run_check(builder(small), format="sarif", output=output, console=console())
    (run,) = json.loads(output.read_text(encoding="utf-8"))["runs"]
    (explained,) = run["tool"]["driver"]["rules"]
    assert explained["id"] == HEADING_FIRST_LEVEL.id
    assert explained["shortDescription"]["text"] == HEADING_FIRST_LEVEL.summary
    assert HEADING_FIRST_LEVEL.fix in explained["help"]["text"]
