"""Photos as pixels: upright, in the colors of the web, and nothing else of what the camera wrote.

The size is known before anything is decoded: a small file can hold a picture of any size.
"""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms

from ..content_model.load.picture_size import MOST_PIXELS

if TYPE_CHECKING:
    from pillow_heif import HeifFile

FORMATS = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF", "tiff": "TIFF", "bmp": "BMP"}
ORIENTATION = 0x0112  # the EXIF tag
_UPRIGHT = {  # what undoes each orientation
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_TURNED = range(5, 9)  # orientations in which width and height change places


class TooLarge(ValueError):
    """A picture of more pixels than anybody should decode; `args` are its width and height."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a photo's first bytes say: width and height in pixels as it is seen, whether one can see through, whether it moves."""

    width: int
    height: int
    see_through: bool = False
    moves: bool = False


def read_header(data: bytes, kind: str) -> Header:
    """The header of a picture. Decodes nothing. Raises TooLarge, and whatever a decoder raises."""
    if kind == "heic":
        heif = _open_heif(data)
        width, height = heif.size
        return Header(width, height, heif.has_alpha)
    image = open_picture(data, kind)
    width, height = image.size[::-1] if orientation_of(image) in _TURNED else image.size
    moves = kind in ("png", "webp", "avif") and getattr(image, "is_animated", False)
    return Header(width, height, image.has_transparency_data, moves)


def open_picture(data: bytes, kind: str) -> Image.Image:
    """The picture of a kind (as `load.picture_kind` names it), nothing decoded yet.

    Raises TooLarge; and whatever a decoder raises on a broken file, from every class of error there is.
    """
    if kind == "heic":
        return _open_heif(data).to_pillow()
    image = Image.open(io.BytesIO(data), formats=[FORMATS[kind]])
    _check_size(*image.size)
    return image


def _open_heif(data: bytes) -> HeifFile:
    import pillow_heif  # a site without such photos does not load it

    file = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
    _check_size(*file.size)
    return file


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or min(width, height) < 1:
        raise TooLarge(width, height)


def orientation_of(image: Image.Image) -> int:
    """How the camera was held, as EXIF numbers it from 1 to 8, from what stands in front of the pixels."""
    if image.format == "TIFF":
        return 1  # Pillow turns it by itself
    with contextlib.suppress(Exception):  # what is broken in the notes beside the pixels is not needed
        return int(Image.Image.getexif(image).get(ORIENTATION, 1))  # a PNG's own method would decode the picture first
    return 1


def decoded(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """An opened picture upright, in plain colors, with this width and height in pixels.

    Raises whatever a decoder raises.
    """
    orientation = orientation_of(image)
    image.draft("RGB", size[::-1] if orientation in _TURNED else size)  # a JPEG is decoded no larger than needed
    image.load()
    return resized(in_plain_colors(upright(image, orientation)), size)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """The picture as the camera was held."""
    turn = _UPRIGHT.get(orientation)
    return image if turn is None else image.transpose(turn)


def resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture with just this width and height in pixels."""
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def in_plain_colors(image: Image.Image) -> Image.Image:
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


def encoded(image: Image.Image, format: str, **options: Any) -> bytes:
    """The picture's file in one of Pillow's formats."""
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()
