"""The rules of the American pack at their limits; their plain cases are the examples beside each rule."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.seo_checks.good_page import good_page
from tests.seo_checks.rules.helpers import hits, messages

LICENSE = {"name": "Licensed Clinical Social Worker", "number": "LCSW 00000", "state": "CA"}


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ({"job_title": "Therapist", "credentials": (LICENSE,)}, 0),
        ({"job_title": "Therapist", "credentials": ({**LICENSE, "state": None},)}, 1),
        ({"job_title": "Therapist", "credentials": ({**LICENSE, "number": None}, {"name": "PhD"})}, 1),
        ({"job_title": "Therapist", "credentials": ({"name": "PhD"}, LICENSE)}, 0),
        ({"job_title": "Editor", "credentials": ()}, 0),
        ({"job_title": "Editor", "credentials": ({"name": "PsyD"},)}, 1),
        ({"job_title": "Associate therapist", "credentials": (LICENSE,)}, 1),
        (
            {
                "job_title": "Associate therapist",
                "credentials": (LICENSE,),
                "supervised_by": "Example Clinician, LMFT 00000",
            },
            0,
        ),
        ({"job_title": "Intern", "credentials": ({"name": "Registered nurse"},)}, 2),
    ],
)
def test_what_a_clinicians_page_names(front: dict[str, Any], found: int) -> None:
    """A license with number and state among the credentials; for an associate, the supervisor as well."""
    assert len(hits("licence-missing", kind="profile", url="/people/somebody/", front=front)) == found


def test_a_licensed_facility_shows_the_words_and_the_link() -> None:
    """On every page: what is missing on one is told, with how many pages lack it."""
    footer = '<p>Licensed by the <a href="https://www.dhcs.ca.gov/">State Department of Health Care Services</a>.</p>'
    found = messages("facility-licence-missing", good_page(footer=footer), facts={"licensed_facility": True})
    assert "8 pages" in found
    assert "/page/" not in found
    assert hits("facility-licence-missing", good_page(footer=footer), facts={"licensed_facility": False}) == []


def test_calling_and_texting_are_two_things() -> None:
    """Who cannot speak right now has to be able to write."""
    assert "text or chat" in messages("lifeline-missing", good_page().replace("sms:988", "tel:988"))
    assert "call 988" in messages("lifeline-missing", good_page().replace("tel:988", "sms:988"))
