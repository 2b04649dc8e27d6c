"""The facts about the clinic: which ones there are. Their values stand in content/data/clinic.yaml."""

from __future__ import annotations

from .containers import group, list_of
from .field_types import ADDRESS, CHOICE, DATE, MOMENT, NUMBER, YES_NO
from .fields import LINE, TEXT, Deadline, Field
from .other_forms import clock_of, phone_of
from .references import PAGE

_TIME = r"([01]\d|2[0-3]):[0-5]\d|24:00"
_PHONE = r"\+1-\d{3}-\d{3}-\d{4}"


def _links(name: str, label: str, *, maximum: int, help: str) -> Field:
    """A list of links to other sites, each with its words."""
    link = group(
        "link",
        "Link",
        Field("name", "Words", required=True, maximum=28),
        Field("address", "Address", ADDRESS, required=True),
    )
    return list_of(name, label, link, maximum=maximum, help=help)


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
        meant=phone_of,
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
    Field(
        "reply_time",
        "How soon you answer",
        maximum=80,
        example="We answer within one working day.",
        help="A sentence below the email address. Left out: nothing is said.",
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
            Field("opens", "Opens at", required=True, pattern=_TIME, meant=clock_of, pattern_help="09:00"),
            Field("closes", "Closes at", required=True, pattern=_TIME, meant=clock_of, pattern_help="17:00"),
        ),
        required=True,
        minimum=1,
        feeds="MedicalClinic.openingHoursSpecification",
    ),
    list_of(
        "holiday_hours",
        "Holiday hours",
        group(
            "holiday",
            "Holiday",
            Field("name", "Name", required=True, maximum=60, example="Thanksgiving"),
            Field("day", "Day", DATE, required=True, help="The day, or the first of them: 2026-11-26."),
            Field("until", "Last day", DATE, help="Where there are several days: the last one."),
            Field("closed", "Closed", YES_NO, help="Left out: give the hours."),
            Field("opens", "Opens at", pattern=_TIME, meant=clock_of, pattern_help="09:00"),
            Field("closes", "Closes at", pattern=_TIME, meant=clock_of, pattern_help="12:00"),
        ),
        help="Days with other hours than usual. Visitors are told from 60 days before.",
    ),
    group(
        "banner",
        "Banner",
        Field("text", "Text", required=True, maximum=140, help="One line, shown at the top of every page."),
        Field("to", "Page that it leads to", PAGE, help="Left out: it leads nowhere."),
        Field(
            "from",
            "Shown from",
            MOMENT,
            help="A day and a time at the clinic. Left out: at once.",
            due=Deadline("banner", "appears at the top of every page", by_itself=True),
        ),
        Field(
            "until",
            "Shown until",
            MOMENT,
            help="A day and a time at the clinic. Left out: until it is taken away.",
            due=Deadline("banner", "goes from the top of every page", by_itself=True),
        ),
        help="For what everybody has to know now, such as a day on which the clinic is closed.",
    ),
    group(
        "license",
        "Facility license",
        Field("holder", "Licensed by", required=True),
        Field("number", "License number", required=True),
        Field("address", "Where it can be checked", ADDRESS),
        Field(
            "expires",
            "Valid until",
            DATE,
            help="The last day on which the license is valid. `invoke due` names it in time.",
            due=Deadline("license", "runs out: renew it, and write the new day"),
        ),
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
    Field(
        "telehealth",
        "Visits by video or phone",
        TEXT,
        maximum=320,
        help="Whether there are any, for whom, and where the client has to be. Left out: the page about it says nothing.",
    ),
    list_of(
        "insurance",
        "Insurance accepted",
        LINE,
        help="The plans that the clinic takes, one a line. Where it takes none, a line that says so.",
    ),
    Field(
        "fees",
        "Fees and ways to pay",
        TEXT,
        maximum=320,
        help="What a first visit and a later one cost, and how they can be paid.",
    ),
    Field(
        "arrival",
        "How to arrive",
        TEXT,
        maximum=320,
        help="Parking, buses, the right door, and the way in without steps.",
    ),
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
                pattern_help="+1-800-662-4357",
                meant=phone_of,
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
            Field(
                "check_by",
                "Check again by",
                DATE,
                help="The day by which counsel looks at the notice again.",
                due=Deadline("notice", "is to be checked again"),
            ),
        ),
        help="Each is a page or a text that the clinic supplies. The clinic's counsel decides which apply.",
    ),
    _links(
        "menu_links",
        "Links to other sites in the menu",
        maximum=3,
        help="Such as the portal where clients sign in. They stand last in the menu.",
    ),
    _links(
        "social_links",
        "The clinic elsewhere",
        maximum=6,
        help="The clinic's own pages on other sites, such as Facebook. They stand at the foot of every page.",
    ),
    group(
        "credit",
        "Credit for the agency that made the site",
        Field("name", "Name"),
        Field("address", "Link", ADDRESS),
        help="Left out: no credit is shown.",
    ),
)
