"""The facts about the clinic: which ones there are. Their values stand in content/data/clinic.yaml."""

from __future__ import annotations

from .containers import group, list_of
from .field_types import ADDRESS, CHOICE, NUMBER, YES_NO
from .fields import LINE, TEXT, Field

_PHONE = r"\+1-\d{3}-\d{3}-\d{4}"

FACT_FIELDS: tuple[Field, ...] = (
    Field("name", "Name of the clinic", required=True, maximum=60, feeds="MedicalClinic.name"),
    Field(
        "website",
        "Address of the site",
        ADDRESS,
        required=True,
        feeds="WebSite.url",
        example="https://www.clinic.com",
        help="https:// and the domain, with the folder if the site does not stand at the domain's root.",
    ),
    Field(
        "description",
        "The clinic in a sentence",
        TEXT,
        required=True,
        maximum=200,
        feeds="MedicalClinic.description",
    ),
    Field(
        "phone",
        "Phone",
        required=True,
        pattern=_PHONE,
        pattern_help="+1-805-555-0100",
        help="With +1 in front, so that it can be called from anywhere.",
        feeds="MedicalClinic.telephone",
    ),
    Field(
        "email",
        "Email",
        required=True,
        pattern=r"[^@\s]+@[^@\s]+\.[^@\s]+",
        pattern_help="name@clinic.com",
        feeds="MedicalClinic.email",
    ),
    group(
        "address",
        "Address",
        Field("street", "Street and number", required=True, feeds="PostalAddress.streetAddress"),
        Field("city", "City", required=True, feeds="PostalAddress.addressLocality"),
        Field("county", "County"),
        Field(
            "region",
            "State",
            required=True,
            pattern=r"[A-Z]{2}",
            pattern_help="CA",
            feeds="PostalAddress.addressRegion",
        ),
        Field(
            "postal_code",
            "ZIP code",
            required=True,
            pattern=r"\d{5}(-\d{4})?",
            pattern_help="91360",
            feeds="PostalAddress.postalCode",
        ),
        Field(
            "country",
            "Country",
            required=True,
            pattern=r"[A-Z]{2}",
            pattern_help="US",
            feeds="PostalAddress.addressCountry",
        ),
        required=True,
        feeds="MedicalClinic.address",
    ),
    group(
        "map",
        "Place on the map",
        Field("latitude", "Latitude", NUMBER, minimum=-90, maximum=90, required=True),
        Field("longitude", "Longitude", NUMBER, minimum=-180, maximum=180, required=True),
        feeds="MedicalClinic.geo",
    ),
    list_of(
        "hours",
        "Opening hours",
        group(
            "opening",
            "Opening hours",
            list_of(
                "days",
                "Days",
                Field(
                    "day",
                    "Day",
                    CHOICE,
                    choices=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
                ),
                required=True,
                minimum=1,
            ),
            Field("opens", "Opens at", required=True, pattern=r"([01]\d|2[0-3]):[0-5]\d|24:00", pattern_help="09:00"),
            Field("closes", "Closes at", required=True, pattern=r"([01]\d|2[0-3]):[0-5]\d|24:00", pattern_help="17:00"),
        ),
        required=True,
        minimum=1,
        feeds="MedicalClinic.openingHoursSpecification",
    ),
    group(
        "license",
        "Facility license",
        Field("holder", "Licensed by", required=True),
        Field("number", "License number", required=True),
        Field("address", "Where it can be checked", ADDRESS),
        help="The license of the facility, where the law asks for it to be shown.",
    ),
    Field(
        "licensed_facility",
        "Licensed residential facility",
        YES_NO,
        required=True,
        help="Whether the clinic is a residential facility licensed by the Department of Health Care Services.",
    ),
    Field("accepting_patients", "Takes new clients", YES_NO, feeds="MedicalClinic.isAcceptingNewPatients"),
    list_of("area_served", "Area served", LINE, feeds="MedicalClinic.areaServed"),
    list_of("specialties", "Fields of work", LINE),
    list_of(
        "crisis_lines",
        "Crisis lines",
        group(
            "line",
            "Crisis line",
            Field("name", "Name", required=True),
            Field(
                "phone",
                "Number to call",
                required=True,
                pattern=r"\d{3}|\+1-\d{3}-\d{3}-\d{4}",
                pattern_help="988 or +1-800-662-4357",
            ),
            Field("text", "Number to text", pattern=r"\d{3,6}", pattern_help="988"),
            Field("shown_as", "Number as it is shown", required=True),
            Field("when", "When to use it", TEXT, required=True),
        ),
        required=True,
        minimum=1,
    ),
    list_of(
        "notices",
        "Notices that the law may ask for",
        group(
            "notice",
            "Notice",
            Field("name", "Name", required=True),
            Field("status", "What the clinic has to give", TEXT, required=True),
        ),
        help="Each is a page or a text that the clinic supplies. The clinic's counsel decides which apply.",
    ),
    group(
        "credit",
        "Credit for the agency that made the site",
        Field("name", "Name"),
        Field("address", "Link", ADDRESS),
        help="Left out: no credit is shown.",
    ),
)
