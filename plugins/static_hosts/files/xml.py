"""Text in the feed and the sitemap."""

from __future__ import annotations

from xml.sax import saxutils

from ...findings import escaped


def escape(text: str) -> str:
    """The text as XML 1.0, which has no place for control characters at all: they are written out."""
    return saxutils.escape(escaped(text))
