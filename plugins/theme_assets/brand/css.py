"""The brand's part of the theme's tokens, as CSS: colors of both schemes and of paper, shadows and type."""

from __future__ import annotations

from collections.abc import Mapping

from .brand import Brand, Palette

# Paper is white, and what is written on it black, whatever the brand's colors are.
_PAPER: Mapping[str, str] = {
    **dict.fromkeys(("paper", "surface", "raised", "mark", "care"), "#ffffff"),
    **dict.fromkeys(("ink", "on-mark", "on-care", "primary", "primary-strong", "accent"), "#000000"),
    "on-primary": "#ffffff",
    "ink-soft": "#333333",
    "line": "#bbbbbb",
    "edge": "#666666",
    "care-edge": "#666666",
}


def css_of(brand: Brand) -> str:
    """The custom properties that the brand gives, for the light scheme, the dark one, and paper."""
    light, dark = brand.palette.light, brand.palette.dark
    red, green, blue = (int(light["primary"][i : i + 2], 16) for i in (1, 3, 5))
    tone = f"rgb({red} {green} {blue} /"
    return "\n".join([
        ":root {",
        *_colors(light),
        f"  --font-heading: {brand.type.heading};",
        f"  --font-body: {brand.type.body};",
        f"  --shadow: 0 1px 2px {tone} 0.06), 0 10px 28px -12px {tone} 0.22);",
        "}",
        "@media (prefers-color-scheme: dark) { :root {",
        *_colors(dark),
        "  --shadow: 0 1px 2px rgb(0 0 0 / 0.3), 0 10px 28px -12px rgb(0 0 0 / 0.6);",
        "} }",
        "@media print { :root {",
        "  color-scheme: light;",
        *_colors({**{name: light[name] for name in light if name.startswith("hue-")}, **_PAPER, **brand.palette.print}),
        "  --shadow: none;",
        "} }",
        "",
    ])  # fmt: skip


def _colors(palette: Palette | Mapping[str, str]) -> list[str]:
    return [f"  --{'' if name.startswith('hue-') else 'color-'}{name}: {color};" for name, color in palette.items()]
