"""Photos and other pictures of pixels: upright, of a sensible size, in a form that every browser shows, and nothing else in them."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any

from PIL import Image

from ...responsive_images.decode import (
    ORIENTATION,
    TooLarge,
    encoded,
    in_plain_colors,
    open_picture,
    orientation_of,
    upright,
)
from ..refused import Refused

WIDEST, TALLEST = 1600, 2400  # pixels: twice the widest column of the site
LIGHT = 200_000  # bytes; what the rule image-too-heavy asks for
_QUALITIES = (82, 74, 66)
_NARROWEST = 900  # pixels: no picture is made narrower than this to be lighter
_PHOTO_LIKE = 300_000  # bytes of a PNG from which on it is worth trying as a photo
_GPS = 0x8825


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a picture to keep: the largest of this ratio (width by height) around a point, from 0 to 1 each."""

    ratio: float
    x: float = 0.5
    y: float = 0.5

    def __post_init__(self) -> None:
        if not (0.1 <= self.ratio <= 10 and 0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise Refused(
                "This part of the picture cannot be cut out", "Choose a point in the picture and a usual shape."
            )

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in pixels. The point is in the middle where there is room for that."""
        wide, tall = (
            (round(height * self.ratio), height) if width > height * self.ratio else (width, round(width / self.ratio))
        )
        wide, tall = max(wide, 1), max(tall, 1)
        left = min(max(round(width * self.x - wide / 2), 0), width - wide)
        top = min(max(round(height * self.y - tall / 2), 0), height - tall)
        return left, top, left + wide, top + tall


@dataclass(frozen=True, slots=True)
class Raster:
    """The finished picture; `notes` say what was done to it, in words."""

    data: bytes
    ending: str
    width: int
    height: int
    notes: tuple[str, ...]


def finish_raster(data: bytes, kind: str, crop: Crop | None = None) -> Raster:
    """The picture as the site shows it. Raises Refused for one that is broken or too large; nothing is decoded before that is known."""
    notes: list[str] = []
    try:
        image = open_picture(data, kind)
        notes += _seen_in_exif(image)
        orientation = orientation_of(image)
        image.load()
        if getattr(image, "n_frames", 1) > 1 and kind in ("gif", "png", "webp", "avif"):
            notes.append("Only its first picture is kept: what moves by itself disturbs readers.")
        image = upright(image, orientation)
        if crop is not None:
            image = image.crop(crop.box(*image.size))
        before = image.size
        image.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS, reducing_gap=3.0)
        written, ending, image = _written(in_plain_colors(image), kind)
    except TooLarge as problem:
        width, height = problem.args
        raise Refused(
            f"The picture has {width} × {height} pixels, which is more than a page can use",
            f"Save it smaller, with {WIDEST} pixels across.",
        ) from None
    except Exception:  # a decoder meets anything in a broken file, from every class of error there is
        raise Refused("The picture is broken and cannot be opened", "Save it again, or choose another.") from None
    if image.size != before:
        notes.append(f"It was made smaller, from {before[0]} × {before[1]} to {image.width} × {image.height} pixels.")
    if kind in ("heic", "tiff", "bmp", "avif", "gif") and ending != f".{kind}":
        notes.append(f"It was converted from {kind.upper()}, which not every browser shows.")
    return Raster(written, ending, image.width, image.height, tuple(notes))


def _seen_in_exif(image: Image.Image) -> list[str]:
    """What the camera wrote beside the pixels and somebody may want to know of; some readers forget it when they decode."""
    with contextlib.suppress(Exception):
        exif = image.getexif()
        place = ["The place where it was taken was removed from it."] if _GPS in exif else []
        return place + (["It was turned upright."] if exif.get(ORIENTATION, 1) in range(2, 9) else [])
    return []


def _written(image: Image.Image, kind: str) -> tuple[bytes, str, Image.Image]:
    """The picture's file, its ending, and the picture as it is in there: a heavy one is saved lighter, then smaller."""
    if kind == "webp":
        return _light(image, "WEBP", ".webp", method=5)
    if image.mode == "RGBA" or kind in ("png", "gif"):
        png = encoded(image, "PNG", optimize=True)
        if image.mode == "RGBA" or len(png) < _PHOTO_LIKE:
            return png, ".png", image
        jpeg = _light(image, "JPEG", ".jpg", optimize=True, progressive=True)
        return jpeg if len(jpeg[0]) * 2 < len(png) else (png, ".png", image)
    return _light(image, "JPEG", ".jpg", optimize=True, progressive=True)


def _light(image: Image.Image, format: str, ending: str, **options: Any) -> tuple[bytes, str, Image.Image]:
    """The first of ever lighter versions that is no heavier than a page should load; the lightest if none is."""
    while True:
        for quality in _QUALITIES:
            data = encoded(image, format, quality=quality, **options)
            if len(data) <= LIGHT:
                return data, ending, image
        if image.width <= _NARROWEST:
            return data, ending, image
        image = image.resize((round(image.width * 0.8), round(image.height * 0.8)), Image.Resampling.LANCZOS)
