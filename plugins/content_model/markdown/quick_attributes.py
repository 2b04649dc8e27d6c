"""Attributes of headings, table cells and terms, `## Words {#name}`, found in time that grows with the text."""

from __future__ import annotations

import re

from markdown.extensions.attr_list import AttrListTreeprocessor


class _AtTheEnd:
    """The library's own pattern, tried only where a text ends with }, and once for spaces in a row."""

    _PATTERN = re.compile(r"(?<! ) +" + AttrListTreeprocessor.BASE_RE + r" *$")

    def search(self, text: str) -> re.Match[str] | None:
        """The attributes at the end of a text; None where there are none."""
        return self._PATTERN.search(text) if text.rstrip(" ").endswith("}") else None


class QuickAttributes(AttrListTreeprocessor):
    """Reads attributes as the library does."""

    HEADER_RE = _AtTheEnd()  # type: ignore[misc, assignment] # the library calls nothing but its `search`
