"""What several families of rules need: which pages are meant for search, one page's figures, and pages that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ...findings import in_one_line
from ...rendered_site.document import Document
from ..text.facts import TextFacts


def searchable(document: Document) -> bool:
    """Whether the page is meant to be found: not an error page, and not kept out of search on purpose.

    A draft is, so that its author sees what is wrong before it is published.
    """
    return not document.is_error_page and not (document.noindex and document.listed)


def is_english(document: Document) -> bool:
    """Whether what is measured in English text (syllables, lists of words) can be measured on the page."""
    return document.lang.partition("-")[0].lower() in ("", "en")


# Parts of a page's main element that the theme adds, and whose words nobody wrote for this page.
_ADDED = frozenset({"sources", "references", "invitation", "review-line"})


@lru_cache(maxsize=16)
def text_of(document: Document) -> TextFacts:
    """The figures of a page's own text; all rules on one page share them.

    The list of sources, the review line and the invitation to call are left out: a reference's
    title is no sentence of the page.
    """
    added: set[str] = set()
    for region in document.regions:
        if not _ADDED.isdisjoint(region.classes):
            added.update(document.text[region.start : region.end].split("\n"))
    return TextFacts([block for block in document.blocks if block.text not in added] if added else document.blocks)


def title_field(document: Document) -> str:
    """The front-matter key that the page's <title> comes from."""
    return "search_title" if document.front("search_title") else "title"


def alike(pages: Iterable[Document], say: Callable[[Document], str]) -> Iterator[tuple[Document, list[Document]]]:
    """Each page that says the same as others, and those others. Case and spaces do not count, nor does nothing at all."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for page in pages:
        said = in_one_line(say(page).casefold())
        if said:
            groups[said].append(page)
    for group in groups.values():
        if len(group) > 1:
            for page in group:
                yield page, [other for other in group if other is not page]


def named(pages: list[Document], most: int = 3) -> str:
    """The pages' addresses in a sentence: "/a/, /b/ and 2 more"."""
    shown = [page.url for page in pages[:most]]
    if len(pages) > most:
        return f"{', '.join(shown)} and {len(pages) - most} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def short(text: str, most: int = 80) -> str:
    """The text in one line, cut after a word when it is long."""
    text = in_one_line(text)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " ..."


def some(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 sentence", "3 sentences"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
