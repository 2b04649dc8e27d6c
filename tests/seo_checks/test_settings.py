"""The settings SEO_CHECKS_*."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.plugin_settings import SettingsRefused
from plugins.seo_checks.settings import SeoSettings


def test_good_settings() -> None:
    """Good settings are read, and others than ours are left alone."""
    settings = SeoSettings.read(
        {
            "SEO_CHECKS_SEVERITY": {"a": "off", "b": {"/x/*": "info"}},
            "SEO_CHECKS_ALLOWED_HOSTS": ["Fonts.Example.com"],
            "SEO_CHECKS_BASELINE": None,
            "SEO_CHECKS_PUBLISHED": Path("published.json"),
            "SEO_CHECKS_SKIP": ("/components/*",),
            "OTHER": 1,
        }
    )
    assert settings.severity == {"a": "off", "b": {"/x/*": "info"}}
    assert settings.allowed_hosts == {"fonts.example.com"}
    assert settings.baseline is None
    assert settings.published == Path("published.json")
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
        ("SEO_CHECKS_BASELINE", "", "None"),
    ],
)
def test_wrong_settings(name: str, value: Any, says: str) -> None:
    """A wrong setting is an error that names it and says what to write."""
    with pytest.raises(SettingsRefused) as refused:
        SeoSettings.read({name: value})
    (finding,) = refused.value.findings
    assert name in finding.message
    assert says in finding.fix


def test_unknown_rules() -> None:
    """A rule name that no rule has is an error with a guess at what was meant."""
    settings = SeoSettings.read({"SEO_CHECKS_SEVERITY": {"title-to-wide": "off"}})
    (problem,) = settings.unknown_rules(["title-too-wide", "h1-missing"])
    assert problem.fix == "Did you mean `title-too-wide`?"
