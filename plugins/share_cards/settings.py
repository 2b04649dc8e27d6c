"""The plugin's settings, SHARE_CARDS_*."""

from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta, field
from msgspec.structs import force_setattr

from ..plugin_settings import PluginSettings


class CardSettings(PluginSettings, frozen=True):
    """`cache` is the folder that keeps the cards, None for none; a path counts from the project's folder."""

    prefix: ClassVar[str] = "SHARE_CARDS_"

    content: Path = field(name="PATH")
    theme: Path = field(name="THEME")
    cache: Annotated[Path | None, Meta(description="a folder's path, or None for no cache")] = Path(".cache/cards")

    def __post_init__(self) -> None:
        if self.cache is not None:
            force_setattr(self, "cache", self.content.resolve().parent / self.cache)
