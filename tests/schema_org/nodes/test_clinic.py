"""The clinic's node, from the facts that are real."""

from __future__ import annotations

import pytest

from plugins.schema_org.nodes.clinic import clinic
from plugins.schema_org.specialties import specialties
from plugins.schema_org.tidy import tidied
from tests.schema_org.support import CLINIC, URL, placeholder, site_of


def test_a_clinic_with_all_its_facts() -> None:
    """Every fact stands in the property that it feeds, in the form that the property wants."""
    assert tidied(clinic(site_of())) == {
        "@type": "MedicalClinic",
        "@id": f"{URL}/#clinic",
        "url": f"{URL}/",
        "name": "Lotus Recovery",
        "description": "Care for substance use and mental health in Thousand Oaks.",
        "telephone": "+1-805-555-0100",
        "email": "hello@lotus.example",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "100 Example Street",
            "addressLocality": "Thousand Oaks",
            "addressRegion": "CA",
            "postalCode": "91360",
            "addressCountry": "US",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 34.17, "longitude": -118.84},
        "openingHoursSpecification": [
            {"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Tuesday"],
             "opens": "09:00", "closes": "17:00"},
            {"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/Friday"], "opens": "10:00", "closes": "15:00"},
        ],
        "isAcceptingNewPatients": True,
        "areaServed": ["Thousand Oaks", "Ventura County"],
        "medicalSpecialty": ["https://schema.org/Psychiatric"],
        "availableService": [{"@id": f"{URL}/therapy/#therapy"}],
        "hasCredential": {
            "@type": "EducationalOccupationalCredential",
            "name": "Facility license",
            "credentialCategory": "license",
            "identifier": "000000XX",
            "url": "https://license.example",
            "recognizedBy": {"@type": "Organization", "name": "State Department of Health Care Services"},
        },
        "logo": {"@id": f"{URL}/#logo"},
        "image": {"@id": f"{URL}/#logo"},
        "sameAs": ["https://social.example/clinic"],
    }  # fmt: skip


def test_without_its_address_it_is_an_organization() -> None:
    """What only a clinic may say goes as well; what an organization may say stays."""
    address = {**CLINIC["address"], "street": placeholder("1 Made-up Street")}
    found = tidied(clinic(site_of(clinic={**CLINIC, "address": address})))
    assert found["@type"] == "Organization"
    assert (
        not {
            "address",
            "geo",
            "openingHoursSpecification",
            "medicalSpecialty",
            "availableService",
            "isAcceptingNewPatients",
        }
        & found.keys()
    )
    assert {"name", "telephone", "email", "areaServed", "hasCredential", "logo"} <= found.keys()


@pytest.mark.parametrize(
    "license_", [placeholder({"holder": "H", "number": "1"}), {"holder": "H", "number": placeholder("1")}]
)
def test_a_license_without_its_number_is_not_stated(license_: object) -> None:
    """It could not be checked."""
    assert "hasCredential" not in tidied(clinic(site_of(clinic={**CLINIC, "license": license_})))


@pytest.mark.parametrize(
    ("names", "members"),
    [
        (("Mental health",), ["https://schema.org/Psychiatric"]),
        (("Mental Health", "Psychiatry"), ["https://schema.org/Psychiatric"]),
        (("Attachment-based therapy", "Substance use"), []),
        ((), []),
    ],
)
def test_fields_of_work_become_members(names: tuple[str, ...], members: list[str]) -> None:
    """Each member once, written as its address; a field that schema.org has no word for is left out."""
    assert specialties(names) == members
