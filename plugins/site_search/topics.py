"""All pages by topic: what the search page lists, and what its results name as a page's place on the site."""

from __future__ import annotations

from dataclasses import dataclass

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.schema.traits import ASIDE, ERROR, HOME
from .fields import SEARCH


@dataclass(frozen=True, slots=True)
class Topic:
    """A page in the list, with the pages below it."""

    name: str
    href: str
    pages: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics:
    """All listed pages: sections with what is below them, single pages, and notices (policies, help in a crisis)."""

    sections: tuple[Topic, ...]
    pages: tuple[Topic, ...]
    notices: tuple[Topic, ...]


def topics(model: ContentModel) -> Topics:
    """The pages below the home page, in menu order; those that search engines are asked to leave out are no topic."""
    home = next(iter(model.with_trait(HOME)), None)
    top = [entry for entry in model.children(home) if _shown(entry)] if home is not None else []
    sections = [entry for entry in top if model.children(entry)]
    single = [entry for entry in top if not model.children(entry)]
    return Topics(
        tuple(_topic(model, entry) for entry in sections),
        tuple(_topic(model, entry) for entry in single if not entry.kind.has(ASIDE)),
        tuple(_topic(model, entry) for entry in single if entry.kind.has(ASIDE)),
    )


def _topic(model: ContentModel, entry: Entry) -> Topic:
    below = tuple(_topic(model, child) for child in model.children(entry) if _shown(child))
    return Topic(entry.name, model.href(entry), below)


def _shown(entry: Entry) -> bool:
    return not (entry.get("noindex") or entry.kind.has(ERROR) or entry.kind.has(SEARCH))
