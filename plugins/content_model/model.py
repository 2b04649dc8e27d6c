"""The content model: what staff wrote, read and checked, as frozen data that everything else reads.

A page is made by asking the model a few named questions (`questions.py`). `answer` is where they are answered, once each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ..recorded_reads import Question
from .answering import answering_data
from .banner import Banner, current_banner
from .entry import LAST, Card, Entry
from .holiday_hours import coming_holidays
from .locations import locations, phone_lines
from .opening_hours import Opening, openings
from .schema.fields import Field
from .tree import Tree, make_tree
from .values import Fact, Image, Source

FACTS_FILE = "content/data/clinic.yaml"
SOON = dt.timedelta(days=30)  # so long before a page goes offline, those that link to it are told


@dataclass(frozen=True)
class ContentModel:
    """The whole site as written. `entries` are in the order of the site's tree.

    `facts` is a tree of mappings whose leaves are Facts: `facts["phone"].value`, and
    `fact_fields` declares them. `now` is the moment that the build counts as the present, in the site's time zone: its
    date is today. `unread` are the files whose page could not be read;
    they have findings of their own, so that a link to one is not called broken as well. `files` are
    what is published as it is, relative to content/ ("images/form.pdf").
    """

    entries: tuple[Entry, ...]
    facts: Mapping[str, Any]
    sources: Mapping[str, Source]
    images: Mapping[str, Image]
    now: dt.datetime
    unread: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    questions: Mapping[str, Callable[[ContentModel], Any]] = field(default_factory=dict)  # that plugins have added
    fact_fields: tuple[Field, ...] = ()
    _answers: dict[Question, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def tree(self) -> Tree:
        """Who stands above, below and beside whom."""
        return make_tree(self.entries)

    @cached_property
    def by_source(self) -> Mapping[str, Entry]:
        """Entries by source file ("content/pages/contact.md")."""
        return {entry.source: entry for entry in self.entries}

    @cached_property
    def by_url(self) -> Mapping[str, Entry]:
        """Entries by address ("/contact/")."""
        return {entry.url: entry for entry in self.entries}

    @cached_property
    def images_by_url(self) -> Mapping[str, Image]:
        """Pictures by the address that a text names ("/images/listening.svg")."""
        return {f"/{image.file}": image for image in self.images.values()}

    @cached_property
    def served(self) -> Mapping[str, str]:
        """Where each file of content/ lies on the site, by the address that a text names: a photo may lie elsewhere."""
        as_they_are = {f"/{name}": f"/{name}" for name in self.files}
        return {**as_they_are, **{named: image.url for named, image in self.images_by_url.items()}}

    @cached_property
    def file_urls(self) -> frozenset[str]:
        """The addresses of the files of content/ on the site, pictures among them."""
        return frozenset(self.served.values())

    @cached_property
    def copied(self) -> tuple[str, ...]:
        """The files of content/ that are published byte for byte, relative to it: all but photos, which are made anew."""
        made = {image.file for image in self.images.values() if image.formats}
        return tuple(name for name in self.files if name not in made)

    @cached_property
    def site_url(self) -> str:
        """The site's own address, without a slash at the end: "https://www.lotusrecovery.example"."""
        return site_url_of(self.facts["website"])

    @cached_property
    def base_path(self) -> str:
        """The folder that the site stands in, "" at a domain's root, "/clinic" in a folder."""
        return base_path_of(self.site_url)

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

    def with_entry(self, entry: Entry) -> ContentModel:
        """The model with one page as it would be when saved: an unsaved draft of a page, or a new one.

        What does not depend on the page's text is shared with this model, so that it costs the same on a large site.
        """
        before = self.by_source.get(entry.source)
        if before is None or not self.tree.same_place(before, entry):
            others = (e for e in self.entries if e.source != entry.source)
            return replace(self, entries=in_tree_order((*others, entry)))
        model = replace(self, entries=tuple(entry if e is before else e for e in self.entries))
        # Where the pages stand has not changed: cached properties that say so are taken over.
        model.__dict__["tree"] = self.tree
        model.__dict__["by_source"] = {**self.by_source, entry.source: entry}
        model.__dict__["by_url"] = {**self.by_url, entry.url: entry}
        return model

    def answer(self, question: Question) -> Any:
        """The answer to a question by its name and arguments, made once. Raises KeyError for one that there is not."""
        if question not in self._answers:
            name, *arguments = question
            answer = _ANSWERS.get(name) or self.questions[name]
            self._answers[question] = answer(self, *arguments)
        return self._answers[question]

    def with_trait(self, trait: str) -> tuple[Entry, ...]:
        """The listed entries whose kind has a trait, in order."""
        return self._entries(self.tree.traits.get(trait, ()))

    def of_folder(self, folder: str) -> tuple[Entry, ...]:
        """The entries whose files lie right in a folder of content/, listed or not."""
        return tuple(e for e in self.entries if e.source.rpartition("/")[0] == f"content/{folder}")

    def in_menu(self, menu: str) -> tuple[Entry, ...]:
        """The listed entries of a menu ("main" or "footer"), in menu order."""
        return self._entries(self.tree.menus.get(menu, ()))

    def parent(self, entry: Entry) -> Entry | None:
        """The entry one step up the site's tree; None for the home page."""
        above = self.tree.parents.get(entry.source)
        return self.by_source[above] if above is not None else None

    def children(self, entry: Entry) -> tuple[Entry, ...]:
        """The listed entries one step below, in menu order."""
        return self._entries(self.tree.children.get(entry.source, ()))

    def trail(self, entry: Entry) -> tuple[Entry, ...]:
        """The breadcrumb: from the home page down to the entry itself. Drafts above it are no step: they go nowhere."""
        above: list[Entry] = []
        step: Entry | None = entry
        while step is not None:
            if step is entry or step.listed:
                above.append(step)
            step = self.parent(step)
        return tuple(reversed(above))

    def person(self, name: str) -> Entry | None:
        """The profile of a person, by the name of the file in content/people/."""
        return self.by_source.get(f"content/people/{name}.md")

    def card(self, entry: Entry) -> Card:
        """What a link to the entry says of it."""
        return Card(
            entry.source,
            entry.kind.name,
            entry.traits,
            entry.url,
            self.href(entry),
            self.canonical(entry),
            entry.title,
            entry.name,
            entry.get("summary") or entry.get("intro") or entry.description,
            entry.listed,
            self._ends(entry),
        )

    def _ends(self, entry: Entry) -> dt.date | None:
        moment = entry.get("unpublish_at")
        soon = moment is not None and self.now < moment <= self.now + SOON
        return moment.astimezone(self.now.tzinfo).date() if soon else None

    def _entries(self, sources: Iterable[str]) -> tuple[Entry, ...]:
        return tuple(self.by_source[source] for source in sources)

    def _cards(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        return tuple(self.answer(("card", entry.source)) for entry in entries)


def site_url_of(website: Fact) -> str:
    """The site's address from the clinic's fact, without a slash at the end."""
    return str(website.value or "").rstrip("/")


def base_path_of(site_url: str) -> str:
    """The folder that an address names behind its domain, "" for none."""
    return "/" + site_url.split("/", 3)[3] if site_url.count("/") > 2 else ""


def in_tree_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries from the home page down, and among neighbors in menu order."""
    return tuple(sorted(entries, key=lambda e: (e.url.count("/"), e.get("menu_order", LAST), e.url)))


def _card(model: ContentModel, source: str) -> Card | None:
    entry = model.by_source.get(source)
    return None if entry is None else model.card(entry)


def _card_at(model: ContentModel, url: str) -> Card | None:
    entry = model.by_url.get(url)
    return None if entry is None else model.answer(("card", entry.source))


def _page(model: ContentModel, source: str) -> Entry | None:
    entry = model.by_source.get(source)
    return None if entry is None else replace(entry, body="", body_line=1, places={})


def _children(model: ContentModel, source: str) -> tuple[Card, ...]:
    return model._cards(model.children(model.by_source[source]))


def _parent(model: ContentModel, source: str) -> Card | None:
    above = model.parent(model.by_source[source])
    return None if above is None else model.answer(("card", above.source))


def _sections_with(model: ContentModel, trait: str) -> tuple[Card, ...]:
    return tuple(model.answer(("card", source)) for source in model.tree.sections.get(trait, ()))


def _banner(model: ContentModel) -> Banner | None:
    def href(source: str) -> str:
        page = model.by_source.get(source)
        return model.href(page) if page is not None and page.listed else ""

    return current_banner(model.facts, model.now, href)


def _translations(model: ContentModel, source: str) -> tuple[Entry, ...]:
    group = model.tree.translations.get(source, ())
    return tuple(model.answer(("page", member)) for member in group)


# Every question that a page may ask: what it is named, and how the model answers it.
_ANSWERS: Mapping[str, Callable[..., Any]] = {
    "card": _card,
    "card at": _card_at,
    "page": _page,
    "children": _children,
    "parent": _parent,
    "trail": lambda model, source: model._cards(model.trail(model.by_source[source])),
    "menu": lambda model, name: model._cards(model.in_menu(name)),
    "trait": lambda model, trait: model._cards(model.with_trait(trait)),
    "sections with": _sections_with,
    "translations": _translations,
    "addresses": lambda model: tuple((entry.url, entry.source) for entry in model.entries),
    "unread": lambda model: model.unread,
    "is unread": lambda model, source: source.lower() in {name.lower() for name in model.unread},
    "fact": lambda model, name: model.facts.get(name),
    "fact names": lambda model: tuple(model.facts),
    "banner": _banner,
    "holiday hours": lambda model: coming_holidays(model.facts, model.now.date()),
    "locations": lambda model: locations(model.facts, model.now.date()),
    "phone lines": lambda model: phone_lines(model.facts.get("phones") or ()),
    "opening hours": lambda model: model.opening_hours,
    "answering": lambda model: answering_data(model.facts, model.now),
    "source": lambda model, key: model.sources.get(key),
    "image": lambda model, name: model.images.get(name),
    "image at": lambda model, url: model.images_by_url.get(url),
    "image names": lambda model: tuple(model.images),
    "file urls": lambda model: tuple(sorted(model.served)),
    "file at": lambda model, url: model.served.get(url, ""),
    "is to come": lambda model, day: dt.date.fromisoformat(day) > model.now.date(),
}
