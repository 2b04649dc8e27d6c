"""The plugin's settings, RENDERED_SITE_*, read and checked in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class RenderedSettings:
    """`output` is the folder with the written pages; `project` the one that source files are named from.

    `cache` is the file that keeps what was found on each page, None for no cache. `workers` is the
    most processes to use, 0 for as many as there are processors. `parallel_from` is the number of
    pages from which a second process is worth its start.
    """

    output: Path
    project: Path
    site_url: str
    cache: Path | None
    workers: int = 0
    parallel_from: int = 150

    @classmethod
    def read(cls, settings: Mapping[str, Any], site_url: str) -> RenderedSettings:
        """Reads Pelican's settings; `site_url` is the site's own address. Raises ValueError that names the setting and what it should be."""
        workers = settings.get("RENDERED_SITE_WORKERS", 0)
        if isinstance(workers, bool) or not isinstance(workers, int) or workers < 0:
            raise ValueError(f"RENDERED_SITE_WORKERS is {workers!r}; write a whole number, 0 for all processors.")
        parallel_from = settings.get("RENDERED_SITE_PARALLEL_FROM", 150)
        if isinstance(parallel_from, bool) or not isinstance(parallel_from, int) or parallel_from < 1:
            raise ValueError(f"RENDERED_SITE_PARALLEL_FROM is {parallel_from!r}; write a number of pages from 1.")
        project = Path(settings["PATH"]).resolve().parent
        cache = settings.get("RENDERED_SITE_CACHE", ".cache/rendered_site.sqlite")
        if cache is not None and not isinstance(cache, str | Path):
            raise ValueError(f"RENDERED_SITE_CACHE is {cache!r}; write a file's path, or None for no cache.")
        return cls(
            Path(settings["OUTPUT_PATH"]).resolve(),
            project,
            site_url,
            project / cache if cache else None,
            workers,
            parallel_from,
        )
