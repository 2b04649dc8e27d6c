"""Text in the HTML report."""

from __future__ import annotations

import html

from ...findings import printable


def escape(text: str) -> str:
    """The text as HTML, with what cannot be seen written out."""
    return html.escape(printable(text))
