"""What is stated of clinics of other kinds: their therapies, specialties and people, and which pages speak of health."""

from __future__ import annotations

import pytest

from plugins.content_model.person_name import file_name_of, read_name
from plugins.schema_org.fields import THERAPY_TYPES
from plugins.schema_org.specialties import specialties
from tests.schema_org.support import PAGES, graphs_of, node, page, read_site

HUB = "pages/therapy/index.md"


@pytest.mark.parametrize(
    ("given", "stated"), [({}, "PsychologicalTreatment"), ({"therapy_type": "PhysicalTherapy"}, "PhysicalTherapy")]
)
def test_a_therapy_is_what_its_section_or_its_pages_say(given: dict[str, str], stated: str) -> None:
    """The front matter of the section goes before the kind of its pages."""
    graphs = graphs_of(pages={**PAGES, HUB: page("Therapy", "hub", **given)})
    assert node(graphs[f"content/{HUB}"], "/therapy/#therapy")["@type"] == stated


def test_a_therapy_that_the_vocabulary_does_not_have_is_refused() -> None:
    """With the one that was likely meant."""
    assert {"PhysicalTherapy", "MedicalTherapy", "PsychologicalTreatment", "SurgicalProcedure"} <= set(THERAPY_TYPES)
    with pytest.raises(AssertionError, match="Did you mean `PhysicalTherapy`"):
        read_site(pages={**PAGES, HUB: page("Therapy", "hub", therapy_type="PhysicalTherpy")})


@pytest.mark.parametrize(
    ("said", "member"),
    [("Physiotherapy", "Physiotherapy"), ("physical therapy", "Physiotherapy"), ("Primary care", "PrimaryCare"),
     ("PrimaryCare", "PrimaryCare"), ("Pediatrics", "Pediatric"), ("Dentistry", "Dentistry"), ("Yoga", "")],
)  # fmt: skip
def test_a_field_of_work_is_a_member_of_the_vocabulary(said: str, member: str) -> None:
    """In the words that people use for it; one that schema.org does not have is left out."""
    assert specialties([said]) == ([f"https://schema.org/{member}"] if member else [])


@pytest.mark.parametrize(
    ("written", "title", "name", "letters"),
    [
        ("Dr. Jane Doe", "Dr.", "Jane Doe", ""),
        ("Prof. Dr. Jane Doe, MD", "Prof. Dr.", "Jane Doe", "MD"),
        ("Jane Doe, Ph.D., LMFT", "", "Jane Doe", "Ph.D., LMFT"),
        ("Dra. Ana Núñez", "Dra.", "Ana Núñez", ""),
        ("Jane Doe", "", "Jane Doe", ""),
        ("Drake Miller", "", "Drake Miller", ""),
        ("Doe, Jane", "", "Doe, Jane", ""),
    ],
)
def test_a_name_is_taken_apart(written: str, title: str, name: str, letters: str) -> None:
    """Titles in front, degrees and licenses behind; nothing else is taken for one."""
    read = read_name(written)
    assert (read.title, read.name, read.letters) == (title, name, letters)


def test_an_author_with_a_title_is_stated_rightly() -> None:
    """Named in front matter as people say it, and stated with the name apart from what stands around it."""
    assert file_name_of("Dr. Jo Doe") == "jo-doe"
    pages = {
        **PAGES,
        "people/jo-doe.md": page("Dr. Jo Doe, PsyD", "profile", job_title="Writer"),
        "articles/trust.md": page("Learning to trust", "article", author="Dr. Jo Doe", date="2026-02-01"),
    }
    person = node(graphs_of(pages=pages)["content/articles/trust.md"], "/people/jo-doe/#person")
    assert (person["name"], person["honorificPrefix"], person["honorificSuffix"]) == ("Jo Doe", "Dr.", "PsyD")


def test_lists_of_people_and_news_speak_of_no_health_and_a_page_may_say_otherwise() -> None:
    """A team list is a CollectionPage; a hub that is no matter of health says so, and a plain page that is one too."""
    pages = {
        **PAGES,
        "people/index.md": page("Our team", ""),
        HUB: page("Parking and rooms", "hub", health=False),
        "pages/about.md": page("About us", health=True),
    }
    pages["people/index.md"] = pages["people/index.md"].replace("kind: ''\n", "")
    graphs = graphs_of(pages=pages)
    types = {source: next(n["@type"] for n in graphs[f"content/{source}"] if n["@id"].endswith("/")) for source in (HUB, "pages/about.md", "people/index.md")}  # fmt: skip
    assert types[HUB] == "WebPage"
    assert types["pages/about.md"] == "MedicalWebPage"
    assert types["people/index.md"] == "CollectionPage"
