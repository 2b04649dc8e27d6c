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
