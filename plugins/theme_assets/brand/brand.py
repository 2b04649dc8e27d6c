"""The brand as data: read from theme/brand.yaml, and refused where it cannot be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import msgspec
import yaml
from msgspec import Meta, Struct

from ...findings import Finding, did_you_mean
from ..messages import BRAND_BROKEN, BRAND_CONTRAST
from .contrast import contrast, pairs

FILE = "brand.yaml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast
COLORS = [
    "paper",
    "surface",
    "raised",
    "ink",
    "ink-soft",
    "line",
    "edge",
    "primary",
    "primary-strong",
    "on-primary",
    "accent",
    "care",
    "on-care",
    "care-edge",
    "deep",
    "on-deep",
    "on-deep-soft",
    "deep-line",
    "deep-top",
    "gold",
    "focus",
    "mark",
    "on-mark",
]
HUES = tuple(f"{hue}{part}" for part in ("", "-edge") for hue in ("water", "rose", "gold", "dusk"))

Color = Annotated[str, Meta(pattern=r"\A#[0-9a-f]{6}\Z")]
Palette = dict[str, Color]


class Mark(Struct, frozen=True, forbid_unknown_fields=True):
    """The clinic's mark: the outline of a shape (`path`, as SVG writes it) in a square of `box` units."""

    path: Annotated[str, Meta(pattern=r"\A[MmLlHhVvCcSsQqTtAaZz0-9 ,.+-]+\Z")]
    box: Annotated[int, Meta(ge=8, le=1024)] = 64


class Pictures(Struct, frozen=True, forbid_unknown_fields=True):
    """`foot` is a picture of theme/static/ above the foot of every page, "" for none.

    `share_alt` says what the picture of a shared link shows. The picture at the top of the home page is that page's own.
    """

    foot: str = ""
    share_alt: str = ""


class Artwork(Struct, frozen=True, forbid_unknown_fields=True):
    """Drawings of the theme's folder in place of those that are made from the mark; "" for none."""

    icon: str = ""
    square: str = ""
    maskable: str = ""
    logo: str = ""
    share: str = ""


class Type(Struct, frozen=True, forbid_unknown_fields=True):
    """The families of headings and of text, as CSS writes them."""

    heading: Annotated[str, Meta(pattern=r"\A[^;{}]+\Z")]
    body: Annotated[str, Meta(pattern=r"\A[^;{}]+\Z")]


class Palettes(Struct, frozen=True, forbid_unknown_fields=True):
    """The colors of the light and of the dark scheme; `print` are those that paper has otherwise than black on white."""

    light: Palette
    dark: Palette
    print: Palette = {}


class Brand(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole brand. `name` is the title of the icons; `short_name` stands where a long one has no room: on a phone."""

    name: str
    mark: Mark
    type: Type
    palette: Palettes
    pictures: Pictures = Pictures()
    artwork: Artwork = Artwork()
    short_name: str = ""


# What a theme without a brand that can be used has; its build ends with the reason.
NO_BRAND = Brand("", Mark("M0 0"), Type("serif", "sans-serif"), Palettes({}, {}))


class BrandRefused(ValueError):
    """A brand that cannot be used; `findings` say why."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__(" ".join(f"{finding.message} {finding.fix}" for finding in findings))


def read_brand(theme: Path, shown: str = "theme") -> Brand:
    """The brand of a theme's folder. Raises BrandRefused; the file is named below the folder that is `shown`."""
    file, name = theme / FILE, f"{shown}/{FILE}"
    try:
        brand = msgspec.convert(yaml.load(file.read_text(encoding="utf-8"), _LOADER), Brand)
    except OSError as error:
        raise BrandRefused(BRAND_BROKEN.at("The brand's file cannot be read", file=name)) from error
    except (UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        what = " ".join(str(error).replace("$.", "").split())
        raise BrandRefused(BRAND_BROKEN.at(f"The brand cannot be used: {what}", file=name)) from error
    wrong = [*_wrong_names(brand, name), *_missing_files(brand, theme, name)] or list(_too_low(brand, name))
    if wrong:
        raise BrandRefused(*wrong)
    return brand


def _wrong_names(brand: Brand, name: str) -> Iterator[Finding]:
    """Colors that there are not, and those that are missing. Paper may have any of them."""
    known = (*COLORS, *(f"hue-{hue}" for hue in HUES))
    schemes: Mapping[str, tuple[Palette, bool]] = {
        "light": (brand.palette.light, True),
        "dark": (brand.palette.dark, True),
        "print": (brand.palette.print, False),
    }
    for scheme, (palette, whole) in schemes.items():
        for color in palette:
            if color not in known:
                fix = did_you_mean(color, known) or f"There is: {', '.join(known)}."
                yield BRAND_BROKEN.at(
                    f"The palette `{scheme}` has `{color}`, which is no color of the theme", fix, file=name
                )
        missing = [color for color in known if whole and color not in palette]
        if missing:
            yield BRAND_BROKEN.at(
                f"The palette `{scheme}` lacks {', '.join(missing)}", "Write each of them.", file=name
            )


def _missing_files(brand: Brand, theme: Path, name: str) -> Iterator[Finding]:
    pictures = (f"static/{brand.pictures.foot}",) if brand.pictures.foot else ()
    for file in (*pictures, *filter(None, msgspec.structs.astuple(brand.artwork))):
        if not (theme / file).is_file():
            yield BRAND_BROKEN.at(f"The brand names {file}, and the theme has no such file", file=name)


def _too_low(brand: Brand, name: str) -> Iterator[Finding]:
    """Pairs of colors that cannot be told apart well enough, each with its ratio."""
    for scheme, palette in (("light", brand.palette.light), ("dark", brand.palette.dark)):
        for front, ground, least in pairs():
            ratio = contrast(palette[front], palette[ground])
            if ratio < least:
                what = f"In the palette `{scheme}`, `{front}` ({palette[front]}) on `{ground}` ({palette[ground]}) has a contrast of {ratio:.2f}:1, and {least:g}:1 is needed"
                yield BRAND_CONTRAST.at(what, _apart(front, ground, palette[ground]), file=name)


def _apart(front: str, ground: str, color: str) -> str:
    """What to do about a pair: a light ground wants something darker in front of it, a dark one something lighter."""
    is_light = contrast(color, "#000000") > contrast(color, "#ffffff")
    darker, lighter = (front, ground) if is_light else (ground, front)
    return f"Make `{darker}` darker, or `{lighter}` lighter."
