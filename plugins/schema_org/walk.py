"""A page's graph laid open for the checks: every node in it, and what each id stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .required import types_of
from .tidy import is_reference, references


@dataclass(slots=True)
class Memory:
    """What is remembered from page to page. Many nodes, the clinic's first, are one object on all pages.

    A node is known by its `id()`; the node is kept too, so that no other can get the same one.
    """

    _checked: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    _links: dict[int, tuple[Mapping[str, Any], tuple[str, ...]]] = field(default_factory=dict)

    def references(self, node: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids that a top-level node points at."""
        found = self._links.get(id(node))
        if found is None:
            found = self._links[id(node)] = (node, tuple(references(node)))
        return found[1]

    def is_checked(self, node: Mapping[str, Any]) -> bool:
        """Whether the node was checked on an earlier page."""
        return id(node) in self._checked

    def add_checked(self, nodes: Iterable[Mapping[str, Any]]) -> None:
        """Remembers nodes as checked."""
        self._checked.update((id(node), node) for node in nodes)


@dataclass(frozen=True, slots=True)
class Found:
    """A node, the id of the top-level node around it, the property it is the value of, and its types."""

    node: Mapping[str, Any]
    owner: str
    at: str = ""
    types: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call the node in a message: its type and, where it has one, its id."""
        type_ = self.types[0] if self.types else "node"
        id_ = self.node.get("@id") or self.owner
        return f"{type_} {id_}" if id_ else type_


@dataclass(frozen=True)
class PageGraph:
    """One page's graph. `elsewhere` has the types behind each id on the site's other pages.

    `canonical` is the page's absolute address and `site_url` the site's, both "" where they are not
    known; `is_to_come` says whether a day lies in the future. `memory` is shared by the pages of a site.
    """

    nodes: Sequence[Any]
    context: Any = "https://schema.org"
    canonical: str = ""
    site_url: str = ""
    is_to_come: Callable[[dt.date], bool] = lambda day: False
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def top(self) -> tuple[Mapping[str, Any], ...]:
        """The members of the graph that are nodes."""
        return tuple(node for node in self.nodes if isinstance(node, dict))

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """Every node of the graph, those inside others included; references are not among them.

        Nodes that were checked on an earlier page, the very same objects, are left out.
        """
        fresh = (node for node in self.top if not self.memory.is_checked(node))
        return tuple(found for node in fresh for found in _walk(node, str(node.get("@id", "")), ""))

    @cached_property
    def by_id(self) -> Mapping[str, Mapping[str, Any]]:
        """The page's nodes by id; of several with one id, the first."""
        inner = {f.node["@id"]: f.node for f in reversed(self.found) if isinstance(f.node.get("@id"), str)}
        return {**inner, **{n["@id"]: n for n in reversed(self.top) if isinstance(n.get("@id"), str)}}

    def references(self, node: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids that a top-level node points at."""
        return self.memory.references(node)

    def types_behind(self, id_: str) -> tuple[str, ...] | None:
        """The types of the node that an id stands for; None when there is none, on this page or another."""
        node = self.by_id.get(id_)
        return types_of(node) if node is not None else self.elsewhere.get(id_)

    def resolve(self, value: Any) -> Any:
        """The node that a reference points at on this page, or the value as it is."""
        return self.by_id.get(str(value["@id"]), value) if is_reference(value) else value


def _walk(node: Mapping[str, Any], owner: str, at: str) -> Iterator[Found]:
    yield Found(node, owner, at, types_of(node))
    for name, value in node.items():
        if isinstance(value, str):
            continue
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, dict) and not (len(item) == 1 and "@id" in item):
                yield from _walk(item, str(item.get("@id") or owner), name)


def with_id(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A node and the nodes in it, those that have an id."""
    if isinstance(node.get("@id"), str):
        yield node
    for value in node.values():
        if not isinstance(value, str):
            for item in value if isinstance(value, list) else (value,):
                if isinstance(item, dict) and len(item) > 1:
                    yield from with_id(item)


def values_of(node: Mapping[str, Any], name: str) -> list[Any]:
    """A property's values as a list: none, one or several."""
    value = node.get(name)
    return value if isinstance(value, list) else [] if value is None else [value]
