"""Which pages name something where a visitor finds it on every page: in a link, or in the words of the footer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .document import Document


def pages_without(pages: Iterable[Document], pattern: re.Pattern[str]) -> list[Document]:
    """The pages on which no link's name and no footer has the pattern."""
    return [page for page in pages if not (_in_links(page, pattern) or _in_footer(page, pattern))]


def not_led_to(pages: Sequence[Document], wanted: Iterable[tuple[str, re.Pattern[str]]]) -> Iterator[tuple[str, str]]:
    """What some of the pages do not name, of names with their patterns: that in words, and the address of the first such page."""
    for name, pattern in wanted:
        without = pages_without(pages, pattern)
        if without:
            which = "No page leads" if len(without) == len(pages) else f"{such_as(without)} do not lead"
            yield f"{which} to {name}.", without[0].url


def such_as(pages: Sequence[Document]) -> str:
    """The number of the pages, with one of them: "3 pages (such as /contact/)"."""
    return f"{len(pages)} {'page' if len(pages) == 1 else 'pages'} (such as {pages[0].url})"


def _in_links(page: Document, pattern: re.Pattern[str]) -> bool:
    return any(link.href and pattern.search(link.name) for link in page.links)


def _in_footer(page: Document, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(page.text_of(footer)) for footer in page.regions_of("footer"))
