"""The clinic's further locations, and how phone numbers and the parts of an address stand in a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .holiday_hours import Holiday, coming_holidays
from .opening_hours import Opening, openings
from .values import Fact

_NONE = Fact(None)
_NO_BREAK, _NO_BREAK_HYPHEN = "\u00a0", "\u2011"
_CODE_LAST = ("US", "CA", "AU")  # "Thousand Oaks, CA 91360"; elsewhere the code stands before the city


@dataclass(frozen=True, slots=True)
class Location:
    """A place beside the main one: facts, so that a placeholder stays one. `phones` are pairs of purpose and number."""

    name: Fact
    phone: Fact
    phones: tuple[tuple[Fact, Fact], ...]
    address: Mapping[str, Any]
    openings: tuple[Opening, ...]
    holidays: tuple[Holiday, ...] = ()


def locations(facts: Mapping[str, Any], today: dt.date) -> tuple[Location, ...]:
    """The locations among the clinic's facts, in their order, with the holidays of the next days. One without a name is left out: the loader has reported it."""
    return tuple(
        Location(
            place["name"],
            place.get("phone") or _NONE,
            phone_lines(place.get("phones") or ()),
            place.get("address") or {},
            openings(place.get("hours") or ()),
            coming_holidays(place, today),
        )
        for place in facts.get("locations") or ()
        if place.get("name")
    )


def phone_lines(given: tuple[Mapping[str, Any], ...]) -> tuple[tuple[Fact, Fact], ...]:
    """The purpose and number of each further line of `phones` that has both."""
    return tuple((line["purpose"], line["number"]) for line in given if line.get("purpose") and line.get("number"))


def phone_in_words(number: object) -> str:
    """ "+1-805-555-0100" as (805) 555-0100, "+34-910-000-100" as +34 910 000 100: no line breaks in it."""
    text = str(number)
    american = re.fullmatch(r"\+1-(\d{3})-(\d{3})-(\d{4})", text)
    if american:
        return f"({american[1]}){_NO_BREAK}{american[2]}{_NO_BREAK_HYPHEN}{american[3]}"
    return text.replace("-", _NO_BREAK)


def city_parts(place: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """The parts of an address's second line in the order of its country, each with what stands behind it."""
    country, region = str(place.get("country") or "US"), place.get("region")
    if country in _CODE_LAST:
        yield place["city"], ", "
        yield from ((region, " "),) if region else ()
        yield place["postal_code"], ""
    else:
        yield place["postal_code"], " "
        yield place["city"], f", {region}" if region else ""
