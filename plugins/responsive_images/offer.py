"""What pages offer of a photo: its formats and widths, each under an address that says all that the file is made from.

Nothing is decoded for this, so that a draft costs no more with photos than without. `make.py` makes the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any

from ..content_model.load.picture_kind import ENDINGS
from ..content_model.values import Image, PictureFormat
from .settings import PictureSettings

FOLDER = "assets"  # below the output: names in it change with their content, and are kept by browsers for ever
KINDS = frozenset(("jpeg", "png", "webp", "avif", "heic", "tiff", "bmp"))
_RECIPE = b"1"  # another one for each change of what `make.py` does with the same photo
_LIGHT = {"image/avif": ".avif", "image/webp": ".webp"}  # the best first
_TALLEST = 1.5  # times the widest
_CLOSE = 0.9  # a width that is nearer to the next one is left out


@dataclass(frozen=True, slots=True)
class PhotoMaker:
    """The site's `content_model.schema.makers.PictureMaker`: photos in AVIF, WebP, and JPEG or PNG."""

    widths: Sequence[int]
    kinds: frozenset[str] = KINDS

    @classmethod
    def of_settings(cls, settings: Mapping[str, Any]) -> PhotoMaker:
        """The maker by Pelican's settings."""
        return cls(sorted(PictureSettings.read(settings).widths))

    def size(self, kind: str, data: bytes) -> tuple[int, int] | None:
        """Width and height as the photo is seen; those of the file for one that is too large to be looked at."""
        from .decode import TooLarge, read_header  # Pillow, which a site without photos does not load

        try:
            header = read_header(data, kind)
        except TooLarge as problem:
            width, height = problem.args
            return width, height
        except Exception:  # a decoder meets anything in a broken file
            return None
        return header.width, header.height

    def offer(self, picture: Image, kind: str, data: bytes) -> Image:
        """The picture with its addresses. One that moves is shown as it is, when browsers know its kind."""
        from .decode import read_header

        header = read_header(data, kind)
        if header.moves:
            return picture
        ending = ".png" if header.see_through else ".jpg"
        widest = min(self.widths[-1], picture.width, round(self.widths[-1] * _TALLEST * picture.width / picture.height))
        widths = (*(width for width in self.widths if width < widest * _CLOSE), max(widest, 1))
        name, key = _stem(picture.file), key_of(data, kind)
        formats = tuple(
            PictureFormat(type_, tuple((f"/{FOLDER}/{name}-{width}.{key}{suffix}", width) for width in widths))
            for type_, suffix in _LIGHT.items()
        )
        own = PurePosixPath(picture.file).suffix.lower()
        keeps_name = own in ENDINGS["png" if ending == ".png" else "jpeg"]
        url = picture.url if keeps_name else f"/{FOLDER}/{name}-{widths[-1]}.{key}{ending}"
        return replace(
            picture,
            url=url,
            width=widths[-1],
            height=height_at(widths[-1], picture.width, picture.height),
            formats=formats,
        )


def height_at(width: int, whole_width: int, whole_height: int) -> int:
    """The height in pixels that belongs to a width."""
    return max(1, round(whole_height * width / whole_width))


def key_of(data: bytes, kind: str) -> str:
    """What stands in an address for the photo's bytes, and for the code that makes files of them."""
    digest = blake2b(_code(kind == "heic"), digest_size=5)
    digest.update(data)
    return digest.hexdigest()


@cache
def _code(heic: bool) -> bytes:
    """The recipe and the versions of the encoders: another one may write other bytes."""
    import PIL
    from PIL import features

    versions = [PIL.__version__, *(features.version(name) or "" for name in ("avif", "webp", "jpg"))]
    if heic:
        import pillow_heif

        versions.append(pillow_heif.__version__)
    return _RECIPE + " ".join(versions).encode()


def _stem(file: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", PurePosixPath(file).stem.lower()).strip("-")[:60] or "picture"
