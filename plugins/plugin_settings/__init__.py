"""Settings as typed, frozen data: what a plugin declares, one reader for all of them, and words for what is wrong.

Not a Pelican plugin. See the README beside this file.
"""

from .cache_folder import CacheFolder, CachingSettings
from .declare import PluginSettings, Problem, SettingsRefused, what_to_write
from .names import unknown_names
from .places import place_of, read_files, settings_findings

__all__ = [
    "CacheFolder",
    "CachingSettings",
    "PluginSettings",
    "Problem",
    "SettingsRefused",
    "place_of",
    "read_files",
    "settings_findings",
    "unknown_names",
    "what_to_write",
]
