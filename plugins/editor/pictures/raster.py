"""Photos and other pictures of pixels: upright, of a sensible size, in a form that every browser shows, and nothing else in them."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from ...content_model.load.picture_size import MOST_PIXELS
from ..refused import Refused

WIDEST, TALLEST = 1600, 2400  # pixels: twice the widest column of the site
LIGHT = 200_000  # bytes; what the rule image-too-heavy asks for
_QUALITIES = (82, 74, 66)
_NARROWEST = 900  # pixels: no picture is made narrower than this to be lighter
_FORMATS = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF", "tiff": "TIFF", "bmp": "BMP"}
_PHOTO_LIKE = 300_000  # bytes of a PNG from which on it is worth trying as a photo
_GPS = 0x8825
_ORIENTATION = 0x0112


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
        image = _open(data, kind)
        notes += _seen_in_exif(image)
        image.load()
        if getattr(image, "n_frames", 1) > 1 and kind in ("gif", "png", "webp", "avif"):
            notes.append("Only its first picture is kept: what moves by itself disturbs readers.")
        with contextlib.suppress(Exception):  # what is broken in the notes beside the pixels is not needed
            image = ImageOps.exif_transpose(image)
        if crop is not None:
            image = image.crop(crop.box(*image.size))
        before = image.size
        image.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS, reducing_gap=3.0)
        written, ending, image = _written(_in_plain_colors(image), kind)
    except Refused:
        raise
    except Exception:  # a decoder meets anything in a broken file, from every class of error there is
        raise Refused("The picture is broken and cannot be opened", "Save it again, or choose another.") from None
    if image.size != before:
        notes.append(f"It was made smaller, from {before[0]} × {before[1]} to {image.width} × {image.height} pixels.")
    if kind in ("heic", "tiff", "bmp", "avif", "gif") and ending != f".{kind}":
        notes.append(f"It was converted from {kind.upper()}, which not every browser shows.")
    return Raster(written, ending, image.width, image.height, tuple(notes))


def _open(data: bytes, kind: str) -> Image.Image:
    """The picture, its size checked and nothing decoded yet."""
    if kind == "heic":
        file = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
        _check_size(*file.size)
        return file.to_pillow()
    image = Image.open(io.BytesIO(data), formats=[_FORMATS[kind]])
    _check_size(*image.size)
    return image


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or min(width, height) < 1:
        raise Refused(
            f"The picture has {width} × {height} pixels, which is more than a page can use",
            f"Save it smaller, with {WIDEST} pixels across.",
        )


def _seen_in_exif(image: Image.Image) -> list[str]:
    """What the camera wrote beside the pixels and somebody may want to know of; some readers forget it when they decode."""
    with contextlib.suppress(Exception):
        exif = image.getexif()
        place = ["The place where it was taken was removed from it."] if _GPS in exif else []
        return place + (["It was turned upright."] if exif.get(_ORIENTATION, 1) in range(2, 9) else [])
    return []


def _in_plain_colors(image: Image.Image) -> Image.Image:
    """In the colors of the web, with transparency only where some of it can be seen through."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        alpha = None if alpha.getextrema()[0] == 255 else alpha
    if image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    if profile and image.mode != "L":
        with contextlib.suppress(Exception):  # a profile that does not fit the picture
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            image = converted or image
    if image.mode == "CMYK":
        image = image.convert("RGB")
    if alpha is not None:
        image = image.convert("RGB")
        image.putalpha(alpha)
    image.info = {}  # all that a writer could carry over
    return image


def _written(image: Image.Image, kind: str) -> tuple[bytes, str, Image.Image]:
    """The picture's file, its ending, and the picture as it is in there: a heavy one is saved lighter, then smaller."""
    if kind == "webp":
        return _light(image, "WEBP", ".webp", method=5)
    if image.mode == "RGBA" or kind in ("png", "gif"):
        png = _save(image, "PNG", optimize=True)
        if image.mode == "RGBA" or len(png) < _PHOTO_LIKE:
            return png, ".png", image
        jpeg = _light(image, "JPEG", ".jpg", optimize=True, progressive=True)
        return jpeg if len(jpeg[0]) * 2 < len(png) else (png, ".png", image)
    return _light(image, "JPEG", ".jpg", optimize=True, progressive=True)


def _light(image: Image.Image, format: str, ending: str, **options: Any) -> tuple[bytes, str, Image.Image]:
    """The first of ever lighter versions that is no heavier than a page should load; the lightest if none is."""
    while True:
        for quality in _QUALITIES:
            data = _save(image, format, quality=quality, **options)
            if len(data) <= LIGHT:
                return data, ending, image
        if image.width <= _NARROWEST:
            return data, ending, image
        image = image.resize((round(image.width * 0.8), round(image.height * 0.8)), Image.Resampling.LANCZOS)


def _save(image: Image.Image, format: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()
