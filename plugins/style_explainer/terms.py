"""The styles as schema.org terms: a DefinedTermSet with a DefinedTerm for each style.

The words are the styles' own, so a term says what a visitor reads. A style is a term and never a medical condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..content_model.entry import Card, Entry
from ..content_model.questions import Questions
from ..content_model.schema.makers import NodeMaker
from ..content_model.schema.traits import STYLE
from .data import Style, styles_of

# The page that explains the styles: the set's home. A site without it keeps the set on the page above the styles' own.
HOME = "/attachment-based-therapy/concepts/"
NAME = "Attachment styles"


def terms(entry: Entry, ask: Questions) -> Iterable[Mapping[str, Any]]:
    """The set and all its terms, for its home page and for each style's page; nothing for any other page.

    The nodes are the same on each of these pages, so that no two pages state different facts about one `@id`.
    """
    styles = styles_of(ask)
    home = _home(ask)
    if not styles or home is None or (not entry.kind.has(STYLE) and entry.url != home.url):
        return
    address = f"{home.canonical}#attachment-styles"
    yield {
        "@type": "DefinedTermSet",
        "@id": address,
        "name": NAME,
        "url": home.canonical,
        "hasDefinedTerm": [{"@id": _term_id(style)} for style in styles],
    }
    for style in styles:
        yield {
            "@type": "DefinedTerm",
            "@id": _term_id(style),
            "name": style.name,
            "description": style.summary,
            "url": style.canonical,
            "termCode": style.key,
            "inDefinedTermSet": {"@id": address},
        }


def _term_id(style: Style) -> str:
    return f"{style.canonical}#term"


def _home(ask: Questions) -> Card | None:
    styles = ask.with_trait(STYLE)
    home = ask.card_at(HOME) or (ask.parent(styles[0].source) if styles else None)
    return home if home is not None and home.listed else None


TERMS = NodeMaker("attachment styles", terms)
