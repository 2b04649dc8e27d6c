"""The plugin's settings, CONTENT_MODEL_*."""

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, field

from ..plugin_settings import PluginSettings

_Address = Annotated[str, Meta(pattern=r"\A/(.*/)?\Z")]


def _now() -> dt.datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class ContentSettings(PluginSettings, frozen=True):
    """`content` is the folder that staff write in; `folders` says where its folders stand on the site.

    A `mode` of "publish" leaves out drafts and pages that are not due. `static` are the folders of content/ whose
    files are published as they are. `now` is the moment that counts as the present: SOURCE_DATE_EPOCH where it is
    set in the environment, so that a build can be repeated exactly. `zone` is the time zone in which the site's days
    begin and end.
    """

    prefix: ClassVar[str] = "CONTENT_MODEL_"

    content: Path = field(name="PATH")
    folders: Annotated[Mapping[str, _Address], Meta(description='each folder\'s place on the site: {"pages": "/"}')] = (
        field(default_factory=lambda: {"pages": "/"})
    )
    mode: Annotated[Literal["development", "publish"], Meta(description='"development" or "publish"')] = "development"
    static: Annotated[tuple[str, ...], Meta(description='a list of folders of content/: ["images"]')] = field(
        name="STATIC_PATHS", default=("images",)
    )
    now: Annotated[
        dt.datetime, Meta(tz=True, description="a moment with its time zone, or leave it out for the present")
    ] = field(default_factory=_now)
    zone: Annotated[ZoneInfo, Meta(description='the name of a time zone: "America/Los_Angeles"')] = field(
        name="TIMEZONE", default=ZoneInfo("UTC")
    )

    @property
    def present(self) -> dt.datetime:
        """The moment that counts as the present, in the site's time zone."""
        return self.now.astimezone(self.zone)

    @property
    def publish(self) -> bool:
        """Whether this is a publish build."""
        return self.mode == "publish"
