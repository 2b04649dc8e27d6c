"""Explaining rules."""

from __future__ import annotations

import pytest

from plugins.seo_checks.catalogue import gather
from plugins.seo_checks.explain import UnknownRule, explain
from plugins.site_engine.contributions import contributions_of
from tests.support.site import PROJECT

RULES = gather(contributions_of(PROJECT).rules)[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_explanation(rule: object) -> None:
    """An explanation holds the rule's own words."""
    text = explain(rule.id, RULES)  # type: ignore[attr-defined]
    for part in ("id", "summary", "why", "fix", "source"):
        assert getattr(rule, part) in text


def test_list() -> None:
    """Without a name every rule is listed."""
    text = explain("", RULES)
    assert all(rule.id in text for rule in RULES)


def test_unknown_rule() -> None:
    """A name that no rule has is refused with a guess at what was meant."""
    with pytest.raises(UnknownRule, match="Did you mean `waiver-expired`"):
        explain("waiver-expird", RULES)
    with pytest.raises(UnknownRule, match="invoke rules"):
        explain("qqqq", RULES)
