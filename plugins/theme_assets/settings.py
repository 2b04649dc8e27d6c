"""The plugin's settings, THEME_ASSETS_*."""

from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta, field
from msgspec.structs import force_setattr

from ..plugin_settings import PluginSettings

# The oldest versions that the styles are written for. CSS that they need in another form is added.
DEFAULT_BROWSERS = ("chrome 109", "edge 109", "firefox 115", "safari 15.6", "ios_saf 15.6")


class ThemeAssetsSettings(PluginSettings, frozen=True):
    """`theme` is the theme's folder, `folder` the one below the output that the files go to.

    `browsers` are browserslist queries. `cache` is the folder that keeps the fonts that were made, None for none; a path
    counts from the project's folder.
    """

    prefix: ClassVar[str] = "THEME_ASSETS_"

    theme: Path = field(name="THEME")
    folder: Annotated[
        str, Meta(pattern=r"\A[a-z0-9][a-z0-9-]*\Z", description='the name of one folder, such as "assets"')
    ] = "assets"
    browsers: Annotated[
        tuple[Annotated[str, Meta(min_length=1)], ...],
        Meta(description='a list such as ["chrome 109", "firefox 115"]'),
    ] = DEFAULT_BROWSERS
    cache: Annotated[Path | None, Meta(description="a folder's path, or None for no cache")] = Path(".cache/fonts")

    def __post_init__(self) -> None:
        if self.cache is not None:
            force_setattr(self, "cache", self.theme.parent / self.cache)
