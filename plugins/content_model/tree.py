"""The site's tree: who stands above, below and beside whom, by source file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .entry import LAST, Entry
from .schema.traits import SECTION


@dataclass(frozen=True, slots=True)
class Tree:
    """Pages by their source files. Children, menus and traits hold the listed pages, in menu order or the site's.

    `sections` has, for each trait, the sections with a page of that trait somewhere below them. `translations` has, for
    each page that has translations, the page and all of them, the original first.
    """

    parents: Mapping[str, str]
    children: Mapping[str, tuple[str, ...]]
    menus: Mapping[str, tuple[str, ...]]
    traits: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, tuple[str, ...]]
    translations: Mapping[str, tuple[str, ...]]

    @staticmethod
    def same_place(one: Entry, other: Entry) -> bool:
        """Whether two states of a page stand at the same place, so that the tree of one is the tree of the other."""
        return _place(one) == _place(other)


def make_tree(entries: Iterable[Entry]) -> Tree:
    """The tree of a site's entries, which come in the site's order."""
    entries = tuple(entries)
    listed = [entry for entry in entries if entry.listed]
    by_url = {entry.url: entry for entry in entries}
    parents = {e.source: above.source for e in entries if (above := _above(e, by_url)) is not None}
    return Tree(
        parents,
        _grouped((parents[e.source], e) for e in listed if e.source in parents),
        _grouped((e.get("menu", "none"), e) for e in sorted(listed, key=lambda e: (e.get("menu_order", LAST), e.url))),
        _grouped((trait, e) for e in listed for trait in e.traits),
        _sections(listed, parents),
        _translations(listed),
    )


def _sections(listed: Iterable[Entry], parents: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    listed = tuple(listed)
    below: dict[str, set[str]] = {}  # the traits of the pages below each page, itself included
    for entry in listed:
        source: str | None = entry.source
        while source is not None:
            below.setdefault(source, set()).update(entry.traits)
            source = parents.get(source)
    sections = [entry for entry in listed if entry.kind.has(SECTION)]
    return _grouped((trait, section) for section in sections for trait in below[section.source])


def _translations(listed: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    listed = tuple(listed)
    sources, groups = {entry.source for entry in listed}, dict[str, list[str]]()
    for entry in listed:
        original = f"content/{entry.get('translation_of', '')}"
        if original in sources and original != entry.source:
            groups.setdefault(original, [original]).append(entry.source)
    return {source: tuple(group) for group in groups.values() for source in group}


def _place(entry: Entry) -> tuple[object, ...]:
    return (
        entry.url,
        entry.listed,
        entry.traits,
        entry.get("menu"),
        entry.get("menu_order"),
        entry.get("translation_of"),
    )


def _above(entry: Entry, by_url: Mapping[str, Entry]) -> Entry | None:
    path = entry.url.rstrip("/")
    while path:
        path = path.rpartition("/")[0]
        found = by_url.get(path + "/")
        if found is not None and found is not entry:
            return found
    return None


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for name, entry in pairs:
        groups.setdefault(name, []).append(entry.source)
    return {name: tuple(sources) for name, sources in groups.items()}
