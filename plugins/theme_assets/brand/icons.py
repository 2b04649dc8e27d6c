"""Draws the theme's icons, its logo and the picture of a shared link from the brand: `uv run invoke brand`.

The drawings hold shapes only, so that the result is the same on every machine. What the brand's `artwork` names is
drawn from there; everything else is made from the mark and the palette.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import resvg_py
from PIL import Image

from .brand import Brand, BrandRefused, read_brand

_SMALL = 32  # pixels of the favicon


@dataclass(frozen=True, slots=True)
class Drawing:
    """One file to write: its SVG, and its width in pixels; the height follows."""

    name: str
    svg: str
    width: int
    transparent: bool = False


def drawings(brand: Brand, theme: Path) -> tuple[Drawing, ...]:
    """Every picture that is drawn, by the name of its file in theme/static/images/."""
    light, artwork = brand.palette.light, brand.artwork

    def svg(file: str, made: str) -> str:
        return (theme / file).read_text(encoding="utf-8") if file else made

    icon = svg(artwork.icon, _square(brand, light["deep"], light["on-deep"], part=0.72, corner=0.22))
    square = svg(artwork.square, _square(brand, light["deep"], light["on-deep"], part=0.62))
    # Kept inside the middle 80 %, the part that no mask of an Android launcher cuts away.
    maskable = svg(artwork.maskable, _square(brand, light["deep"], light["on-deep"], part=0.46))
    logo = svg(artwork.logo, _square(brand, "#ffffff", light["primary"], part=0.8))
    return (
        Drawing("apple-touch-icon.png", square, 180),
        Drawing("icon-192.png", square, 192),
        Drawing("icon-512.png", square, 512),
        Drawing("icon-maskable-512.png", maskable, 512),
        Drawing("logo.png", logo, 512),
        Drawing("og-image.png", svg(artwork.share, _card(brand)), 1200),
        Drawing("favicon.ico", icon, _SMALL, transparent=True),
        Drawing("icon.svg", icon, 0),
    )


def _square(brand: Brand, ground: str, front: str, *, part: float, corner: float = 0.0) -> str:
    """The mark in the middle of a square; `part` is how much of the side it takes, `corner` how round the corners are."""
    rounded = f' rx="{64 * corner:g}"' if corner else ""
    return _svg(
        brand,
        64,
        64,
        f'<rect width="64" height="64"{rounded} fill="{ground}"/>{_mark(brand, 32, 32, 64 * part, front)}',
    )


def _card(brand: Brand) -> str:
    """The picture of a shared link: the mark, large, on the brand's deep ground."""
    light = brand.palette.light
    ground = f'<rect width="1200" height="630" fill="{light["deep"]}"/><rect y="598" width="1200" height="32" fill="{light["gold"]}"/>'
    return _svg(brand, 1200, 630, ground + _mark(brand, 600, 300, 340, light["on-deep"]))


def _svg(brand: Brand, width: int, height: int, inside: str) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><title>{escape(brand.name)}</title>{inside}</svg>\n'


def _mark(brand: Brand, x: float, y: float, side: float, color: str) -> str:
    scale = side / brand.mark.box
    place = f"translate({x - side / 2:g} {y - side / 2:g}) scale({scale:g})"
    return f'<g transform="{place}"><path fill="{color}" d="{brand.mark.path}"/></g>'


def write(drawing: Drawing, folder: Path) -> Path:
    """Writes a picture into the folder, as small as its flat colors allow, and gives its path.

    Raises ValueError, from resvg, for a drawing that is no valid SVG.
    """
    path = folder / drawing.name
    if path.suffix == ".svg":
        path.write_text(drawing.svg, encoding="utf-8")
        return path
    png = resvg_py.svg_to_bytes(svg_string=drawing.svg, width=drawing.width)
    image = Image.open(io.BytesIO(bytes(png))).convert("RGBA" if drawing.transparent else "RGB")
    if path.suffix == ".ico":
        image.save(path, sizes=[(drawing.width, drawing.width)])
    else:
        # Flat shapes need few colors: a palette of 256 halves the file, and no eye sees it.
        image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def draw(theme: Path) -> list[Path]:
    """Draws every picture of a theme's folder. Raises BrandRefused."""
    brand, images = read_brand(theme), theme / "static" / "images"
    images.mkdir(parents=True, exist_ok=True)
    return [write(drawing, images) for drawing in drawings(brand, theme)]


def main() -> None:
    """Draws the pictures of the theme whose folder is given, and says how large each one is."""
    theme = Path(sys.argv[1])
    try:
        for path in draw(theme):
            print(f"{path.relative_to(theme)}: {path.stat().st_size} bytes")
    except BrandRefused as problem:
        sys.exit("\n".join(f"{finding.file}: {finding.message}. {finding.fix}" for finding in problem.findings))


if __name__ == "__main__":
    main()
