"""The docs page of all rules."""

from __future__ import annotations

from plugins.seo_checks.docs import rules_page
from plugins.site_engine.contributions import contributions_of
from tests.support.site import PROJECT

DECLARED = contributions_of(PROJECT).declarations


def test_docs_page_is_fresh() -> None:
    """docs/rules.md says what the rules and messages say."""
    page = PROJECT / "docs/rules.md"
    assert page.read_text(encoding="utf-8") == rules_page(DECLARED), "Run `uv run invoke docs`."


def test_docs_page_has_every_rule_and_message() -> None:
    """Each has a heading of its own, and its reason below; a rule's source as well."""
    page = rules_page(DECLARED)
    for declared in DECLARED:
        assert f"### {declared.id}\n" in page
        assert declared.why in page
        assert getattr(declared, "source", "") in page
