"""What is indexed of each page: a small HTML document with the page's main part, its title and the words to find it by.

A document holds nothing that changes without the page's own words changing: no style, no menu, no hashed address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.schema.traits import ERROR
from .fields import SEARCH, WORDS

_LANGUAGE = re.compile(r"<html\b[^>]*\slang=\"([^\"]+)\"")
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)


def documents(model: ContentModel, folder: Path) -> dict[str, str]:
    """The documents by the pages' files ("contact/index.html"). `folder` holds the written pages."""
    return {
        entry.save_as: _document(entry, (folder / entry.save_as).read_text(encoding="utf-8"))
        for entry in _found(model)
        if (folder / entry.save_as).exists()
    }


def _found(model: ContentModel) -> Iterator[Entry]:
    """The pages that a search may lead to: drafts never, nor what search engines are asked to leave out."""
    for entry in model.entries:
        if entry.listed and not (entry.get("noindex") or entry.kind.has(ERROR) or entry.kind.has(SEARCH)):
            yield entry


def _document(entry: Entry, html: str) -> str:
    language, main = _LANGUAGE.search(html), _MAIN.search(html)
    words = ", ".join([entry.name, *entry.get(WORDS, ())])
    return (
        f'<!DOCTYPE html><html lang="{language[1] if language else "en"}"><head>'
        f'<meta data-pagefind-meta="title[content]" content="{escape(entry.title)}">'
        f'<meta data-pagefind-meta="words[content]" content="{escape(words)}">'
        f"</head><body data-pagefind-body>{main[0] if main else ''}</body></html>"
    )
