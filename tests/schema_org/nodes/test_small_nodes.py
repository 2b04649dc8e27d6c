"""The nodes of one or two facts each: site, trail, therapy, person, article, pictures, sources."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.content_model.values import Source
from plugins.schema_org.nodes.article import article
from plugins.schema_org.nodes.breadcrumb import breadcrumb
from plugins.schema_org.nodes.citation import citation
from plugins.schema_org.nodes.image import image, logo
from plugins.schema_org.nodes.page import page as page_node
from plugins.schema_org.nodes.person import person
from plugins.schema_org.nodes.therapy import therapy
from plugins.schema_org.nodes.website import website
from plugins.schema_org.tidy import tidied
from tests.schema_org.support import PAGES, URL, page, site_of

SITE = site_of()
ENTRIES = SITE.model.by_url


def test_the_site() -> None:
    """Name, address, language and publisher; no search box."""
    assert website(SITE) == {
        "@type": "WebSite", "@id": f"{URL}/#website", "url": f"{URL}/", "name": "Lotus Recovery", "inLanguage": "en-US",
        "publisher": {"@id": f"{URL}/#clinic"},
    }  # fmt: skip


def test_the_trail_is_the_one_that_visitors_see() -> None:
    """Short names where there are some, an address for each step but the last."""
    assert tidied(breadcrumb(ENTRIES["/therapy/steps/"], SITE) or {})["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": {"@id": f"{URL}/"}},
        {"@type": "ListItem", "position": 2, "name": "Attachment therapy", "item": {"@id": f"{URL}/therapy/"}},
        {"@type": "ListItem", "position": 3, "name": "How it works"},
    ]


def test_the_home_page_has_no_trail() -> None:
    """One step leads nowhere."""
    assert breadcrumb(ENTRIES["/"], SITE) is None


def test_the_therapy() -> None:
    """What the section's first page says of it, and how it is done from the page that tells."""
    assert tidied(therapy(ENTRIES["/therapy/"], SITE)) == {
        "@type": "PsychologicalTreatment",
        "@id": f"{URL}/therapy/#therapy",
        "name": "Attachment therapy",
        "description": "A steady bond helps.",
        "url": f"{URL}/therapy/",
        "howPerformed": "We talk, and we go slowly.",
        "relevantSpecialty": ["https://schema.org/Psychiatric"],
    }


def test_a_section_about_something_else_is_no_therapy() -> None:
    """A section is about a therapy when a therapy page or a technique stands below it."""
    site = site_of(pages={**PAGES, "pages/more/index.md": page("More", "hub"), "pages/more/plain.md": page("Plain")})
    assert [hub.url for hub in site.therapy_hubs()] == ["/therapy/"]


def test_a_person() -> None:
    """Role, licenses with number and state, public numbers, pages elsewhere; a person, not a business."""
    assert tidied(person(ENTRIES["/people/jo-doe/"], SITE)) == {
        "@type": "Person",
        "@id": f"{URL}/people/jo-doe/#person",
        "name": "Jo Doe",
        "url": f"{URL}/people/jo-doe/",
        "image": {"@id": f"{URL}/images/face.svg#image"},
        "worksFor": {"@id": f"{URL}/#clinic"},
        "jobTitle": "Therapist",
        "hasCredential": [
            {
                "@type": "EducationalOccupationalCredential",
                "name": "Licensed Marriage and Family Therapist",
                "recognizedBy": {"@type": "Organization", "name": "A board"},
                "identifier": "LMFT 00000",
                "validIn": {"@type": "AdministrativeArea", "name": "CA"},
            }
        ],
        "identifier": [{"@type": "PropertyValue", "name": "NPI", "value": "0000000000"}],
        "sameAs": ["https://license.example/jo"],
    }


def test_an_article_shares_what_its_page_says() -> None:
    """Headline, picture, dates, author and publisher."""
    entry = ENTRIES["/articles/trust/"]
    assert tidied(article(entry, tidied(page_node(entry, SITE)), SITE)) == {
        "@type": "Article",
        "@id": f"{URL}/articles/trust/#article",
        "headline": "Learning to trust",
        "mainEntityOfPage": {"@id": f"{URL}/articles/trust/"},
        "url": f"{URL}/articles/trust/",
        "image": {"@id": f"{URL}/images/calm.svg#image"},
        "publisher": {"@id": f"{URL}/#clinic"},
        "author": {"@id": f"{URL}/people/jo-doe/#person"},
        "datePublished": "2026-02-01",
        "dateModified": "2026-02-03",
        "description": entry.description,
        "inLanguage": "en-US",
    }


@pytest.mark.parametrize(("name", "credit"), [("face.svg", "Made up by a test"), ("calm.svg", "Lotus Recovery")])
def test_a_picture_says_whose_it_is(name: str, credit: str) -> None:
    """The credit beside the picture, or the clinic's name."""
    found = tidied(image(SITE.model.images[name], SITE))
    assert found["creditText"] == credit
    assert found["contentUrl"] == f"{URL}/images/{name}"
    assert (found["width"], found["height"]) == ("800 px", "600 px")


def test_the_logo() -> None:
    """With its size; a theme without one has no node."""
    found = logo(SITE)
    assert found is not None
    assert (found["contentUrl"], found["width"]) == (f"{URL}/theme/logo.png", "512 px")
    assert logo(site_of(pictures=False)) is None


PAPER = Source(
    "k",
    "Fraley RC, Shaver PR",
    2000,
    "Adult attachment",
    "Review of General Psychology 4(2), 132-154",
    "10.1037/1089-2680.4.2.132",
)
PEOPLE = [{"@type": "Person", "name": "Fraley RC"}, {"@type": "Person", "name": "Shaver PR"}]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (PAPER, {"@type": "ScholarlyArticle", "name": "Adult attachment", "author": PEOPLE, "datePublished": "2000",
                 "isPartOf": {"@type": "Periodical", "name": "Review of General Psychology"}, "pagination": "132-154",
                 "identifier": "https://doi.org/10.1037/1089-2680.4.2.132"}),
        (Source("k", "Bowlby J", 1969, "Attachment", "Hogarth Press, London"),
         {"@type": "CreativeWork", "name": "Attachment", "author": [{"@type": "Person", "name": "Bowlby J"}], "datePublished": "1969"}),
        (Source("k", "Granqvist P and others", 2017, "Disorganized attachment"),
         {"@type": "CreativeWork", "name": "Disorganized attachment", "creditText": "Granqvist P and others", "datePublished": "2017"}),
        (Source("k", "National Institute of Mental Health", 2024, "Help", address="https://help.example/a"),
         {"@type": "CreativeWork", "name": "Help", "creditText": "National Institute of Mental Health", "datePublished": "2024", "url": "https://help.example/a"}),
        (Source("k", "van IJzendoorn MH, O'Connor TG", 1999, "T", "A report", "10.1000/182"),
         {"@type": "ScholarlyArticle", "name": "T", "author": [{"@type": "Person", "name": "van IJzendoorn MH"}, {"@type": "Person", "name": "O'Connor TG"}],
          "datePublished": "1999", "identifier": "https://doi.org/10.1000/182"}),
    ],
)  # fmt: skip
def test_a_source(source: Source, wanted: dict[str, Any]) -> None:
    """A paper is a ScholarlyArticle in its journal, all else a work; authors are people when they can be told apart."""
    assert tidied(citation(source, SITE)) == {"@id": f"{URL}/#source-k", **wanted}
