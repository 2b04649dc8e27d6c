"""Which pages name something where a visitor finds it on every page: in a link, or in the words of the footer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .document import Document


def pages_without(pages: Iterable[Document], pattern: re.Pattern[str]) -> list[Document]:
    """The pages on which no link's name and no footer has the pattern."""
    return [page for page in pages if not (_in_links(page, pattern) or _in_footer(page, pattern))]


def _in_links(page: Document, pattern: re.Pattern[str]) -> bool:
    return any(link.href and pattern.search(link.name) for link in page.links)


def _in_footer(page: Document, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(page.text_of(footer)) for footer in page.regions_of("footer"))
