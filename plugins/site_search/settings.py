"""The plugin's settings, SITE_SEARCH_*."""

from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta, field
from msgspec.structs import force_setattr

from ..plugin_settings import PluginSettings


class SearchSettings(PluginSettings, frozen=True):
    """`cache` is the folder that keeps indexes, None for no cache."""

    prefix: ClassVar[str] = "SITE_SEARCH_"

    content: Path = field(name="PATH")
    cache: Annotated[Path | None, Meta(description="a folder's path, or None for no cache")] = Path(
        ".cache/site_search"
    )

    def __post_init__(self) -> None:
        if self.cache is not None:
            force_setattr(self, "cache", self.content.resolve().parent / self.cache)
