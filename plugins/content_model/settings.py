"""The plugin's settings, CONTENT_MODEL_*, read and checked in one place."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class ContentSettings:
    """`content` is the folder that staff write in; `folders` says where its folders stand on the site.

    `publish` leaves out drafts and pages that are not due. `now` is the moment that counts as the
    present: SOURCE_DATE_EPOCH where it is set, so that a build can be repeated exactly. `static` are the
    folders of content/ whose files are published as they are (Pelican's STATIC_PATHS).
    """

    content: Path
    folders: tuple[tuple[str, str], ...]
    publish: bool
    now: dt.datetime
    static: tuple[str, ...] = ("images",)

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> ContentSettings:
        """Reads Pelican's settings. Raises ValueError that names the setting and what it should be."""
        mode = settings.get("CONTENT_MODEL_MODE", "development")
        if mode not in ("development", "publish"):
            raise ValueError(f'CONTENT_MODEL_MODE is {mode!r}; write "development" or "publish".')
        folders = settings.get("CONTENT_MODEL_FOLDERS", {"pages": "/"})
        if not isinstance(folders, Mapping) or not all(
            isinstance(url, str) and url.startswith("/") and url.endswith("/") for url in folders.values()
        ):
            raise ValueError('CONTENT_MODEL_FOLDERS names each folder\'s place on the site: {"pages": "/"}.')
        static = tuple(settings.get("STATIC_PATHS", ("images",)))
        return cls(Path(settings["PATH"]), tuple(folders.items()), mode == "publish", _now(), static)


def _now() -> dt.datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
