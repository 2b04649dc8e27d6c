"""What a page's template shows beside the text, finished: links, dates in words, sources, the review line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .entry import Card, Entry
from .markdown.convert import Heading
from .person_name import name_of
from .questions import Questions
from .schema.traits import ASIDE, CRISIS, SHORT, STEP
from .values import Image, Source
from .wording import in_words

# From four sections on, a list of contents saves more scrolling than it costs.
_SECTIONS_FOR_CONTENTS = 4
_WORDS_A_MINUTE = 220  # that an adult reads silently, looking things up now and then
_ACTION = re.compile(r"^ *//+ *action *$", re.MULTILINE)


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
class Band:
    """A part of the home page, as wide as the screen: a heading, and what of the rest there is.

    `points` are mappings with `title` and `text`; when `numbered`, they are steps.
    """

    title: str
    text: str
    points: tuple[Mapping[str, str], ...]
    numbered: bool
    links: tuple[Link, ...]
    picture: Image | None


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
    actions: tuple[Link, ...]
    bands: tuple[Band, ...]
    invites: bool  # whether the text itself ends with a call to action, so that the page need not add one
    published_on: str
    modified_on: str
    reading_minutes: int  # 0 where it would say nothing: on a short page, and on one that leads elsewhere


def make_view(entry: Entry, ask: Questions, headings: tuple[Heading, ...]) -> View:
    """The view of one page: a pure function of the entry, the headings of its text, and what it asks of the site."""
    trail = ask.trail(entry.source)
    previous, following = _neighbors(entry, ask)
    return View(
        trail=tuple(_link(page, page.source == entry.source) for page in trail) if len(trail) > 1 else (),
        contents=_contents(entry, headings),
        children=tuple(_link(page) for page in ask.children(entry.source) if not page.has(ASIDE)),
        previous=previous,
        next=following,
        related=tuple(link for link in _links(entry.get("related", ()), ask) if link not in (previous, following)),
        main_menu=_menu("main", trail, ask),
        footer_menu=_menu("footer", trail, ask),
        sources=tuple(found for key in entry.get("sources", ()) if (found := ask.source(key))),
        review=_review(entry, ask),
        picture=ask.image(entry.get("picture", "")),
        author=_person_link(entry, "author", ask),
        draft=not entry.listed,
        actions=_links(entry.get("actions", ()), ask),
        bands=tuple(_band(band, ask) for band in entry.get("bands", ())),
        invites=entry.kind.has(CRISIS) or bool(_ACTION.search(entry.body)),
        published_on=in_words(entry.get("date")),
        modified_on=in_words(entry.get("modified")) if entry.get("modified") != entry.get("date") else "",
        reading_minutes=_reading_minutes(entry),
    )


def _link(page: Card, current: bool = False) -> Link:
    return Link(page.name, page.href, current, page.summary)


def _links(sources: Iterable[str], ask: Questions) -> tuple[Link, ...]:
    """Links to the pages among those that are named, without those that visitors cannot get."""
    named = (ask.card(f"content/{name}") for name in sources)
    return tuple(_link(page) for page in named if page is not None and page.listed)


def _band(given: Mapping[str, Any], ask: Questions) -> Band:
    return Band(
        title=given["title"] or "",
        text=given["text"] or "",
        points=given["points"] or (),
        numbered=bool(given["numbered"]),
        links=_links(given["pages"] or (), ask),
        picture=ask.image(given["picture"] or ""),
    )


def _contents(entry: Entry, headings: tuple[Heading, ...]) -> tuple[Link, ...]:
    sections = tuple(Link(h.text, f"#{h.id}") for h in headings if h.level == 2)
    wanted = entry.fields.get("contents_list")
    if wanted is None:
        wanted = len(sections) >= _SECTIONS_FOR_CONTENTS
    return sections if wanted else ()


def _reading_minutes(entry: Entry) -> int:
    minutes = round(len(entry.body.split()) / _WORDS_A_MINUTE)
    return minutes if minutes > 1 and not entry.kind.has(SHORT) else 0


def _neighbors(entry: Entry, ask: Questions) -> tuple[Link | None, Link | None]:
    """The steps before and after this one among the pages of the same section."""
    parent = ask.parent(entry.source)
    if not entry.kind.has(STEP) or parent is None:
        return None, None
    steps = [page for page in ask.children(parent.source) if page.has(STEP)]
    at = next((i for i, page in enumerate(steps) if page.source == entry.source), None)
    if at is None:
        return None, None
    before = _link(steps[at - 1]) if at > 0 else None
    after = _link(steps[at + 1]) if at + 1 < len(steps) else None
    return before, after


def _menu(place: str, trail: tuple[Card, ...], ask: Questions) -> tuple[Link, ...]:
    """The links of a menu. One of them is current: the page itself, or else the one that stands nearest above it."""
    pages = ask.menu(place)
    names = {page.source for page in pages}
    above = [page.source for page in trail if page.source in names and (page.url != "/" or page is trail[-1])]
    return tuple(_link(page, page.source in above[-1:]) for page in pages)


def _person_link(entry: Entry, field: str, ask: Questions) -> Link | None:
    """The person that a field names; without an address where visitors cannot get the person's page."""
    person = ask.person(entry.get(field, ""))
    if person is None:
        return None
    return Link(name_of(person).full, ask.href(person) if person.listed or not entry.listed else "")


def _review(entry: Entry, ask: Questions) -> Review | None:
    """The review line; None until both a reviewer and the day of the review are known."""
    person = _person_link(entry, "reviewer", ask)
    reviewed = entry.get("last_reviewed")
    if person is None or reviewed is None:
        return None
    return Review(person.name, person.url, in_words(reviewed), in_words(entry.get("next_review")))
