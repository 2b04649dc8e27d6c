"""WCAG's contrast of two colors, and the pairs of a palette that have to be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

# Text and its grounds: 4.5:1 (WCAG 1.4.3).
_TEXT: Mapping[str, tuple[str, ...]] = {
    "ink": ("paper", "surface", "raised"),
    "ink-soft": ("paper", "surface", "raised"),
    "primary": ("paper", "surface", "raised", "care"),
    "primary-strong": ("paper", "surface", "raised", "care"),
    "accent": ("paper", "surface", "raised", "care"),
    "on-primary": ("primary", "primary-strong"),
    "on-care": ("care",),
    "on-deep": ("deep", "deep-top"),
    "on-deep-soft": ("deep", "deep-top"),
    "on-mark": ("mark",),
}
# Lines that mean something and their grounds: 3:1 (WCAG 1.4.11).
_SHAPES: Mapping[str, tuple[str, ...]] = {
    "edge": ("paper", "surface", "raised"),
    "care-edge": ("paper", "care"),
    "focus": ("paper", "surface", "raised", "care"),
    "gold": ("deep", "deep-top"),
}
_HUES = ("water", "rose", "gold", "dusk")


def pairs() -> Iterator[tuple[str, str, float]]:
    """Each pair of a palette: what stands in front, its ground, and the least ratio."""
    for fronts, least in ((_TEXT, 4.5), (_SHAPES, 3.0)):
        for front, grounds in fronts.items():
            yield from ((front, ground, least) for ground in grounds)
    for hue in _HUES:
        yield "ink", f"hue-{hue}", 4.5
        yield f"hue-{hue}-edge", "paper", 3.0
        yield f"hue-{hue}-edge", f"hue-{hue}", 3.0


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors such as "#0c3f44", from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
