"""The letters of the cards: an installed font, and which signs it has."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import fontpkg_literata

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FOLDER = Path(fontpkg_literata.__file__).parent
FILE = FOLDER / "files" / "Literata[opsz,wght].ttf"
# Latin with all its accents, Greek, Cyrillic, and the signs of titles. A test holds the font against it.
_DRAWN = re.compile(
    r"[\x20-\x7e\xa0-\u017e\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    r"\u0401-\u044f\u0451-\u045f\u0490\u0491\u1ea0-\u1ef9\u2010\u2012-\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2030"
    r"\u2039\u203a\u20ac\u2116\u2122]*"
)


def has_all_of(text: str) -> bool:
    """Whether the font has every sign of a text, each of which stands by itself, from left to right."""
    return _DRAWN.fullmatch(text) is not None


@cache
def font(size: int, weight: int = 400) -> FreeTypeFont:
    """The font of a size in pixels; `weight` is from 200 to 900."""
    from PIL import ImageFont

    made = ImageFont.truetype(str(FILE), size, layout_engine=ImageFont.Layout.BASIC)
    made.set_variation_by_axes([min(size, 72), weight])
    return made
