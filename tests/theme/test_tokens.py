"""The colors of both schemes, held to WCAG's contrast by arithmetic."""

from __future__ import annotations

import re

import pytest

from plugins.theme_assets.brand.brand import read_brand
from plugins.theme_assets.brand.contrast import contrast, pairs
from plugins.theme_assets.brand.css import css_of
from tests.support.site import PROJECT

CSS = PROJECT / "theme/static/css"

BRAND = read_brand(PROJECT / "theme")


def test_the_arithmetic_is_right() -> None:
    """Black on white is 21:1, and #767676 on white is the well-known 4.54:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", [BRAND.palette.light, BRAND.palette.dark], ids=["light", "dark"])
def test_each_color_stands_out_from_its_grounds(palette: dict[str, str]) -> None:
    """In both schemes, text has 4.5:1 and what carries meaning has 3:1."""
    low = {
        f"{front} on {ground}": round(contrast(palette[front], palette[ground]), 2)
        for front, ground, least in pairs()
        if contrast(palette[front], palette[ground]) < least
    }
    assert low == {}


def test_every_token_that_a_style_uses_is_declared() -> None:
    """A misspelled custom property would fall back in silence."""
    declared = set(re.findall(r"(--[\w-]+):", (CSS / "tokens.css").read_text() + css_of(BRAND)))
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
