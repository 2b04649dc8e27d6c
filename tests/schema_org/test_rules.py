"""The rules over the structured data: their own examples, and what they say."""

from __future__ import annotations

import pickle

import pytest

from plugins.findings import Example, Rule, Scope
from plugins.schema_org.rules import RULES
from plugins.seo_checks.examples import case_of

EXAMPLES = [(rule, example) for rule in RULES for example in (*rule.passing, *rule.failing)]


def hits(rule: Rule, example: Example) -> list[str]:
    """What the rule says of an example."""
    case = case_of(example)
    return [hit.message for hit in rule.check(case.site if rule.scope is Scope.SITE else case.document, case.context)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.id}: {e.text}" for r, e in EXAMPLES])
def test_an_example_is_what_it_says(rule: Rule, example: Example) -> None:
    """A failing example fires its rule, a passing one does not."""
    assert bool(hits(rule, example)) is (example in rule.failing), hits(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_good_page_fires_nothing(rule: Rule) -> None:
    """The page that all rules take for good has no fault here either."""
    assert hits(rule, Example("")) == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_can_travel(rule: Rule) -> None:
    """Pages are checked in several processes, so a rule and its check can be pickled."""
    again = pickle.loads(pickle.dumps(rule))
    assert hits(again, rule.failing[0]) == hits(rule, rule.failing[0])


def test_the_catalogue_is_complete() -> None:
    """The ten rules of the family are there, each with examples of both sides."""
    assert {rule.id for rule in RULES} == {
        "jsonld-parse", "jsonld-vocabulary", "jsonld-graph", "schema-required", "schema-visible", "schema-retired",
        "schema-self-review", "nap-mismatch", "breadcrumb-invalid", "dates-disagree",
    }  # fmt: skip
    for rule in RULES:
        assert rule.family == "structured-data"
        assert rule.passing
        assert rule.failing
        assert all((rule.summary, rule.why, rule.fix, rule.source))


def test_a_page_without_a_graph_is_no_problem() -> None:
    """The error page has none, and no rule asks it for one."""
    for rule in RULES:
        case = case_of(
            Example(
                "<!doctype html><html lang='en'><head><title>Not here</title></head><body><main><h1>Not here</h1></main></body></html>"
            )
        )
        assert list(rule.check(case.site if rule.scope is Scope.SITE else case.document, case.context)) == []
