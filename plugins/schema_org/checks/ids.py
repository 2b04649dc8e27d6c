"""Ids that lead somewhere, belong to this site, and stand for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .. import vocabulary
from ..problem import ERROR, Problem
from ..required import types_of
from ..tidy import references
from ..walk import Found, PageGraph

RULE = "jsonld-graph"


def check(page: PageGraph) -> Iterator[Problem]:
    """References, ids and the page's own address, on one page."""
    yield from _identities(page)
    yield from _dangling(page)
    yield from _own_page(page)
    yield from _loose(page)


def _identities(page: PageGraph) -> Iterator[Problem]:
    for found in page.found:
        id_ = found.node.get("@id")
        if id_ is None:
            if not found.at:
                yield _problem(
                    found,
                    f"A node has no @id: {found.name}.",
                    "Give it one that starts with the page's address and a #.",
                )
        elif not isinstance(id_, str):
            yield _problem(found, f"The @id of {found.name} is {id_!r}.", "Write an address.")
        else:
            if page.site_url and not _below(id_, page.site_url):
                yield _problem(
                    found, f"The @id {id_} does not stand below the site's address.", f"Start it with {page.site_url}/."
                )
            first = page.by_id[id_]
            for name in conflicts(first, found.node):
                yield _problem(
                    found, f"Two nodes are called {id_} and differ in `{name}`.", _choose(first, found.node, name), name
                )


def _dangling(page: PageGraph) -> Iterator[Problem]:
    members = vocabulary.members_any()
    for node in page.top:
        lost = {id_ for id_ in page.references(node) if page.types_behind(id_) is None and id_ not in members}
        if not lost:
            continue
        found = Found(node, str(node.get("@id", "")), types=types_of(node))
        for name, value in node.items():
            for id_ in references(value):
                if id_ in lost:
                    yield _problem(
                        found,
                        f"`{name}` of {found.name} points at {id_}, and there is no such node.",
                        "Add the node, or leave the reference out.",
                        name,
                    )


def _own_page(page: PageGraph) -> Iterator[Problem]:
    if not page.canonical:
        return
    own = [n for n in page.top if "WebPage" in vocabulary.ancestry_of(types_of(n))]
    if not own:
        yield Problem(
            RULE, ERROR, "The graph has no WebPage for the page itself.", f"Add one with the @id {page.canonical}."
        )
    for node in own:
        found = Found(node, str(node.get("@id", "")), types=types_of(node))
        for name in ("@id", "url"):
            if node.get(name) != page.canonical:
                yield _problem(
                    found,
                    f"The `{name}` of the page's {found.types[0]} is {node.get(name)}, and the canonical address is {page.canonical}.",
                    f"Write {page.canonical}.",
                    name,
                )


def _loose(page: PageGraph) -> Iterator[Problem]:
    """Nodes that no path of references joins to the page's own, or to the first: a graph in pieces."""
    named = {node["@id"]: node for node in page.top if isinstance(node.get("@id"), str)}
    links = {id_: page.references(node) for id_, node in named.items()}
    start = page.canonical if page.canonical in named else next(iter(named), "")
    for id_ in loose_ids(links, start):
        found = Found(named[id_], id_, types=types_of(named[id_]))
        yield _problem(
            found,
            f"{found.name} hangs by nothing: no reference joins it to the page.",
            "Point at it from the page's node, or leave it out.",
        )


def loose_ids(links: Mapping[str, Iterable[str]], start: str) -> list[str]:
    """The ids that no path joins to `start`; `links` has what each node points at, and paths go both ways."""
    joined: dict[str, list[str]] = {id_: [] for id_ in links}
    for id_, others in links.items():
        for other in others:
            if other in joined:
                joined[id_].append(other)
                joined[other].append(id_)
    reached, waiting = {start}, [start]
    while waiting:
        for other in joined.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return [id_ for id_ in links if id_ not in reached]


def conflicts(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """The properties that both nodes have and state differently."""
    if first is second:
        return []
    differing = [name for name, value in second.items() if name in first and first[name] != value]
    if "@type" in differing and narrower(types_of(first), types_of(second)):
        differing.remove("@type")
    return differing


def narrower(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Of two sets of types, the one that says more (MedicalWebPage beside WebPage); none when they contradict."""
    if vocabulary.ancestry_of(second) <= vocabulary.ancestry_of(first):
        return first
    return second if vocabulary.ancestry_of(first) <= vocabulary.ancestry_of(second) else ()


def across(pages: Mapping[str, PageGraph]) -> Iterator[tuple[str, Problem]]:
    """Ids that stand for different things on different pages: the second page's address, and the problem."""
    seen: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for url, page in pages.items():
        for id_, node in page.by_id.items():
            if id_ not in seen:
                seen[id_] = (url, node)
                continue
            first, other = seen[id_]
            for name in conflicts(other, node):
                type_ = str(node.get("@type", ""))
                message = f"{id_} differs in `{name}` between {first} and {url}."
                yield url, Problem(RULE, ERROR, message, _choose(other, node, name), id_, type_, name)


def _choose(first: Mapping[str, Any], second: Mapping[str, Any], name: str) -> str:
    return f"State it once: {_short(first[name])} or {_short(second[name])}."


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _below(id_: str, site_url: str) -> bool:
    return id_ == site_url or id_.startswith((f"{site_url}/", f"{site_url}#"))


def _problem(found: Found, message: str, fix: str, name: str = "") -> Problem:
    return Problem(RULE, ERROR, message, fix, found.owner, found.types[0] if found.types else "", name)
