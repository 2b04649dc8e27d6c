"""Pelican's way to our Markdown: the front matter comes from the model, the text was converted by the step."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from .state import build_of


class SiteReader(BaseReader):
    """Reads a page. A file with a problem becomes a skipped page; the build holds the finding."""

    enabled = True
    file_extensions = ["md"]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The page's HTML and the metadata that Pelican needs to write it."""
        build = build_of(self.settings)
        session = build.session
        name = Path(os.path.relpath(source_path, session.content.content)).as_posix()
        entry = session.model.by_source.get(f"content/{name}")
        if entry is None or not session.is_made(entry):
            return "", {"title": name, "status": "skip"}
        return build.texts[entry.source].html, {
            "title": entry.title,
            "slug": entry.url.strip("/").replace("/", "-") or "home",
            "summary": entry.description,
            "status": "published",
            "template": entry.kind.template.removesuffix(".html"),
            "url": entry.url.lstrip("/"),
            "save_as": entry.save_as,
            "entry": entry,
        }
