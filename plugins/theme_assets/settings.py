"""The plugin's settings, THEME_ASSETS_*, read and checked in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The oldest versions that the styles are written for. CSS that they need in another form is added.
DEFAULT_BROWSERS = ("chrome 109", "edge 109", "firefox 115", "safari 15.6", "ios_saf 15.6")


@dataclass(frozen=True, slots=True)
class ThemeAssetsSettings:
    """`theme` is the theme's folder, `folder` the one below the output that the files go to.

    `browsers` are browserslist queries.
    """

    theme: Path
    folder: str
    browsers: tuple[str, ...]

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> ThemeAssetsSettings:
        """Reads Pelican's settings. Raises ValueError that names the setting and what it should be."""
        folder = settings.get("THEME_ASSETS_FOLDER", "assets")
        if not isinstance(folder, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", folder):
            raise ValueError(f'THEME_ASSETS_FOLDER is {folder!r}; write the name of one folder, such as "assets".')
        browsers = settings.get("THEME_ASSETS_BROWSERS", DEFAULT_BROWSERS)
        if not isinstance(browsers, list | tuple) or not all(isinstance(b, str) and b for b in browsers):
            raise ValueError(
                f'THEME_ASSETS_BROWSERS is {browsers!r}; write a list such as ["chrome 109", "firefox 115"].'
            )
        return cls(Path(settings["THEME"]), folder, tuple(browsers))
