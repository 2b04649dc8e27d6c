"""What text a reader sees: white space folded, and the signs that typography sets taken for the ones that people type.

The one place that knows it. Whatever compares texts, counts their characters or prints them on a line asks here.
"""

from __future__ import annotations

import re

_SINGLE = "‘’‚‛"
_DOUBLE = "“”„‟«»"
_HYPHENS = "‐‑–—"
_SPACES = "\u00a0\u202f"
_TYPED = str.maketrans(
    {
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)
_WITHIN_LINES = re.compile(r"[^\S\n]+")


def in_one_line(text: str) -> str:
    """The text with each run of white space, no-break spaces and line ends among it, as one space, and none around it."""
    return " ".join(text.split())


def in_lines(text: str) -> str:
    """The text with each run of white space within a line as one space. Line ends stay."""
    return _WITHIN_LINES.sub(" ", text)


def as_typed(text: str) -> str:
    """The text with plain quotation marks, hyphens and spaces, sign by sign: of the same length."""
    return text if text.isascii() else text.translate(_TYPED)
