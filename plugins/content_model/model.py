"""The content model: what staff wrote, read and checked, as frozen data that everything else reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..findings import Place
from .opening_hours import Opening, openings
from .schema.contributions import Contributions
from .schema.kinds import Kind

LAST = 9999  # the place in the menu of a page that names none


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about the clinic. A placeholder holds an invented stand-in until the clinic tells us.

    In clinic.yaml a placeholder is written `{placeholder: "805-555-0100", needed: "the main number"}`.
    A template prints a fact through the `fact` component, which marks a placeholder visibly.
    """

    value: Any
    is_placeholder: bool = False
    needed: str = ""
    line: int = 0

    def __str__(self) -> str:
        return str(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Source:
    """A reference that a page's statements rest on, from content/data/sources.yaml."""

    key: str
    authors: str
    year: int
    title: str
    published_in: str = ""
    doi: str = ""
    address: str = ""

    @property
    def link(self) -> str:
        """Where the source can be read: its DOI if it has one, else its address, else nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.address


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of content/images/, with the description that stands beside it in images.yaml.

    `reported` says that images.yaml has a mistake in it, which has been named already.
    """

    file: str  # "images/listening.svg", relative to content/
    url: str  # "/images/listening.svg"
    alt: str
    width: int
    height: int
    decorative: bool = False
    credit: str = ""
    reported: bool = False

    @property
    def name(self) -> str:
        """The picture's name as front matter gives it: "listening.svg"."""
        return self.file.removeprefix("images/")


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as its author wrote it: checked front matter, Markdown, and its place on the site.

    `source` is relative to the project ("content/pages/contact.md"). `fields` holds a value for
    each field of the kind (None where there is none). `places` says where each front-matter key
    stands. `listed` is false for a draft or for a page that is not due yet (or no longer).
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

    @property
    def name(self) -> str:
        """The page's short name, for menus and the breadcrumb."""
        return str(self.fields.get("menu_title") or self.title)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, or `default` where the page does not give one."""
        value = self.fields.get(name)
        return default if value is None else value


@dataclass(frozen=True)
class ContentModel:
    """The whole site as written. `entries` are in the order of the site's tree.

    `facts` is a tree of mappings whose leaves are Facts: `facts["phone"].value`. `now` is the
    moment that the build counts as the present. `unread` are the files whose page could not be read;
    they have findings of their own, so that a link to one is not called broken as well. `files` are
    what is published as it is, relative to content/ ("images/form.pdf").
    """

    entries: tuple[Entry, ...]
    facts: Mapping[str, Any]
    sources: Mapping[str, Source]
    images: Mapping[str, Image]
    contributions: Contributions
    now: dt.datetime
    unread: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()

    @cached_property
    def by_url(self) -> Mapping[str, Entry]:
        """Entries by address ("/contact/")."""
        return {entry.url: entry for entry in self.entries}

    @cached_property
    def by_source(self) -> Mapping[str, Entry]:
        """Entries by source file ("content/pages/contact.md")."""
        return {entry.source: entry for entry in self.entries}

    @cached_property
    def images_by_url(self) -> Mapping[str, Image]:
        """Pictures by address ("/images/listening.svg")."""
        return {image.url: image for image in self.images.values()}

    @cached_property
    def file_urls(self) -> frozenset[str]:
        """The addresses of what is published as it is, pictures among them."""
        return frozenset("/" + name for name in self.files) | self.images_by_url.keys()

    @cached_property
    def site_url(self) -> str:
        """The site's own address, without a slash at the end: "https://www.lotusrecovery.example"."""
        return str(self.facts["website"].value or "").rstrip("/")

    @cached_property
    def base_path(self) -> str:
        """The folder that the site stands in, "" at a domain's root, "/clinic" in a folder."""
        return "/" + self.site_url.split("/", 3)[3] if self.site_url.count("/") > 2 else ""

    def href(self, entry: Entry) -> str:
        """The entry's address as a link on the site's own pages, from the domain's root."""
        return self.base_path + entry.url

    @property
    def site_name(self) -> str:
        """The clinic's name."""
        return str(self.facts["name"].value or "")

    @cached_property
    def opening_hours(self) -> tuple[Opening, ...]:
        """The opening hours in words, for templates."""
        return openings(self.facts.get("hours") or ())

    def canonical(self, entry: Entry) -> str:
        """The page's absolute address."""
        return self.site_url + entry.url

    def of_kind(self, *kinds: str) -> tuple[Entry, ...]:
        """The listed entries of the named kinds, in order."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        return tuple(e for e in self.entries if e.listed and e.kind.name in kinds)

    def of_folder(self, folder: str) -> tuple[Entry, ...]:
        """The entries whose files lie right in a folder of content/, listed or not."""
        return tuple(e for e in self.entries if e.source.rpartition("/")[0] == f"content/{folder}")

    def in_menu(self, menu: str) -> tuple[Entry, ...]:
        """The listed entries of a menu ("main" or "footer"), in menu order."""
        return self._by_menu.get(menu, ())

    def parent(self, entry: Entry) -> Entry | None:
        """The entry one step up the site's tree; None for the home page."""
        path = entry.url.rstrip("/")
        while path:
            path = path.rpartition("/")[0]
            found = self.by_url.get(path + "/")
            if found is not None and found is not entry:
                return found
        return None

    def children(self, entry: Entry) -> tuple[Entry, ...]:
        """The listed entries one step below, in menu order."""
        return self._children.get(entry.source, ())

    def trail(self, entry: Entry) -> tuple[Entry, ...]:
        """The breadcrumb: from the home page down to the entry itself. Drafts above it are no step: they go nowhere."""
        above: list[Entry] = []
        step: Entry | None = entry
        while step is not None:
            if step is entry or step.listed:
                above.append(step)
            step = self.parent(step)
        return tuple(reversed(above))

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped((entry.kind.name, entry) for entry in self.entries if entry.listed)

    @cached_property
    def _by_menu(self) -> Mapping[str, tuple[Entry, ...]]:
        listed = sorted((e for e in self.entries if e.listed), key=lambda e: (e.get("menu_order", LAST), e.url))
        return _grouped((entry.get("menu", "none"), entry) for entry in listed)

    @cached_property
    def _children(self) -> Mapping[str, tuple[Entry, ...]]:
        pairs = ((self.parent(entry), entry) for entry in self.entries if entry.listed)
        return _grouped((parent.source, entry) for parent, entry in pairs if parent is not None)

    def person(self, name: str) -> Entry | None:
        """The profile of a person, by the name of the file in content/people/."""
        return self.by_source.get(f"content/people/{name}.md")


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = {}
    for name, entry in pairs:
        groups.setdefault(name, []).append(entry)
    return {name: tuple(entries) for name, entries in groups.items()}
