"""The plugin's settings, COMPONENT_GALLERY_*, read and checked in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class GallerySettings:
    """`templates` is the theme's folder of templates; `folder` is where the gallery stands on the site."""

    templates: Path
    folder: str

    @property
    def components(self) -> Path:
        """The folder that holds a folder for each component."""
        return self.templates / "components"

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> GallerySettings:
        """Reads Pelican's settings. Raises ValueError that names the setting and what it should be."""
        folder = settings.get("COMPONENT_GALLERY_FOLDER", "components")
        if not isinstance(folder, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", folder):
            raise ValueError(f'COMPONENT_GALLERY_FOLDER is {folder!r}; write the name of one folder: "components".')
        return cls(Path(settings["THEME"]) / "templates", folder)
