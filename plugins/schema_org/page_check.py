"""What is wrong with the graphs of a site: a note of each page by itself, and the notes folded into one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from ..recorded_reads import fingerprint
from .checks import ids
from .problem import Problem
from .validate import validate_page
from .walk import PageGraph


class GraphNote(msgspec.Struct, frozen=True, array_like=True):
    """What is wrong with a page's graph by itself, and a digest of what it says of each id."""

    problems: tuple[Problem, ...] = ()
    digests: dict[str, bytes] = {}


class Digests:
    """The digests of nodes. Many nodes are one object on all pages, and have theirs made once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Mapping[str, Any], bytes]] = {}  # the node is kept, so that its id() stays its own

    def of(self, node: Mapping[str, Any]) -> bytes:
        """The digest of a node."""
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = (node, fingerprint(node))
        return found[1]


def note_of(page: PageGraph, digests: Digests) -> GraphNote:
    """The note of one page's graph."""
    problems = tuple(validate_page(page))
    return GraphNote(problems, {id_: digests.of(node) for id_, node in page.by_id.items()})


def problems_of_site(
    notes: Mapping[str, GraphNote], graph_of: Callable[[str], PageGraph]
) -> Iterator[tuple[str, Problem]]:
    """All that is wrong with the graphs, each with the canonical address of its page; `notes` stand by these.

    What is wrong with a node that several pages have is said of the first. `graph_of` is asked for the pages alone that
    say different things of one id.
    """
    told: set[tuple[bytes | None, Problem]] = set()
    for url, note in notes.items():
        for problem in note.problems:
            digest = note.digests.get(problem.node)
            if digest is None or (digest, problem) not in told:
                told.add((digest, problem))
                yield url, problem
    first: dict[str, bytes] = {}
    differing = {
        id_
        for note in notes.values()
        for id_, digest in note.digests.items()
        if first.setdefault(id_, digest) != digest
    }
    if differing:
        among = {url: graph_of(url) for url, note in notes.items() if differing & note.digests.keys()}
        yield from ids.across(among)
