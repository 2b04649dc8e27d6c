"""The plugin's settings, SITE_SEARCH_*."""

from pathlib import Path
from typing import ClassVar

from ..plugin_settings import CacheFolder, CachingSettings


class SearchSettings(CachingSettings, frozen=True):
    """Indexes are kept in `cache`."""

    prefix: ClassVar[str] = "SITE_SEARCH_"

    cache: CacheFolder = Path(".cache/site_search")
