"""The facts about the clinic that any clinic has, in any country. Their values stand in content/data/clinic.yaml."""

from __future__ import annotations

from .containers import group, list_of
from .country_forms import INTERNATIONAL
from .field_types import ADDRESS, DATE, MOMENT, YES_NO
from .fields import LINE, TEXT, Deadline, Field
from .place_facts import HOLIDAY_HOURS, HOURS, MAP, crisis_lines, place_facts
from .references import PAGE

_PHONE, _PHONES, _ADDRESS, _LOCATIONS = place_facts(INTERNATIONAL)


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
    _PHONE,
    _PHONES,
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
    _ADDRESS,
    MAP,
    HOURS,
    HOLIDAY_HOURS,
    _LOCATIONS,
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
    crisis_lines(INTERNATIONAL),
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
