"""The plugin's settings, COMPONENT_GALLERY_*."""

from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta, field

from ..plugin_settings import PluginSettings


class GallerySettings(PluginSettings, frozen=True):
    """`folder` is where the gallery stands on the site."""

    prefix: ClassVar[str] = "COMPONENT_GALLERY_"

    theme: Path = field(name="THEME")
    folder: Annotated[
        str, Meta(pattern=r"\A[a-z0-9][a-z0-9-]*\Z", description='the name of one folder: "components"')
    ] = "components"

    @property
    def templates(self) -> Path:
        """The theme's folder of templates."""
        return self.theme / "templates"

    @property
    def components(self) -> Path:
        """The folder that holds a folder for each component."""
        return self.templates / "components"
