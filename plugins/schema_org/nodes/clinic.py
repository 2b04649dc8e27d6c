"""The clinic: MedicalClinic, or just Organization while its address is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...content_model.holiday_hours import Holiday
from ...content_model.opening_hours import closing_time
from .. import vocabulary
from ..facts import real
from ..feeds import fed
from ..required import is_complete
from ..site import GraphSite, Node
from ..specialties import specialties


def clinic(site: GraphSite) -> Node:
    """The clinic's node, from the facts that are real. Google asks a LocalBusiness for name and address."""
    facts = real(site.ask.facts)
    found: Node = {**fed(site.contributions.facts, facts, "MedicalClinic", site), **_special(facts, site)}
    type_ = "MedicalClinic" if is_complete(found.get("address")) else "Organization"
    properties = {name: value for name, value in found.items() if vocabulary.belongs(name, (type_,))}
    return {"@type": type_, "@id": site.clinic_id, "url": site.home, **properties}


def location(facts: Mapping[str, Any], holidays: Iterable[Holiday], site: GraphSite) -> Node | None:
    """The node of a further location; None for one whose name or address is not known."""
    fields = next(spec.item.fields for spec in site.contributions.facts if spec.name == "locations" and spec.item)
    found: Node = {
        **fed(fields, facts, "MedicalClinic", site),
        "geo": _geo(facts.get("map")),
        "contactPoint": _lines(facts),
        "openingHoursSpecification": [_opening(hours) for hours in facts.get("hours") or ()],
        "specialOpeningHoursSpecification": _holidays(holidays),
        "parentOrganization": {"@id": site.clinic_id},
    }
    return found if is_complete({"@type": "MedicalClinic", **found}) else None


def locations(site: GraphSite) -> list[Node]:
    """The nodes of the clinic's further locations, each with an id of its own."""
    holidays = {str(place.name): place.holidays for place in site.ask.locations}
    found = [
        (site.location_id(str(place["name"])), location(place, holidays.get(str(place["name"]), ()), site))
        for place in real(site.ask.fact("locations")) or ()
        if place.get("name")
    ]
    return [{"@type": "MedicalClinic", "@id": own_id, **node} for own_id, node in found if node]


def _lines(facts: Mapping[str, Any]) -> list[Node]:
    """The phone lines beside the main one, each with its purpose."""
    return [
        {"@type": "ContactPoint", "contactType": line.get("purpose"), "telephone": line.get("number")}
        for line in facts.get("phones") or ()
    ]


def _special(facts: Mapping[str, Any], site: GraphSite) -> Node:
    """What takes more than to copy a fact into a property."""
    return {
        "logo": {"@id": site.logo_id} if site.logo else None,
        "image": {"@id": site.logo_id} if site.logo else None,
        "geo": _geo(facts.get("map")),
        "openingHoursSpecification": [_opening(hours) for hours in facts.get("hours") or ()],
        "specialOpeningHoursSpecification": _holidays(site.ask.holiday_hours),
        "medicalSpecialty": specialties(facts.get("specialties") or ()),
        "availableService": [{"@id": site.therapy_id(hub)} for hub in site.therapy_hubs()],
        "hasCredential": _license(facts.get("license")),
        "contactPoint": _lines(facts),
        "subOrganization": [{"@id": node["@id"]} for node in locations(site)],
        "sameAs": [link["address"] for link in facts.get("social_links") or () if link],
    }


def _geo(place: Mapping[str, Any] | None) -> Node | None:
    if not place:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.get("latitude"), "longitude": place.get("longitude")}


def _opening(hours: Mapping[str, Any]) -> Node:
    days = [f"{vocabulary.CONTEXT}/{day}" for day in hours.get("days") or ()]
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": days,
        "opens": hours.get("opens"),
        "closes": closing_time(closes) if (closes := hours.get("closes")) else None,
    }


def _holidays(holidays: Iterable[Holiday]) -> list[Node]:
    return [_holiday(holiday) for holiday in holidays if not holiday.name.is_placeholder]


def _holiday(holiday: Holiday) -> Node:
    """The hours of some days. A closed day opens and closes at midnight, as Google reads it."""
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": holiday.first.isoformat(),
        "validThrough": holiday.last.isoformat(),
        "opens": holiday.opens or "00:00",
        "closes": closing_time(holiday.closes) if holiday.closes else "00:00",
    }


def _license(given: Mapping[str, Any] | None) -> Node | None:
    """The license of the facility. Without its number it says nothing that could be checked."""
    if not given or not given.get("number") or not given.get("holder"):
        return None
    return {
        "@type": "EducationalOccupationalCredential",
        "name": "Facility license",
        "credentialCategory": "license",
        "identifier": given["number"],
        "url": given.get("address"),
        "recognizedBy": {"@type": "Organization", "name": given["holder"]},
    }
