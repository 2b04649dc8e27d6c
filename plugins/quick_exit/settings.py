"""The plugin's settings, QUICK_EXIT_*. Templates read them by their names."""

from typing import Annotated, ClassVar

from msgspec import Meta

from ..plugin_settings import PluginSettings


class QuickExitSettings(PluginSettings, frozen=True):
    """`url` is the page that takes this one's place, "" for no button anywhere."""

    prefix: ClassVar[str] = "QUICK_EXIT_"

    url: Annotated[
        str, Meta(pattern=r"\A(https://[^\s\"'<>]+)?\Z", description='an address that begins with "https://"')
    ] = ""
