"""How a country writes what stands in a clinic's facts: phone numbers, and the parts of an address.

The core has forms that fit any country. A country pack gives its own with `place_facts` and `crisis_lines`
(place_facts.py), and puts the fields in the place of the core's: `registry.replace_facts(*place_facts(FORMS))`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .other_forms import international_of


@dataclass(frozen=True, slots=True)
class CountryForms:
    """The forms of one country. Patterns are regular expressions that a whole value must match, "" for any text.

    `short_number` is the pattern of a number that is called without a country code (112), `number_of` gives the form of
    a number that was written in another way, "" where it knows none. `needs_region` is true where an address is not
    whole without its region.
    """

    phone: str
    phone_example: str
    phone_help: str
    number_of: Callable[[str], str]
    short_number: str
    short_example: str
    region_label: str = "Region"
    region: str = ""
    region_example: str = ""
    needs_region: bool = False
    code_label: str = "Postal code"
    code: str = ""
    code_example: str = ""


INTERNATIONAL = CountryForms(
    phone=r"\+[1-9]\d{0,2}(-\d{1,12}){1,6}",
    phone_example="+44-20-7946-0100",
    phone_help="With + and the country code in front, so that it can be called from anywhere.",
    number_of=international_of,
    short_number=r"\d{3,6}",
    short_example="112",
    code=r"[A-Z0-9][A-Z0-9 -]{1,9}",
    code_example="28013",
)
