"""How much a finding matters: settings, builds, drafts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from plugins.findings import Finding, Severity
from plugins.seo_checks.policy import Levels, Policy

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


def test_what_stops_only_a_publish() -> None:
    """A warning on a staff machine, which says so, and an error before publishing."""
    only = frozenset(["a"])
    [found] = Policy(for_publishing=only).apply([finding("a")])
    assert (found.severity, found.stops_publish, found.mark) == (WARNING, True, "stops a publish")
    [found] = Policy(for_publishing=only, publish=True).apply([finding("a")])
    assert (found.severity, found.stops_publish, found.mark) == (ERROR, False, "")
    assert [f.severity for f in Policy({"a": "error"}, for_publishing=only).apply([finding("a")])] == [ERROR]


@pytest.mark.parametrize(
    ("levels", "publish_levels", "stops"),
    [
        ({"a": "info"}, {"a": "error"}, True),
        ({"a": "info"}, {"a": "info"}, False),
        ({"a": "warning"}, {"a": {"/articles/*": "error"}}, True),
        ({"a": "warning"}, {"a": {"/other/*": "error", "*": "off"}}, False),
        ({"a": "warning"}, {}, True),  # the rule itself says error
        ({}, {}, False),  # which stops this build already
        ({}, {"a": "off"}, False),
        ({"a": "off"}, {"a": "error"}, False),  # nobody asked to be told
    ],
)
def test_what_stops_a_publish_by_its_settings(levels: Levels, publish_levels: Levels, stops: bool) -> None:
    """The settings of a publish decide; a draft stops none."""
    kept = Policy(levels, publish_levels).apply([finding()])
    assert [f.stops_publish for f in kept] == ([stops] if kept else [])
    drafts = frozenset(["/articles/x/"])
    assert not any(f.stops_publish for f in Policy(levels, publish_levels, drafts=drafts).apply([finding()]))


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
