"""Addresses, noindex and languages."""

from __future__ import annotations

import pytest

from plugins.findings import Example, Severity
from plugins.seo_checks.good_page import SITE_URL, good_page
from plugins.seo_checks.rules import indexing, markup
from tests.seo_checks.rules import hits


@pytest.mark.parametrize("robots", ["noindex", "NOINDEX, nofollow", "none"])
def test_a_draft_may_be_hidden(robots: str) -> None:
    """A draft and a page whose author asked for it are hidden on purpose."""
    page = good_page(robots=robots)
    assert hits(indexing.noindex_unexpected, page)
    assert hits(indexing.noindex_unexpected, Example(page, front_matter={"status": "draft"})) == []
    assert hits(indexing.noindex_unexpected, Example(page, front_matter={"noindex": True})) == []


@pytest.mark.parametrize(
    "address",
    ["https://[broken/", "https://www.example.com:port/", "ftp://www.example.com/", "//www.example.com/page/"],
)
def test_a_broken_canonical_address_is_a_finding(address: str) -> None:
    """An address that cannot be read does not stop the rules; it is what they report."""
    page = good_page(canonical=address)
    assert hits(indexing.canonical_not_absolute, page)
    for rule in (indexing.canonical_target_invalid, indexing.canonical_not_self, indexing.canonical_form_drift):
        hits(rule, page)


def test_one_mistake_in_an_address_is_one_finding() -> None:
    """A canonical address that is not https, or elsewhere, is not reported a second time as another form."""
    assert hits(indexing.canonical_form_drift, good_page(canonical="http://www.example.com/page/")) == []
    assert hits(indexing.canonical_not_self, good_page(canonical=f"{SITE_URL}/gone/")) == []


def test_redirected_canonical_address() -> None:
    """An address that is redirected is named as such."""
    example = Example(good_page(canonical=f"{SITE_URL}/old/"), inputs={"redirects": {"/old/": "/page/"}})
    assert "redirected" in hits(indexing.canonical_target_invalid, example)[0].message


def test_translations_that_agree_are_right() -> None:
    """Two versions that name each other and a default give no finding."""
    links = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{SITE_URL}{path}">'
        for code, path in (("en", "/page/"), ("es", "/es/"), ("x-default", "/page/"))
    )
    spanish = good_page(url="/es/", title="Otra página", head=links, lang="es")
    assert hits(indexing.hreflang_invalid, Example(good_page(head=links), files={"es/index.html": spanish})) == []


def test_a_missing_default_is_advice() -> None:
    """Without x-default the list still works."""
    link = f'<link rel="alternate" hreflang="en" href="{SITE_URL}/page/">'
    assert [hit.severity for hit in hits(indexing.hreflang_invalid, good_page(head=link))] == [Severity.INFO]


@pytest.mark.parametrize("code", ["en", "en-US", "es-419", "zh-Hans-CN", "sl-rozaj", "de-CH-1996", "en-x-lotus"])
def test_language_codes_of_every_form_are_right(code: str) -> None:
    """Language, script, region in letters or digits, variants and private use."""
    assert hits(markup.lang_invalid, good_page(lang=code)) == []


@pytest.mark.parametrize("code", ["e", "englisch", "en_US", "en-", "en-USAAA-toolongsubtag", "-en", "en US"])
def test_other_codes_are_wrong(code: str) -> None:
    """What is no tag of BCP 47 is reported."""
    assert hits(markup.lang_invalid, good_page(lang=code))


def test_viewport_without_numbers_is_read() -> None:
    """A scale that is no number is left to the browser; semicolons are seen as some browsers see them."""
    page = good_page().replace("width=device-width, initial-scale=1", "width=device-width; maximum-scale=yes")
    assert hits(markup.viewport_invalid, page) == []
