"""Small pictures as phones, cameras and programs make them."""

from __future__ import annotations

import io
from typing import Any

import pillow_heif
from PIL import Image

RED, GREEN, BLUE, WHITE = (230, 20, 20), (20, 230, 20), (20, 20, 230), (250, 250, 250)
SECRET = b"SECRET-OF-THE-CAMERA"


def quarters(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """A picture whose four quarters are red, green, blue and white, so that every turn shows."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image.convert(mode)


def encoded(image: Image.Image, format: str, **options: Any) -> bytes:
    """The picture's file."""
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def colors(data: bytes) -> list[str]:
    """The colors of the four quarters, by their nearest name, row by row."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    names = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    found = []
    for y in (image.height // 4, image.height * 3 // 4):
        for x in (image.width // 4, image.width * 3 // 4):
            pixel = image.getpixel((x, y))
            assert isinstance(pixel, tuple)
            found.append(min(names, key=lambda name: sum(abs(a - b) for a, b in zip(names[name], pixel, strict=True))))
    return found


def exif(orientation: int = 1, gps: bool = True) -> bytes:
    """What a phone writes beside the pixels."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = SECRET.decode()
    made[0x9286] = SECRET.decode()
    if gps:
        made.get_ifd(0x8825).update(
            {1: "N", 2: (34.0, 10.0, 14.0), 3: "W", 4: (118.0, 50.0, 15.0), 29: SECRET.decode()}
        )
    return made.tobytes()


def heic(image: Image.Image, **options: Any) -> bytes:
    """The picture as an iPhone saves it."""
    out = io.BytesIO()
    pillow_heif.from_pillow(image).save(out, **options)
    return out.getvalue()


UPRIGHT = ["red", "green", "blue", "white"]
STORED = {  # how the pixels lie in the file for each orientation, so that the picture is upright when it is obeyed
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
}  # fmt: skip
