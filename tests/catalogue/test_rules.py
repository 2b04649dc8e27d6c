"""Every rule's own examples: the failing ones fail, the passing ones pass, and the good page has no fault."""

from __future__ import annotations

import pytest

from plugins.findings import Example, Rule, Severity
from plugins.site_engine.contributions import contributions_of
from tests.seo_checks.rules import hits
from tests.support.site import PROJECT

RULES = contributions_of(PROJECT).rules
FAILING = [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.failing)]
PASSING = [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.passing)]


@pytest.mark.parametrize(("rule", "example"), FAILING)
def test_failing_example_fails(rule: Rule, example: Example) -> None:
    """A rule finds the defect in each of its failing examples, and says what is wrong."""
    found = hits(rule, example)
    assert found
    for hit in found:
        assert len(hit.message) > 10
        assert hit.fix or rule.fix


@pytest.mark.parametrize(("rule", "example"), PASSING)
def test_passing_example_passes(rule: Rule, example: Example) -> None:
    """A rule finds nothing in its passing examples."""
    assert hits(rule, example) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_good_page_has_no_fault(rule: Rule) -> None:
    """No rule finds anything on the page and site that examples are put into, advice aside."""
    found = [h for h in hits(rule, Example()) if (h.severity or rule.severity) is not Severity.INFO]
    assert found == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_shows_what_fails(rule: Rule) -> None:
    """Each rule has failing examples; where it may fail wrongly, it has passing ones beside the good page."""
    assert rule.failing
