"""The facts about where and when the clinic is there: phones, addresses, hours, further locations, crisis lines."""

from __future__ import annotations

from .containers import group, list_of
from .country_forms import CountryForms
from .field_types import CHOICE, DATE, NUMBER, YES_NO
from .fields import TEXT, Field
from .other_forms import clock_of

_TIME = r"([01]\d|2[0-3]):[0-5]\d|24:00"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

HOURS = list_of(
    "hours",
    "Opening hours",
    group(
        "opening",
        "Opening hours",
        list_of("days", "Days", Field("day", "Day", CHOICE, choices=_DAYS), required=True, minimum=1),
        Field("opens", "Opens at", required=True, pattern=_TIME, meant=clock_of, pattern_help="09:00"),
        Field("closes", "Closes at", required=True, pattern=_TIME, meant=clock_of, pattern_help="17:00"),
    ),
    required=True,
    minimum=1,
    feeds="MedicalClinic.openingHoursSpecification",
)

HOLIDAY_HOURS = list_of(
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
)

MAP = group(
    "map",
    "Place on the map",
    Field("latitude", "Latitude", NUMBER, minimum=-90, maximum=90, required=True),
    Field("longitude", "Longitude", NUMBER, minimum=-180, maximum=180, required=True),
    feeds="MedicalClinic.geo",
)


def place_facts(forms: CountryForms) -> tuple[Field, ...]:
    """The facts that a country writes in its own way: `phone`, `phones`, `address` and `locations`."""
    phone = Field(
        "phone",
        "Phone",
        required=True,
        pattern=forms.phone,
        meant=forms.number_of,
        pattern_help=forms.phone_example,
        help=forms.phone_help,
        feeds="MedicalClinic.telephone",
    )
    phones = list_of(
        "phones",
        "Further phone lines",
        group(
            "line",
            "Phone line",
            Field("purpose", "What it is for", required=True, maximum=40, example="Appointments"),
            Field(
                "number",
                "Number",
                required=True,
                pattern=forms.phone,
                meant=forms.number_of,
                pattern_help=forms.phone_example,
            ),
        ),
        help="Lines beside the main one, each with what it is for.",
    )
    return phone, phones, _address(forms), _locations(phone, phones, _address(forms))


def _address(forms: CountryForms) -> Field:
    return group(
        "address",
        "Address",
        Field("street", "Street and number", required=True, feeds="PostalAddress.streetAddress"),
        Field("city", "City", required=True, feeds="PostalAddress.addressLocality"),
        Field("county", "County"),
        Field(
            "region",
            forms.region_label,
            required=forms.needs_region,
            pattern=forms.region,
            pattern_help=forms.region_example,
            feeds="PostalAddress.addressRegion",
        ),
        Field(
            "postal_code",
            forms.code_label,
            required=True,
            pattern=forms.code,
            pattern_help=forms.code_example,
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
    )


def _locations(phone: Field, phones: Field, address: Field) -> Field:
    return list_of(
        "locations",
        "Further locations",
        group(
            "location",
            "Location",
            Field("name", "Name", required=True, maximum=60, example="Northside", feeds="MedicalClinic.name"),
            phone,
            phones,
            address,
            MAP,
            HOURS,
            HOLIDAY_HOURS,
        ),
        help="Places beside the main one, whose address, hours and phone stand by themselves.",
    )


def crisis_lines(forms: CountryForms, *, required: bool = False, help: str = "") -> Field:
    """The fact `crisis_lines`: whom to call in an emergency. `help` names the lines of the country."""
    return list_of(
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
                pattern=f"{forms.short_number}|{forms.phone}",
                pattern_help=forms.phone_example,
                meant=forms.number_of,
            ),
            Field("text", "Number to text", pattern=r"\d{3,6}", pattern_help=forms.short_example),
            Field("shown_as", "Number as it is shown", required=True),
            Field("when", "When to use it", TEXT, required=True),
        ),
        required=required,
        minimum=1,
        help=help or "Whom to call in an emergency. Left out: the pages show none.",
    )
