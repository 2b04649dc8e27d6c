"""The settings SEO_CHECKS_*."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.plugin_settings import SettingsRefused
from plugins.seo_checks.catalogue import own_rules
from plugins.seo_checks.options import read_options
from plugins.seo_checks.settings import SeoSettings
from tests.support.site import Site


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


@pytest.mark.parametrize(
    ("options", "what", "fix"),
    [
        ({"least_wrods": 200}, "`least_wrods`, which no rule has", "Did you mean `least_words`?"),
        ({"nothing_like": 1}, "`nothing_like`", "page_bytes"),
        ({"least_words": "many"}, "`least_words` in SEO_CHECKS_OPTIONS is 'many'", "Write a whole number from 1."),
        ({"least_words": 0}, "`least_words`", "Write a whole number from 1."),
        ({"cornerstone": "/therapy/"}, "`cornerstone`", 'Write a list of addresses: ["/therapy/"].'),
    ],
)
def test_wrong_options(options: dict[str, Any], what: str, fix: str) -> None:
    """An option that no rule has, or a value that it cannot have, is named; the default holds."""
    values, (problem,) = read_options(options, own_rules())
    assert values == {}
    assert what in problem.what
    assert fix in problem.fix


def test_options() -> None:
    """Values are read as the option declares them."""
    given = {"least_words": 200, "cornerstone": ["/therapy/"]}
    assert read_options(given, own_rules()) == ({"least_words": 200, "cornerstone": ("/therapy/",)}, [])


def test_a_wrong_option_stops_the_build(small: Site) -> None:
    """Nobody would notice it otherwise."""
    result = small.build(SEO_CHECKS_OPTIONS={"least_wrods": 200})
    assert not result.ok
    assert [f.fix for f in result.errors] == ["Did you mean `least_words`?"]
