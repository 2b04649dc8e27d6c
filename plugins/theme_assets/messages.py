"""What can be said of the theme's styles."""

from __future__ import annotations

from ..findings import Message, Severity

THEME_STYLE = Message(
    "theme-style",
    Severity.ERROR,
    "Every style of the theme is CSS that can be read.",
    "A browser drops what it cannot read, and whatever stands behind it up to the next brace.",
    "Correct the style at this place; a brace or semicolon just before it may be the cause.",
    family="theme",
)
THEME_STYLE_MISSING = Message(
    "theme-style-missing",
    Severity.ERROR,
    "The theme has its two base styles, tokens.css and base.css.",
    "Every other style is written in their colors, sizes and spaces.",
    "Put the style back into theme/static/css/.",
    family="theme",
)
BRAND_BROKEN = Message(
    "brand-broken",
    Severity.ERROR,
    "The clinic's brand stands whole in theme/brand.yaml.",
    "Every page takes its colors, its type and its mark from there.",
    "Correct theme/brand.yaml; docs/another-clinic.md says what belongs there.",
    family="theme",
)
BRAND_CONTRAST = Message(
    "brand-contrast",
    Severity.ERROR,
    "Every text of the palette can be read on its ground, and every line that means something can be seen.",
    "People with low vision, and anybody in the sun, need 4.5:1 for text and 3:1 for lines.",
    "Choose another color for one of the two.",
    family="theme",
)
THEME_FONT_MISSING = Message(
    "theme-font-missing",
    Severity.ERROR,
    "Every font that the theme's styles name is installed.",
    "The pages would fall back to whatever font a visitor's device has.",
    "Run `uv sync`, or correct the name in theme/static/css/fonts.css.",
    family="theme",
)
