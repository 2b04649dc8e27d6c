"""The docs page of all rules."""

from __future__ import annotations

from plugins.seo_checks.catalogue import gather
from plugins.seo_checks.docs import rules_page
from plugins.site_engine.contributions import contributions_of
from tests.support.site import PROJECT

RULES = gather(contributions_of(PROJECT).rules)[0]


def test_docs_page_is_fresh() -> None:
    """docs/rules.md says what the rules say."""
    page = PROJECT / "docs/rules.md"
    assert page.read_text(encoding="utf-8") == rules_page(RULES), "Run `uv run invoke docs`."


def test_docs_page_has_every_rule() -> None:
    """Each rule has a heading of its own, and its reason and source below."""
    page = rules_page(RULES)
    for rule in RULES:
        assert f"### {rule.id}\n" in page
        assert rule.why in page
        assert rule.source in page
