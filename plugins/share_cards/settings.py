"""The plugin's settings, SHARE_CARDS_*."""

from pathlib import Path
from typing import ClassVar

from msgspec import field

from ..plugin_settings import CacheFolder, CachingSettings


class CardSettings(CachingSettings, frozen=True, kw_only=True):
    """The cards are kept in `cache`; `theme` is the theme's folder."""

    prefix: ClassVar[str] = "SHARE_CARDS_"

    cache: CacheFolder = Path(".cache/cards")
    theme: Path = field(name="THEME")
