"""The settings of a plugin that keeps what it has made in a folder of the project."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, field
from msgspec.structs import force_setattr

from .declare import PluginSettings

CacheFolder = Annotated[Path | None, Meta(description="a folder's path, or None for no cache")]


class CachingSettings(PluginSettings, frozen=True):
    """`cache` is the folder that keeps what was made, None for none; a path counts from the project's folder.

    A class gives its own default.
    """

    content: Path = field(name="PATH")
    cache: CacheFolder = None

    def __post_init__(self) -> None:
        if self.cache is not None:
            force_setattr(self, "cache", self.content.resolve().parent / self.cache)
