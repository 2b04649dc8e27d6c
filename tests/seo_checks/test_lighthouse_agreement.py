"""Lighthouse's SEO audits and our rules agree about every page of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.findings import Example
from plugins.seo_checks.catalogue import own_rules
from tests.conftest import BuiltSite
from tests.seo_checks.rules import hits
from tests.support.counts import LONG
from tests.support.lighthouse import audits
from tests.support.server import served

# Which of our rules decides what one of Lighthouse's audits decides.
SAME = {
    "document-title": "title-missing",
    "meta-description": "description-missing",
    "link-text": "link-text-generic",
    "crawlable-anchors": "link-uncrawlable",
    "is-crawlable": "noindex-unexpected",
    "image-alt": "img-alt-missing",
    "hreflang": "hreflang-invalid",
    "canonical": "canonical-multiple",
}
SAMPLE = ("/attachment-based-therapy/concepts/",)  # tests/site/test_audit.py looks at the home page


def test_lighthouse_has_nothing_to_say_of_our_pages(built_site: BuiltSite) -> None:
    """No audit of its SEO category fails on any page (a sample; with --long, all)."""
    pages = [p for p in built_site.pages if p != "/404.html"] if LONG else SAMPLE
    failed = []
    for page in pages:
        found = audits(built_site.url + page)
        assert set(SAME) <= set(found), f"Lighthouse's SEO category has changed: {sorted(found)}"
        # A copy on the loopback address has a canonical elsewhere, which is what a canonical is for.
        failed += [
            f"{page}: {name}: {audit['title']}"
            for name, audit in found.items()
            if audit["score"] == 0
            and not (name == "canonical" and "lotusrecovery" in str(audit.get("explanation", "")))
        ]
    assert failed == []


MANY = """<a href="/">click here</a> <a href="javascript:void(0)">Our hours and days</a> <img src="/x.png" width="9" height="9">"""
DEFECTS = {
    "five at once": (
        "",
        MANY,
        {"title-missing", "description-missing", "link-text-generic", "link-uncrawlable", "img-alt-missing"},
    ),
    # Ours skips what only matters on a page that is listed, so this page has its title and description.
    "kept out of the index": (
        """<title>A page about rest</title><meta name="description" content="How a page is kept out.">
        <meta name="robots" content="noindex">""",
        "<p>Words.</p>",
        {"noindex-unexpected"},
    ),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_both_find_the_same_defects(name: str, tmp_path: Path) -> None:
    """Each audit that Lighthouse fails on a page with seeded defects is one of our findings, and the reverse."""
    head, body, expected = DEFECTS[name]
    html = f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body><main><h1>A page</h1>{body}</main></body></html>'
    (tmp_path / "page").mkdir()
    (tmp_path / "page/index.html").write_text(html)
    with served(tmp_path) as url:
        theirs = {SAME[name] for name, audit in audits(f"{url}/page/").items() if audit["score"] == 0 and name in SAME}
    assert theirs == expected
    assert rules_fired(html) == expected


def rules_fired(html: str) -> set[str]:
    """The ids of our rules that fire on one page."""
    return {rule.id for rule in own_rules() if rule.id in SAME.values() and hits(rule, Example(html=html))}
