"""Fields that say what they feed, turned into properties."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from plugins.content_model.schema.containers import group, list_of
from plugins.content_model.schema.field_types import DATE, MOMENT, PATH, WHOLE_NUMBER, YES_NO
from plugins.content_model.schema.fields import Field
from plugins.content_model.schema.references import IMAGE, PAGE, PERSON, SOURCE
from plugins.schema_org.feeds import fed
from tests.schema_org.support import URL, site_of

SITE = site_of()
CASES: list[tuple[Field, Any, Any]] = [
    (Field("f", "F", feeds="WebPage.name"), "Words", "Words"),
    (Field("f", "F", feeds="name"), "Words", "Words"),
    (Field("f", "F", feeds="Thing.name"), "Words", "Words"),
    (Field("f", "F", DATE, feeds="WebPage.lastReviewed"), dt.date(2026, 3, 1), "2026-03-01"),
    (Field("f", "F", MOMENT, feeds="WebPage.dateModified"), dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC), "2026-03-01T09:00:00+00:00"),
    (Field("f", "F", YES_NO, feeds="WebPage.isAccessibleForFree"), False, False),
    (Field("f", "F", WHOLE_NUMBER, feeds="WebPage.position"), 0, 0),
    (Field("f", "F", PERSON, feeds="WebPage.author"), "jo-doe", {"@id": f"{URL}/people/jo-doe/#person"}),
    (Field("f", "F", SOURCE, feeds="WebPage.citation"), "paper", {"@id": f"{URL}/#source-paper"}),
    (list_of("f", "F", SOURCE, feeds="WebPage.citation"), ("paper", "gone", "book"), [{"@id": f"{URL}/#source-paper"}, {"@id": f"{URL}/#source-book"}]),
    (Field("f", "F", IMAGE, feeds="WebPage.primaryImageOfPage"), "calm.svg", {"@id": f"{URL}/images/calm.svg#image"}),
    (Field("f", "F", PAGE, feeds="WebPage.relatedLink"), "pages/contact.md", f"{URL}/contact/"),
    (Field("f", "F", PAGE, feeds="WebPage.mainEntity"), "pages/contact.md", {"@id": f"{URL}/contact/"}),
    (Field("f", "F", PATH, feeds="WebPage.relatedLink"), "/contact/", f"{URL}/contact/"),
    (Field("f", "F", feeds="WebPage.specialty"), "Psychiatric", "https://schema.org/Psychiatric"),
    (Field("f", "F", feeds="WebPage.sourceOrganization"), "A board", {"@type": "Organization", "name": "A board"}),
    (Field("f", "F", feeds="WebPage.author"), "A name", {"@type": "Organization", "name": "A name"}),
    (group("f", "F", Field("a", "A", feeds="PropertyValue.name"), Field("b", "B", feeds="PropertyValue.value"), feeds="identifier"),
     {"a": "NPI", "b": "1"}, {"@type": "PropertyValue", "name": "NPI", "value": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "value", "wanted"), CASES)
def test_a_value_becomes_what_the_property_wants(spec: Field, value: Any, wanted: Any) -> None:
    """Dates as ISO, people and sources as references, texts as members or named things, by the property's range."""
    ((_, found),) = fed([spec], {"f": value}, "WebPage", SITE).items()
    assert found == wanted
    assert type(found) is type(wanted)


@pytest.mark.parametrize(
    ("spec", "value"),
    [
        (Field("f", "F"), "feeds nothing"),
        (Field("f", "F", feeds="Person.jobTitle"), "another type"),
        (Field("f", "F", feeds="MedicalWebPage.medicalAudience"), "a narrower type"),
        (Field("f", "F", feeds="WebPage.name"), None),
        (Field("f", "F", feeds="WebPage.name"), ""),
        (Field("f", "F", PERSON, feeds="WebPage.author"), "nobody"),
        (Field("f", "F", SOURCE, feeds="WebPage.citation"), "gone"),
        (Field("f", "F", IMAGE, feeds="WebPage.primaryImageOfPage"), "wave.svg"),
        (Field("f", "F", IMAGE, feeds="WebPage.primaryImageOfPage"), "gone.svg"),
        (Field("f", "F", PAGE, feeds="WebPage.relatedLink"), "pages/gone.md"),
        (Field("f", "F", feeds="WebPage.specialty"), "No member"),
        (group("f", "F", Field("a", "A", feeds="PropertyValue.name"), feeds="identifier"), {"a": None}),
        (group("f", "F", Field("a", "A"), feeds="identifier"), {"a": "x"}),
    ],
)  # fmt: skip
def test_what_says_nothing_gives_nothing(spec: Field, value: Any) -> None:
    """Nothing that is unknown, decorative, of another type or not there becomes a property."""
    assert fed([spec], {"f": value}, "WebPage", SITE) == {}
