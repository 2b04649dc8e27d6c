"""Links to pages that are not out: their words stay, the link goes. And to pages that go offline soon: that is said in time."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from ...findings import Place
from ..entry import Card
from ..schema.references import PageReference
from .block_scan import Use
from .messages import LINK_UNPUBLISHED
from .page_state import PageState

_TAG = re.compile(r"(<a\b[^>]*>|</a\s*>)", re.IGNORECASE)


def leads_nowhere(target: Card | str | None, page: PageState, where: Callable[[], Place], what: str = "link") -> bool:
    """Whether a link on the page leads to one that visitors cannot get; says so, and says as well when that comes soon.

    A draft may link to anything. A home page that is not out is named by itself. `where` finds the link's place.
    """
    if not isinstance(target, Card) or not page.entry.listed or target.url == "/":
        return False
    if not target.listed:
        message = f"“{target.title}” is not published (a draft, or not due now), so this {what} is left out"
        page.report.add(LINK_UNPUBLISHED, message, "Publish that page, or choose another one.", where())
    elif target.ends is not None:
        message = f"“{target.title}” goes offline on {target.ends}; from then on this {what} is left out"
        page.report.add(LINK_UNPUBLISHED, message, "Choose another page before that day, or leave it so.", where())
    return not target.listed


def block_leads_nowhere(use: Use, page: PageState) -> bool:
    """The same for a block with an option that names a page."""
    named = [use.options.get(option.name) for option in use.block.options if isinstance(option.type, PageReference)]
    cards = [page.ask.card(f"content/{name}") for name in named if name]
    told = [leads_nowhere(card, page, lambda: use.place, f"block `{use.block.name}`") for card in cards]
    return any(told)


def take_out_links(pieces: list[Any], tags: Collection[str]) -> None:
    """Makes plain words of links in raw HTML. `tags` are their opening tags as they are written."""
    if not tags:
        return
    opened = False
    for number, piece in enumerate(pieces):
        if not isinstance(piece, str):
            continue
        parts = _TAG.split(piece)
        for at in range(1, len(parts), 2):
            closing = parts[at].startswith("</")
            if parts[at] in tags or (closing and opened):
                parts[at] = "</span>" if closing else "<span>"
            opened = parts[at] == "<span>"
        pieces[number] = "".join(parts)
