"""Photos of content/images/ as browsers like them: AVIF and WebP in several widths, upright, small, without a word on
place or camera. See the README beside this file.
"""

from __future__ import annotations

from ..content_model.schema.contributions import Registry
from ..content_model.schema.makers import FileMaker
from .make import find_picture, make_pictures
from .offer import PhotoMaker
from .settings import PictureSettings


def contribute(registry: Registry) -> None:
    """Adds the maker of photos and its files."""
    registry.add_picture_makers(PhotoMaker.of_settings)
    registry.add_files(FileMaker("pictures", make_pictures, find=find_picture))
    registry.add_settings(PictureSettings)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
