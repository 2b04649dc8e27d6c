"""What a page's template shows beside the text, finished: links, dates in words, sources, the review line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from .markdown.convert import Heading
from .model import ContentModel, Entry, Image, Source

# From four sections on, a list of contents saves more scrolling than it costs.
_SECTIONS_FOR_CONTENTS = 4
_ACTION = re.compile(r"^ *//+ *action *$", re.MULTILINE)
_JOURNEY_KINDS = ("therapy", "technique", "style")


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words. `current` is true for the page that is being shown, or one above it."""

    name: str
    url: str
    current: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Who has reviewed the page and when, dates in words ("March 31, 2026")."""

    reviewer: str
    reviewer_url: str
    reviewed_on: str
    next_review: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a template needs to know of one page beside its entry and its text."""

    trail: tuple[Link, ...]
    contents: tuple[Link, ...]
    children: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    related: tuple[Link, ...]
    main_menu: tuple[Link, ...]
    footer_menu: tuple[Link, ...]
    sources: tuple[Source, ...]
    review: Review | None
    picture: Image | None
    author: Link | None
    draft: bool
    invites: bool  # whether the text itself ends with a call to action, so that the page need not add one
    published_on: str
    modified_on: str


def make_view(entry: Entry, model: ContentModel, headings: tuple[Heading, ...]) -> View:
    """The view of one page: a pure function of the entry, the model and the headings of its text."""
    trail = model.trail(entry)
    previous, following = _neighbors(entry, model)
    picture = model.images.get(entry.get("picture", ""))
    return View(
        trail=tuple(_link(e, model, e is entry) for e in trail) if len(trail) > 1 else (),
        contents=_contents(entry, headings),
        children=tuple(
            _link(e, model) for e in model.children(entry) if e.kind.name not in ("legal", "error", "crisis")
        ),
        previous=previous,
        next=following,
        related=tuple(_link(e, model) for e in _related(entry, model)),
        main_menu=_menu("main", trail, model),
        footer_menu=_menu("footer", trail, model),
        sources=tuple(model.sources[key] for key in entry.get("sources", ()) if key in model.sources),
        review=_review(entry, model),
        picture=picture,
        author=_person_link(entry.get("author", ""), model),
        draft=not entry.listed,
        invites=entry.kind.name == "crisis" or bool(_ACTION.search(entry.body)),
        published_on=in_words(entry.get("date")),
        modified_on=in_words(entry.get("modified")),
    )


def in_words(day: dt.date | None) -> str:
    """A day as readers in the United States write it, "March 31, 2026"; nothing for None."""
    return f"{day:%B} {day.day}, {day.year}" if day else ""


def _link(entry: Entry, model: ContentModel, current: bool = False) -> Link:
    words = entry.get("summary") or entry.get("intro") or entry.description
    return Link(entry.name, model.href(entry), current, words)


def _contents(entry: Entry, headings: tuple[Heading, ...]) -> tuple[Link, ...]:
    sections = tuple(Link(h.text, f"#{h.id}") for h in headings if h.level == 2)
    wanted = entry.fields.get("contents_list")
    if wanted is None:
        wanted = len(sections) >= _SECTIONS_FOR_CONTENTS
    return sections if wanted else ()


def _neighbors(entry: Entry, model: ContentModel) -> tuple[Link | None, Link | None]:
    """The steps before and after this one among the pages of the same section."""
    parent = model.parent(entry)
    if entry.kind.name not in _JOURNEY_KINDS or parent is None:
        return None, None
    steps = [e for e in model.children(parent) if e.kind.name in _JOURNEY_KINDS]
    at = next((i for i, e in enumerate(steps) if e is entry), None)
    if at is None:
        return None, None
    before = _link(steps[at - 1], model) if at > 0 else None
    after = _link(steps[at + 1], model) if at + 1 < len(steps) else None
    return before, after


def _related(entry: Entry, model: ContentModel) -> tuple[Entry, ...]:
    named = (model.by_source.get(f"content/{name}") for name in entry.get("related", ()))
    return tuple(e for e in named if e is not None and e.listed)


def _menu(place: str, trail: tuple[Entry, ...], model: ContentModel) -> tuple[Link, ...]:
    here = {e.source for e in trail if e.url != "/" or e is trail[-1]}
    return tuple(_link(e, model, e.source in here) for e in model.in_menu(place))


def _person_link(name: str, model: ContentModel) -> Link | None:
    person = model.person(name) if name else None
    return Link(person.title, model.href(person)) if person is not None else None


def _review(entry: Entry, model: ContentModel) -> Review | None:
    """The review line; None until both a reviewer and the day of the review are known."""
    person = model.person(entry.get("reviewer", ""))
    reviewed = entry.get("last_reviewed")
    if person is None or reviewed is None:
        return None
    return Review(person.title, model.href(person), in_words(reviewed), in_words(entry.get("next_review")))
