"""The colors of both schemes, held to WCAG's contrast by arithmetic."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.support.site import PROJECT

CSS = PROJECT / "theme/static/css"

TEXT = [  # text and its grounds: 4.5:1 (WCAG 1.4.3)
    ("ink", ["paper", "surface", "raised"]),
    ("ink-soft", ["paper", "surface", "raised"]),
    ("primary", ["paper", "surface", "raised", "care"]),
    ("primary-strong", ["paper", "surface", "raised", "care"]),
    ("accent", ["paper", "surface", "raised", "care"]),
    ("on-primary", ["primary", "primary-strong"]),
    ("on-care", ["care"]),
    ("on-deep", ["deep", "deep-top"]),
    ("on-deep-soft", ["deep", "deep-top"]),
    ("on-mark", ["mark"]),
]
SHAPES = [  # lines that mean something and their grounds: 3:1 (WCAG 1.4.11)
    ("edge", ["paper", "surface", "raised"]),
    ("care-edge", ["paper", "care"]),
    ("focus", ["paper", "surface", "raised", "care"]),
    ("gold", ["deep", "deep-top"]),
]
HUES = ("water", "rose", "gold", "dusk")


@cache
def tokens(scheme: str) -> dict[str, str]:
    """The color tokens of a scheme, by name without dashes in front."""
    light, dark, *_ = (CSS / "tokens.css").read_text().split("@media")
    pattern = re.compile(r"--((?:color|hue)-[\w-]+): (#[0-9a-f]{6});")
    return dict(pattern.findall(light)) | (dict(pattern.findall(dark)) if scheme == "dark" else {})


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.2, "contrast ratio")."""

    def luminance(color: str) -> float:
        channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_arithmetic_is_right() -> None:
    """Black on white is 21:1, and #767676 on white is the well-known 4.54:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("least", "pairs"), [(4.5, TEXT), (3.0, SHAPES)], ids=["text", "shapes"])
def test_each_color_stands_out_from_its_grounds(scheme: str, least: float, pairs: list[tuple[str, list[str]]]) -> None:
    """In both schemes, text has 4.5:1 and what carries meaning has 3:1."""
    colors = tokens(scheme)
    low = {
        f"{front} on {ground}": round(contrast(colors[f"color-{front}"], colors[f"color-{ground}"]), 2)
        for front, grounds in pairs
        for ground in grounds
    }
    assert {pair: ratio for pair, ratio in low.items() if ratio < least} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hue", HUES)
def test_ink_can_be_read_on_each_hue(scheme: str, hue: str) -> None:
    """A region's words stand on its fill, and its outline shows on paper and on the fill."""
    colors = tokens(scheme)
    assert contrast(colors["color-ink"], colors[f"hue-{hue}"]) >= 4.5
    assert contrast(colors[f"hue-{hue}-edge"], colors["color-paper"]) >= 3
    assert contrast(colors[f"hue-{hue}-edge"], colors[f"hue-{hue}"]) >= 3


def test_every_token_that_a_style_uses_is_declared() -> None:
    """A misspelled custom property would fall back in silence."""
    declared = set(re.findall(r"(--[\w-]+):", (CSS / "tokens.css").read_text()))
    files = [CSS / "base.css", *(PROJECT / "theme/templates/components").glob("*/*.css")]
    unknown = []
    for file in files:
        text = file.read_text()
        own = set(re.findall(r"(--[\w-]+):", text))
        # --site is set by a page's head; --flow has a default where it is used.
        used = set(re.findall(r"var\((--[\w-]+)", text)) - declared - own - {"--site", "--flow"}
        unknown += [f"{file.name}: {name}" for name in sorted(used)]
    assert unknown == []


def test_components_use_no_color_of_their_own() -> None:
    """Outside tokens.css a color is a token, so that both schemes and print stay whole."""
    found = []
    for file in [CSS / "base.css", *(PROJECT / "theme/templates/components").glob("*/*.css")]:
        colors = re.findall(r"#[0-9a-f]{3,8}\b|\brgb\(|\bhsl\(", file.read_text())
        found += [f"{file.name}: {color}" for color in colors]
    assert found == []
