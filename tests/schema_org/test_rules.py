"""The rules over the structured data. Their examples run in tests/catalogue/."""

from __future__ import annotations

import pickle

import pytest

from plugins.findings import Rule
from plugins.schema_org.rules import RULES
from tests.seo_checks.rules import hits

NOT_HERE = "<!doctype html><html lang='en'><head><title>Not here</title></head><body><main><h1>Not here</h1></main></body></html>"


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


def test_a_page_without_a_graph_is_no_problem() -> None:
    """The error page has none, and no rule asks it for one."""
    for rule in RULES:
        assert hits(rule, NOT_HERE) == []
