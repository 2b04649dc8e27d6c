"""A page as its author wrote it, and what other pages may know of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..findings import Place
from .schema.kinds import Kind
from .schema.traits import HEALTH

LAST = 9999  # the place in the menu of a page that names none


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as its author wrote it: checked front matter, Markdown, and its place on the site.

    `source` is relative to the project ("content/pages/contact.md"). `fields` holds a value for
    each field of the kind (None where there is none). `places` says where each front-matter key
    stands. `listed` is false for a draft or for a page that is not due yet (or no longer).
    `words` stands for the words of a page whose reviewer has signed them (see sign_off.py), "" for any other page.
    """

    source: str
    kind: Kind
    url: str
    save_as: str
    title: str
    description: str
    fields: Mapping[str, Any]
    body: str
    body_line: int = 1
    places: Mapping[str, Place] = field(default_factory=dict)
    listed: bool = True
    words: str = ""

    @property
    def review_lapsed(self) -> bool:
        """Whether the words are others than those that the reviewer signed."""
        return bool(self.get("reviewed_words", self.words) != self.words)

    @property
    def traits(self) -> frozenset[str]:
        """The traits of the page's kind; whether it speaks of health, the page itself may say otherwise (`health`)."""
        speaks_of_health = self.get("health", self.kind.has(HEALTH))
        return self.kind.traits | {HEALTH} if speaks_of_health else self.kind.traits - {HEALTH}

    def has(self, trait: str) -> bool:
        """Whether the page has a trait."""
        return trait in self.traits

    @property
    def name(self) -> str:
        """The page's short name, for menus and the breadcrumb."""
        return str(self.fields.get("menu_title") or self.title)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, or `default` where the page does not give one."""
        value = self.fields.get(name)
        return default if value is None else value


@dataclass(frozen=True, slots=True)
class Card:
    """What a link to a page says of it: all that one page knows of another unless it asks for more.

    `url` starts at the site's root ("/contact/"), `href` at the domain's root, and `canonical` is absolute. `name` is
    the short name of menus, `summary` the sentence or two of a list of links. `ends` is the day on which the page goes
    offline, where that is soon.
    """

    source: str
    kind: str
    traits: frozenset[str]
    url: str
    href: str
    canonical: str
    title: str
    name: str
    summary: str
    listed: bool
    ends: dt.date | None = None

    def has(self, trait: str) -> bool:
        """Whether the page is of a kind that has a trait."""
        return trait in self.traits
