"""How wide a text is in a search result: Arial, in pixels, without a browser.

The widths come from a table of Arial's own metrics (data/arial.txt). A search engine shows the
title at 20 px and the description at 14 px on a desktop screen.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from .lists import DATA

TITLE_SIZE = 20
DESCRIPTION_SIZE = 14
TITLE_ROOM = 600  # px, on a desktop screen; the figure Yoast SEO uses
DESCRIPTION_ROOM = 985  # px; the figure Screaming Frog uses

_EM = 2048
_LONGEST = 600  # characters: even of the narrowest, more do not fit into a search result
_WIDE = 2048  # a sign that is not in the table (Chinese, an emoji) is about as wide as it is high


def width(text: str, size: float) -> float:
    """The width in CSS pixels of one line of Arial at `size` px, kerning included."""
    advance, kerning = _metrics()
    units = sum([advance.get(sign, _WIDE) for sign in text])
    units += sum([kerning.get(pair, 0) for pair in pairwise(text)])
    return units * size / _EM


@lru_cache(maxsize=64)
def title_width(text: str) -> int:
    """The width of a title in a search result, in whole pixels."""
    return round(width(text, TITLE_SIZE))


def description_width(text: str) -> int:
    """The width of a description in a search result, in whole pixels, were it on one line."""
    return round(width(text, DESCRIPTION_SIZE))


def cut_title(text: str, room: int = TITLE_ROOM) -> str:
    """The title as a search result shows it in `room` pixels: whole, or cut after a word with "..." behind."""
    return _cut(text, room, TITLE_SIZE)


def cut_description(text: str, room: int = DESCRIPTION_ROOM) -> str:
    """The description as a search result shows it in `room` pixels: whole, or cut after a word."""
    return _cut(text, room, DESCRIPTION_SIZE)


def _cut(text: str, room: int, size: int) -> str:
    if round(width(text, size)) <= room:
        return text
    words = text[:_LONGEST].split()
    while words:
        words.pop()
        shown = " ".join(words).rstrip(",;:–— ") + " ..."
        if width(shown, size) <= room:
            return shown if words else "..."
    return "..."


@cache
def _metrics() -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    advance: dict[str, int] = {"\u00a0": 569}
    kerning: dict[tuple[str, str], int] = {}
    section = ""
    for line in (DATA / "arial.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("[widths]", "[kerning]")):
            section = line
        elif section == "[widths]" and not line.startswith("# "):
            units, _, signs = line.partition(" ")
            advance.update((sign, int(units)) for sign in signs)
        elif section == "[kerning]":
            units, _, signs = line.partition(" ")
            kerning.update(((signs[0], second), int(units)) for second in signs[2:])
    return advance, kerning
