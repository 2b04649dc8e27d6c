"""How the clinic looks: the colors and the mark that a card is drawn with. Whatever says it, it is read here alone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

_MARK = Path("static/images/logo.png")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast


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
    """The brand as theme/brand.yaml and the logo say it; what they do not say is as it is usual here."""
    usual, tokens = Brand(), dict[str, str]()
    with suppress(OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError):  # theme_assets says what is wrong
        tokens = yaml.load((theme / "brand.yaml").read_text(encoding="utf-8"), _LOADER)["palette"]["light"]
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
