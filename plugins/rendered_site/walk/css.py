"""What a style fetches."""

from __future__ import annotations

import re
from collections.abc import Iterator

# An address of more than 1,000 characters is data of its own, or an error. The limit keeps the search from
# going to the end of the style for every "url(" that is never closed.
_ADDRESS = r"(?:\"([^\"]{0,1000})\"|'([^']{0,1000})'|([^)\"'\s]{0,1000}))"
_CSS_ADDRESS = re.compile(
    rf"(@import\s{{1,9}})?url\(\s{{0,9}}{_ADDRESS}\s{{0,9}}\)|@import\s{{1,9}}[\"']([^\"']{{1,1000}})[\"']", re.I
)
_FONT = re.compile(r"\.(woff2?|ttf|otf|eot)\b", re.I)


def css_addresses(css: str) -> Iterator[tuple[str, str]]:
    """The kind ("style", "font" or "image") and address of each thing that a style fetches."""
    for found in _CSS_ADDRESS.finditer(css):
        url = found[2] or found[3] or found[4] or found[5] or ""
        if found[1] or found[5]:
            yield "style", url
        else:
            yield "font" if _FONT.search(url) else "image", url
