"""How the clinic looks: the colors and the mark that a card is drawn with. Whatever says it, it is read here alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TOKEN = re.compile(r"--color-([a-z-]+):\s*(#[0-9a-fA-F]{6})\s*;")
_MARK = Path("static/images/logo.png")


@dataclass(frozen=True, slots=True)
class Brand:
    """Colors as "#rrggbb"; `mark` is a PNG of dark shapes on white, b"" for none."""

    ground: str = "#0c3f44"
    water: str = "#195d61"  # shapes that are just seen on the ground
    line: str = "#2a6266"
    words: str = "#f3f8f6"
    soft_words: str = "#bcd6d2"
    touch: str = "#f2b84b"  # one small thing on the card
    mark: bytes = b""


def read_brand(theme: Path) -> Brand:
    """The brand as the theme's tokens and its logo say it; what they do not say is the clinic's own."""
    usual, tokens = Brand(), dict[str, str]()
    try:
        text = (theme / "static/css/tokens.css").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):  # theme_assets says so
        text = ""
    for name, color in _TOKEN.findall(text):
        tokens.setdefault(name, color.lower())  # the light scheme stands first
    mark = theme / _MARK
    return Brand(
        tokens.get("deep", usual.ground),
        tokens.get("deep-top", usual.water),
        tokens.get("deep-line", usual.line),
        tokens.get("on-deep", usual.words),
        tokens.get("on-deep-soft", usual.soft_words),
        tokens.get("gold", usual.touch),
        mark.read_bytes() if mark.is_file() else b"",
    )
