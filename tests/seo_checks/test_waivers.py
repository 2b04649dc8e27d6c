"""Waivers: a reason and a date let a finding pass; anything else about them is a finding itself."""

from __future__ import annotations

import datetime as dt

import pytest

from plugins.findings import Finding, Place, Severity
from plugins.rendered_site.document import Document
from plugins.rendered_site.parse import parse_document
from plugins.rendered_site.parts import Origin
from plugins.seo_checks.waivers import apply_waivers

TODAY = dt.date(2026, 6, 1)
RULES = ("link-text-generic", "title-too-wide")
SOURCE = """\
---
title: x
waivers:
  - rule: title-too-wide
    reason: The name is that long.
    until: 2026-12-31
  - rule: link-text-generic
    reason: It is a quotation.
    until: 2026-12-31
---
"""


def page(*waivers: tuple[str, dt.date]) -> Document:
    """A page that waives rules until a day."""
    items = [{"rule": rule, "reason": "It is a quotation.", "until": until} for rule, until in waivers]
    origin = Origin(
        "content/pages/x.md", front_matter={"waivers": items}, places={"waivers": Place(3, 1)}, body_line=11
    )
    return parse_document("", "/x/", origin=origin, given_source=SOURCE)


def finding(rule: str = "link-text-generic", url: str = "/x/", file: str = "content/pages/x.md") -> Finding:
    """A finding on a page."""
    return Finding(rule, Severity.WARNING, "m", "", file, 20, 1, url)


def test_waived_finding_passes() -> None:
    """A waived finding is taken out and kept with its reason; other pages and rules are as before."""
    others = [finding("title-too-wide"), finding(url="/y/", file="content/pages/y.md")]
    left, waived = apply_waivers(
        [finding(), *others], [page(("link-text-generic", dt.date(2026, 6, 1)))], RULES, TODAY.__gt__
    )
    assert left == others
    assert [(w.finding, w.reason) for w in waived] == [(finding(), "It is a quotation.")]


def test_waiver_holds_for_findings_of_the_source_file() -> None:
    """A finding that names the source file alone is waived as well."""
    left, waived = apply_waivers([finding(url="")], [page(("link-text-generic", TODAY))], RULES, TODAY.__gt__)
    assert left == []
    assert len(waived) == 1


def test_expired_waiver() -> None:
    """After its date the finding counts again, and the waiver is a finding at its own line."""
    left, waived = apply_waivers([finding()], [page(("link-text-generic", dt.date(2026, 5, 31)))], RULES, TODAY.__gt__)
    assert waived == []
    assert [(f.rule, f.where) for f in left] == [
        ("link-text-generic", "content/pages/x.md:20:1"),
        ("waiver-expired", "content/pages/x.md:7:1"),
    ]
    assert "May 31, 2026" in left[1].message


def test_unused_waiver() -> None:
    """A waiver that waives nothing is a finding."""
    left, _ = apply_waivers([], [page(("link-text-generic", TODAY))], RULES, TODAY.__gt__)
    assert [(f.rule, f.severity, f.line) for f in left] == [("waiver-unused", Severity.WARNING, 7)]


@pytest.mark.parametrize(("name", "hint"), [("link-text-generc", "`link-text-generic`"), ("xyz", "invoke rules")])
def test_unknown_rule(name: str, hint: str) -> None:
    """A waiver for a rule that does not exist is an error, with a guess at what was meant."""
    left, _ = apply_waivers([finding()], [page((name, TODAY))], RULES, TODAY.__gt__)
    assert [f.rule for f in left] == ["link-text-generic", "waiver-unknown-rule"]
    assert left[1].severity is Severity.ERROR
    assert hint in left[1].fix
