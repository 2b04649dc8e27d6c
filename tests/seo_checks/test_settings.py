"""The settings SEO_CHECKS_*."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.findings import Severity
from plugins.seo_checks.settings import SeoSettings


def test_good_settings() -> None:
    """Good settings are read, and others than ours are left alone."""
    settings, problems = SeoSettings.read(
        {
            "SEO_CHECKS_SEVERITY": {"a": "off", "b": {"/x/*": "info"}},
            "SEO_CHECKS_ALLOWED_HOSTS": ["Fonts.Example.com"],
            "SEO_CHECKS_BASELINE": None,
            "SEO_CHECKS_SKIP": ("/components/*",),
            "OTHER": 1,
        }
    )
    assert problems == []
    assert settings.severity == {"a": "off", "b": {"/x/*": "info"}}
    assert settings.allowed_hosts == {"fonts.example.com"}
    assert settings.baseline == ""
    assert settings.skip == ("/components/*",)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SEO_CHECKS_SEVERTY", {}, "SEO_CHECKS_SEVERITY"),
        ("SEO_CHECKS_SEVERITY", {"a": "fatal"}, "error, warning, info, off"),
        ("SEO_CHECKS_SEVERITY", {"a": {"*": 3}}, "levels"),
        ("SEO_CHECKS_SEVERITY", ["a"], "rule-name"),
        ("SEO_CHECKS_ALLOWED_HOSTS", "fonts.example.com", "list"),
        ("SEO_CHECKS_ALLOWED_HOSTS", ["https://x.example/"], "hosts alone"),
        ("SEO_CHECKS_OPTIONS", [1], "mapping"),
        ("SEO_CHECKS_BASELINE", 3, "path"),
    ],
)
def test_wrong_settings(name: str, value: Any, says: str) -> None:
    """A wrong setting is an error that names it and says what to write."""
    _, (problem,) = SeoSettings.read({name: value})
    assert problem.severity is Severity.ERROR
    assert name in problem.message
    assert says in problem.fix
    assert problem.file == "pelicanconf.py"


def test_unknown_rules() -> None:
    """A rule name that no rule has is an error with a guess at what was meant."""
    settings, _ = SeoSettings.read({"SEO_CHECKS_SEVERITY": {"title-to-wide": "off"}})
    (problem,) = settings.unknown_rules({}, ["title-too-wide", "h1-missing"])
    assert problem.fix == "Did you mean `title-too-wide`?"
