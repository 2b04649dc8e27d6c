"""The facts that American law asks for, and the American forms of phone numbers and addresses."""

from __future__ import annotations

import re

from ..content_model.schema.containers import group, list_of
from ..content_model.schema.country_forms import CountryForms
from ..content_model.schema.field_types import DATE, YES_NO
from ..content_model.schema.fields import TEXT, Deadline, Field
from ..content_model.schema.place_facts import crisis_lines, place_facts

_NUMBER = re.compile(r"(?:\+?1)?(\d{3})(\d{3})(\d{4})")


def phone_of(text: str) -> str:
    """ "(805) 555-0100" is "+1-805-555-0100"; "" for what is no number of the United States."""
    found = _NUMBER.fullmatch(re.sub(r"[\s().\u2010-\u2015-]|^tel:", "", text))
    return f"+1-{found[1]}-{found[2]}-{found[3]}" if found else ""


FORMS = CountryForms(
    phone=r"\+1-\d{3}-\d{3}-\d{4}",
    phone_example="+1-805-555-0100",
    phone_help="With +1 in front, so that it can be called from anywhere.",
    number_of=phone_of,
    short_number=r"\d{3}",
    short_example="988",
    region_label="State",
    region=r"[A-Z]{2}",
    region_example="CA",
    needs_region=True,
    code_label="ZIP code",
    code=r"\d{5}(-\d{4})?",
    code_example="91360",
)

_LINES = (
    "Emergency services (911), the 988 Suicide & Crisis Lifeline (988, to call and to text), "
    "and the SAMHSA National Helpline (+1-800-662-4357)."
)

FACTS_IN_PLACE: tuple[Field, ...] = (*place_facts(FORMS), crisis_lines(FORMS, required=True, help=_LINES))

FACTS: tuple[Field, ...] = (
    Field(
        "licensed_facility",
        "Licensed residential facility",
        YES_NO,
        required=True,
        help="Whether the clinic is a residential facility licensed by the Department of Health Care Services.",
    ),
    Field(
        "federal_funds",
        "Takes federal health money",
        YES_NO,
        help="Whether the clinic takes Medicare, Medicaid or other federal health money, so that Section 1557 holds for it.",
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
)
