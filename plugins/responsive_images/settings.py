"""The plugin's settings, RESPONSIVE_IMAGES_*."""

from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta, field
from msgspec.structs import force_setattr

from ..plugin_settings import PluginSettings

_Width = Annotated[int, Meta(ge=16, le=4096)]


class PictureSettings(PluginSettings, frozen=True):
    """`widths` are those in pixels that photos are offered in; the last one is the widest that a page shows.

    `cache` is the folder that keeps what was made, None for none. A path counts from the project's folder.
    """

    prefix: ClassVar[str] = "RESPONSIVE_IMAGES_"

    content: Path = field(name="PATH")
    widths: Annotated[
        tuple[_Width, ...], Meta(min_length=1, description="a list of widths in pixels, such as [480, 800, 1200, 1600]")
    ] = (480, 800, 1200, 1600)
    cache: Annotated[Path | None, Meta(description="a folder's path, or None for no cache")] = Path(".cache/pictures")

    def __post_init__(self) -> None:
        if self.cache is not None:
            force_setattr(self, "cache", self.content.resolve().parent / self.cache)
