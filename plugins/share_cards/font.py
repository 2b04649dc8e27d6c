"""The letters of the cards: the serif of the site's headings, from an installed package, and which signs it has."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

PACKAGE = "font-source-serif-pro"
REGULAR, STRONG = "SourceSerifPro-Regular.ttf", "SourceSerifPro-Semibold.ttf"
# Latin with its accents, Greek, Cyrillic, and the signs of titles. A test holds the font against it.
_DRAWN = re.compile(
    r"[\x20-\x7e\xa0-\u012b\u012e-\u0131\u0134-\u0149\u014c-\u0165\u0168-\u017e\u01a0\u01a1\u01af\u01b0\u0218-\u021b"
    r"\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0401-\u044f\u0451-\u045f\u0490\u0491\u1ea0-\u1ef9\u2010"
    r"\u2012-\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2030\u2039\u203a\u20ac\u2116\u2122]*"
)


def has_all_of(text: str) -> bool:
    """Whether the font has every sign of a text, each of which stands by itself, from left to right."""
    return _DRAWN.fullmatch(text) is not None


@cache
def font(file: str, size: int) -> FreeTypeFont:
    """The font of a size in pixels."""
    from PIL import ImageFont

    found = find_spec(PACKAGE.replace("-", "_"))
    if found is None or found.origin is None:
        raise LookupError(f"The font package {PACKAGE} is not installed. Run `uv sync`.")
    path = Path(found.origin).with_name("files") / file
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
