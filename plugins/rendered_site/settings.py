"""The plugin's settings, RENDERED_SITE_*."""

from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Meta, field
from msgspec.structs import force_setattr

from ..plugin_settings import PluginSettings


class RenderedSettings(PluginSettings, frozen=True):
    """`output` is the folder with the written pages; `project` the one that source files are named from.

    `cache` is the file that keeps what was found on each page, None for no cache. `workers` is the
    most processes to use, 0 for as many as there are processors. `parallel_from` is the number of
    pages from which a second process is worth its start.
    """

    prefix: ClassVar[str] = "RENDERED_SITE_"

    content: Path = field(name="PATH")
    output: Path = field(name="OUTPUT_PATH")
    site_url: str = field(name="SITEURL", default="")
    cache: Annotated[Path | None, Meta(description="a file's path, or None for no cache")] = Path(
        ".cache/rendered_site.sqlite"
    )
    workers: Annotated[int, Meta(ge=0, description="a whole number, 0 for all processors")] = 0
    parallel_from: Annotated[int, Meta(ge=1, description="a number of pages from 1")] = 150

    def __post_init__(self) -> None:
        force_setattr(self, "content", self.content.resolve())
        force_setattr(self, "output", self.output.resolve())
        if self.cache is not None:
            force_setattr(self, "cache", self.project / self.cache)

    @property
    def project(self) -> Path:
        """The folder that content/ stands in."""
        return self.content.parent
