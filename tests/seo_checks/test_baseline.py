"""The baseline: old findings do not block new work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.findings import Finding, Severity
from plugins.seo_checks.baseline import apply_baseline, write_baseline

OLD = Finding("a", Severity.ERROR, "m", "f", "content/x.md", 3, 1, "/x/")
NEW = Finding("b", Severity.ERROR, "m", "f", "content/x.md", 3, 1, "/x/")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A baseline with one finding; hints are not written down."""
    path = tmp_path / "seo-baseline.json"
    assert write_baseline(path, [OLD, replace(NEW, severity=Severity.INFO)]) == 1
    return path


def test_known_findings_pass(path: Path) -> None:
    """A finding of the baseline passes though its line has moved; a new one does not."""
    assert apply_baseline(path, "b.json", [replace(OLD, line=30), NEW]) == ([NEW], [replace(OLD, line=30)])


def test_second_of_its_kind_is_new(path: Path) -> None:
    """The baseline counts: one more mistake of a known kind is a new one."""
    new, old = apply_baseline(path, "b.json", [OLD, replace(OLD, line=9)])
    assert (len(new), len(old)) == (1, 1)


def test_mended_findings_are_named(path: Path) -> None:
    """What the baseline lists and is mended by now is said, as advice."""
    (stale,), _ = apply_baseline(path, "b.json", [])
    assert (stale.rule, stale.severity, stale.file) == ("baseline-stale", Severity.INFO, "b.json")


def test_no_baseline(tmp_path: Path) -> None:
    """Without a file everything is new."""
    assert apply_baseline(tmp_path / "none", "none", [OLD]) == ([OLD], [])


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}', "\xff"]
)
def test_broken_baseline_is_an_error(path: Path, text: str) -> None:
    """A baseline that cannot be read is an error, and lets nothing pass."""
    path.write_bytes(text.encode("latin-1"))
    new, old = apply_baseline(path, "b.json", [OLD])
    assert [f.rule for f in new] == ["a", "baseline-broken"]
    assert old == []
