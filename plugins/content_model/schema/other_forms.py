"""Phone numbers, times of day and DOIs in the one form that the data files keep, from however people write them."""

from __future__ import annotations

import re

_DOI = re.compile(r"(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,}/\S+?)[.,;]?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d\d)?\s*(?:(a|p)\.?\s?m?\.?)?", re.IGNORECASE)


def international_of(text: str) -> str:
    """ "+44 20 7946 0100" is "+44-20-7946-0100"; "" for a number without its country code."""
    parts = re.findall(r"\d+", text)
    plain = text.strip().removeprefix("tel:").lstrip()
    return (
        "+" + "-".join(parts) if plain.startswith("+") and not re.search(r"[^\d\s().+\u2010-\u2015/-]", plain) else ""
    )


def doi_of(text: str) -> str:
    """ "https://doi.org/10.1037/abc" is "10.1037/abc"; "" for what has no DOI in it."""
    found = _DOI.fullmatch(text.strip())
    return found["doi"] if found else ""


def clock_of(text: str) -> str:
    """ "9 a.m." is "09:00", "5:30 pm" "17:30"; "" for what is no time of day."""
    plain = text.strip().lower()
    if plain in ("noon", "midnight"):
        return "12:00" if plain == "noon" else "24:00"
    found = _CLOCK.fullmatch(plain)
    if not found or int(found[2] or 0) > 59:
        return ""
    hour = int(found[1])
    if found[3] and not 1 <= hour <= 12:
        return ""
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"{hour:02}:{found[2] or '00'}" if hour < 24 else ""
