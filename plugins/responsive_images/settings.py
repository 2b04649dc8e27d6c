"""The plugin's settings, RESPONSIVE_IMAGES_*."""

from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta

from ..plugin_settings import CacheFolder, CachingSettings

_Width = Annotated[int, Meta(ge=16, le=4096)]


class PictureSettings(CachingSettings, frozen=True):
    """`widths` are those in pixels that photos are offered in; the last one is the widest that a page shows.

    What was made is kept in `cache`.
    """

    prefix: ClassVar[str] = "RESPONSIVE_IMAGES_"

    cache: CacheFolder = Path(".cache/pictures")
    widths: Annotated[
        tuple[_Width, ...], Meta(min_length=1, description="a list of widths in pixels, such as [480, 800, 1200, 1600]")
    ] = (480, 800, 1200, 1600)
