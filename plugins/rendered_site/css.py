"""What a style fetches."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CSS_ADDRESS = re.compile(r"(@import\s+)?(?:url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)|(?<=@import )[\"']([^\"']+)[\"'])", re.I)  # fmt: skip


def css_addresses(css: str) -> Iterator[tuple[str, str]]:
    """The kind ("style", "font" or "image") and address of each thing that a style fetches."""
    for found in _CSS_ADDRESS.finditer(css):
        url = found[2] or found[3] or found[4] or found[5] or ""
        if found[1] or found[5]:
            yield "style", url
        elif re.search(r"\.(woff2?|ttf|otf|eot)\b", url, re.I):
            yield "font", url
        else:
            yield "image", url
