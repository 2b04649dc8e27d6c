"""Pelican's way to our Markdown: the front matter comes from the model, the text is converted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from .run import KEY, Run


class SiteReader(BaseReader):
    """Reads a page. A file with a problem becomes a skipped page; the run holds the finding."""

    enabled = True
    file_extensions = ["md"]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The page's HTML and the metadata that Pelican needs to write it."""
        run: Run = self.settings[KEY]
        name = Path(os.path.relpath(source_path, run.settings.content)).as_posix()
        entry = run.model.by_source.get(f"content/{name}")
        if entry is None or not run.is_made(entry):
            return "", {"title": name, "status": "skip"}
        converted = run.converter.convert(entry)
        run.add(*converted.findings)
        run.headings[entry.source] = converted.headings
        return converted.html, {
            "title": entry.title,
            "slug": entry.url.strip("/").replace("/", "-") or "home",
            "summary": entry.description,
            "status": "published",
            "template": entry.kind.template.removesuffix(".html"),
            "url": entry.url.lstrip("/"),
            "save_as": entry.save_as,
            "entry": entry,
        }
