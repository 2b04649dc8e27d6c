"""Findings, severities and their order."""

from __future__ import annotations

import pytest

from plugins.findings import Finding, Severity, in_order


@pytest.mark.parametrize(
    ("finding", "where"),
    [
        (Finding("r", Severity.ERROR, "m", file="a.md", line=3, column=5, url="/a/"), "a.md:3:5"),
        (Finding("r", Severity.ERROR, "m", file="a.md", line=3), "a.md:3"),
        (Finding("r", Severity.ERROR, "m", file="a.md"), "a.md"),
        (Finding("r", Severity.ERROR, "m", url="/a/"), "/a/"),
        (Finding("r", Severity.ERROR, "m"), ""),
    ],
)
def test_where(finding: Finding, where: str) -> None:
    """A place is written as editors understand it, as far as it is known."""
    assert finding.where == where


def test_order() -> None:
    """Findings stand by file and line, without repeats, and those without a file come last."""
    first = Finding("b", Severity.INFO, "m", file="a.md", line=2)
    second = Finding("a", Severity.ERROR, "m", file="a.md", line=10)
    third = Finding("a", Severity.ERROR, "m", file="b.md")
    last = Finding("a", Severity.ERROR, "m")
    assert in_order([last, third, second, first, first]) == [first, second, third, last]


def test_severity_rank() -> None:
    """An error weighs most."""
    assert sorted(Severity, key=lambda s: s.rank) == [Severity.ERROR, Severity.WARNING, Severity.INFO]
