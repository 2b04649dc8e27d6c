"""How much a finding matters: settings, builds, drafts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from plugins.findings import Finding, Severity
from plugins.seo_checks.policy import Policy

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def finding(rule: str = "a", severity: Severity = ERROR, url: str = "/articles/x/") -> Finding:
    """A finding on a page."""
    return Finding(rule, severity, "m", url=url)


@pytest.mark.parametrize(
    ("levels", "level"),
    [
        ({}, ERROR),
        ({"a": "info"}, INFO),
        ({"b": "info"}, ERROR),
        ({"a": "off"}, None),
        ({"a": {"/articles/*": "warning"}}, WARNING),
        ({"a": {"/other/*": "warning"}}, ERROR),
        ({"a": {"*": "warning", "/articles/*": "off"}}, None),
        ({"a": {"*": "off", "/articles/x/": "info"}}, INFO),
    ],
)
def test_levels(levels: Mapping[str, str | Mapping[str, str]], level: Severity | None) -> None:
    """Settings change a rule's level, everywhere or by page; the closest pattern counts."""
    kept = Policy(levels).apply([finding()])
    assert [f.severity for f in kept] == ([level] if level else [])


@pytest.mark.parametrize("rule", ["author-missing", "reviewer-missing", "licence-missing", "facility-licence-missing"])
def test_what_the_clinic_still_has_to_supply(rule: str) -> None:
    """Missing facts are a warning on a staff machine and an error before publishing."""
    assert [f.severity for f in Policy().apply([finding(rule)])] == [WARNING]
    assert [f.severity for f in Policy(publish=True).apply([finding(rule)])] == [ERROR]
    assert [f.severity for f in Policy({rule: "error"}).apply([finding(rule)])] == [ERROR]


def test_drafts_never_stop_a_build() -> None:
    """An error on a page that no visitor sees yet is a warning."""
    policy = Policy(drafts=frozenset(["/articles/x/"]))
    assert [f.severity for f in policy.apply([finding(), finding(url="/"), finding(severity=INFO)])] == [
        WARNING,
        ERROR,
        INFO,
    ]


def test_switching_on_and_off() -> None:
    """A level asks for a rule that is off by itself; off for some pages is not off."""
    policy = Policy({"a": "off", "b": "info", "c": {"*": "off"}})
    assert policy.is_off("a")
    assert not policy.is_off("c")
    assert policy.is_asked_for("b")
    assert not policy.is_asked_for("a")
    assert not policy.is_asked_for("d")
