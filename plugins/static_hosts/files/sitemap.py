"""sitemap.xml: every page that search engines may list, with the day of its last change and its pictures.

https://www.sitemaps.org/protocol.html and https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ...content_model.entry import Entry
from ...content_model.model import ContentModel
from ...content_model.schema.traits import ERROR
from .sources import Sources
from .xml import escape


def render(sources: Sources) -> str:
    """The sitemap."""
    model = sources.model
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">',
    ]
    for entry in indexable(model):
        lines += ["<url>", f"<loc>{escape(model.canonical(entry))}</loc>"]
        if (day := last_change(entry)) is not None:
            lines.append(f"<lastmod>{day.isoformat()}</lastmod>")
        for picture in sources.pictures.get(entry.url, ()):
            lines.append(f"<image:image><image:loc>{escape(picture)}</image:loc></image:image>")
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def indexable(model: ContentModel) -> Iterator[Entry]:
    """The pages that are out and that search engines may list, in the order of the site's tree."""
    for entry in model.entries:
        if entry.listed and not entry.kind.has(ERROR) and not entry.get("noindex"):
            yield entry


def last_change(entry: Entry) -> dt.date | None:
    """The day of the last change that a reader would notice, as its author gave it; None where nobody said."""
    changed: dt.date | None = entry.get("modified") or entry.get("date")
    return changed
