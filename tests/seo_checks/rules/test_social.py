"""Pictures for sharing."""

from __future__ import annotations

from plugins.findings import Example, Severity
from plugins.seo_checks.good_page import good_page
from plugins.seo_checks.rules import social
from tests.seo_checks.rules import hits


def test_a_missing_picture_is_an_error_on_each_page() -> None:
    """A picture that is not there is worse than a small one, and every page that names it is told."""
    found = hits(social.og_image_invalid, Example(files={"images/share.png": ""}))
    assert {hit.severity for hit in found} == {Severity.ERROR}
    assert "/page/" in {hit.url for hit in found}


def test_a_page_without_a_picture_is_another_rules_business() -> None:
    """The missing og:image is reported once, by og-incomplete."""
    page = good_page().replace('<meta property="og:image" content="https://www.example.com/images/share.png">', "")
    assert "og:image" in hits(social.og_incomplete, page)[0].message
    assert hits(social.og_image_invalid, page) == []
