"""The page's own node."""

from __future__ import annotations

import pytest

from plugins.schema_org.nodes.page import page as page_node
from plugins.schema_org.tidy import tidied
from tests.schema_org.support import PAGES, URL, page, site_of

SITE = site_of()


@pytest.mark.parametrize(
    ("url", "type_"),
    [
        ("/", "WebPage"), ("/therapy/", "MedicalWebPage"), ("/therapy/steps/", "MedicalWebPage"), ("/contact/", "ContactPage"),
        ("/about/", "AboutPage"), ("/privacy/", "WebPage"), ("/people/jo-doe/", "ProfilePage"), ("/articles/trust/", "MedicalWebPage"),
    ],
)  # fmt: skip
def test_the_type_follows_the_kind(url: str, type_: str) -> None:
    """Pages about health, about a person, about how to reach the clinic, and what the author says it is."""
    assert page_node(SITE.model.by_url[url], SITE)["@type"] == type_


@pytest.mark.parametrize(
    ("url", "name", "wanted"),
    [
        ("/", "about", f"{URL}/#clinic"),
        ("/contact/", "about", f"{URL}/#clinic"),
        ("/about/", "about", f"{URL}/#clinic"),
        ("/therapy/", "mainEntity", f"{URL}/therapy/#therapy"),
        ("/therapy/steps/", "about", f"{URL}/therapy/#therapy"),
        ("/people/jo-doe/", "mainEntity", f"{URL}/people/jo-doe/#person"),
        ("/articles/trust/", "mainEntity", f"{URL}/articles/trust/#article"),
        ("/privacy/", "about", None),
    ],
)
def test_what_a_page_is_about(url: str, name: str, wanted: str | None) -> None:
    """The therapy of its section, a person, an article or the clinic; a policy is about nothing of these."""
    found = tidied(page_node(SITE.model.by_url[url], SITE))
    assert found.get(name) == ({"@id": wanted} if wanted else None)


def test_a_reviewed_page_says_all_that_it_shows() -> None:
    """Dates, author, reviewer, sources, picture and related pages."""
    assert tidied(page_node(SITE.model.by_url["/therapy/steps/"], SITE)) == {
        "@type": "MedicalWebPage",
        "@id": f"{URL}/therapy/steps/",
        "url": f"{URL}/therapy/steps/",
        "name": "How it works",
        "description": "How it works: a page of a small site that exists for the tests alone.",
        "inLanguage": "en-US",
        "isPartOf": {"@id": f"{URL}/#website"},
        "breadcrumb": {"@id": f"{URL}/therapy/steps/#breadcrumb"},
        "about": {"@id": f"{URL}/therapy/#therapy"},
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "datePublished": "2026-01-12",
        "dateModified": "2026-03-01",
        "author": {"@id": f"{URL}/people/jo-doe/#person"},
        "reviewedBy": {"@id": f"{URL}/people/sam-roe/#person"},
        "lastReviewed": "2026-03-02",
        "citation": [{"@id": f"{URL}/#source-paper"}, {"@id": f"{URL}/#source-many"}],
        "primaryImageOfPage": {"@id": f"{URL}/images/calm.svg#image"},
        "relatedLink": [f"{URL}/contact/"],
    }


def test_the_home_page_shows_no_dates_and_states_none() -> None:
    """Its layout has no line for them."""
    site = site_of(pages={**PAGES, "pages/index.md": page("Home", "home", date="2026-01-01", modified="2026-01-02")})
    assert not {"datePublished", "dateModified"} & page_node(site.model.by_url["/"], site).keys()
