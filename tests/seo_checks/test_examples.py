"""Every rule's own examples: the failing ones fail, the passing ones pass, and the good page has no fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.findings import Example, Hit, Rule, Scope, Severity
from plugins.seo_checks.catalogue import own_rules
from plugins.seo_checks.examples import case_of

RULES = own_rules()
FAILING = [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.failing)]
PASSING = [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.passing)]


def hits(rule: Rule, example: Example) -> list[Hit]:
    """What a rule yields for an example."""
    case = case_of(example)

    def run() -> Iterator[Hit]:
        if rule.scope is Scope.PAGE:
            yield from rule.check(case.document, case.context)
        elif rule.scope is Scope.SITE:
            yield from rule.check(case.site, case.context)
        else:
            for file in case.files:
                yield from rule.check(file, case.context)

    return list(run())


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
def test_rule_explains_itself(rule: Rule) -> None:
    """Each rule says in whole sentences what must hold, why, what to do, and where it comes from."""
    for text in (rule.summary, rule.why, rule.fix, rule.source):
        assert text
        assert text == text.strip()
    assert rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert rule.fix.endswith((".", "`"))
    assert rule.id == rule.id.lower()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_has_examples_of_both_sorts(rule: Rule) -> None:
    """Each rule shows what fails; one that can fail wrongly shows what passes, too."""
    assert rule.failing
