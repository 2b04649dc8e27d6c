"""Draws the PNG and ICO pictures of the theme from the SVG sources in theme/artwork.

Run it after changing a source, and commit what it writes:

    uv run --group icons python theme/make_icons.py

The sources hold shapes only (lettering is drawn as outlines), so that the result is the same on every machine.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from PIL import Image

THEME = Path(__file__).resolve().parent
ARTWORK = THEME / "artwork"
IMAGES = THEME / "static" / "images"


@dataclass(frozen=True)
class Picture:
    """One file to write: its source, its width in pixels (the height follows), and whether it keeps transparency."""

    name: str
    source: Path
    width: int
    transparent: bool = False


PICTURES = (
    # Platforms round the corners of these by themselves, so their sources fill the whole square.
    Picture("apple-touch-icon.png", ARTWORK / "icon-square.svg", 180),
    Picture("icon-192.png", ARTWORK / "icon-square.svg", 192),
    Picture("icon-512.png", ARTWORK / "icon-square.svg", 512),
    # Kept inside the middle 80 %, the part that no mask of an Android launcher cuts away.
    Picture("icon-maskable-512.png", ARTWORK / "icon-maskable.svg", 512),
    Picture("logo.png", ARTWORK / "logo.svg", 512),
    Picture("og-image.png", ARTWORK / "og-image.svg", 1200),
    Picture("favicon.ico", IMAGES / "icon.svg", 32, transparent=True),
)


def draw(picture: Picture) -> Image.Image:
    """The picture's pixels. Raises ValueError, from resvg, when the source is no valid SVG."""
    png = resvg_py.svg_to_bytes(svg_string=picture.source.read_text(encoding="utf-8"), width=picture.width)
    image = Image.open(io.BytesIO(bytes(png)))
    return image.convert("RGBA" if picture.transparent else "RGB")


def write(picture: Picture, folder: Path) -> Path:
    """Write the picture into the folder, as small as its flat colors allow, and give its path."""
    path = folder / picture.name
    image = draw(picture)
    if path.suffix == ".ico":
        image.save(path, sizes=[(picture.width, picture.width)])
    else:
        # Flat shapes need few colors: a palette of 256 halves the file, and no eye sees it.
        image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def main() -> None:
    """Write every picture, and say how large each one is."""
    for picture in PICTURES:
        path = write(picture, IMAGES)
        print(f"{path.relative_to(THEME)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
