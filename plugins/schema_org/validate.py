"""Validates graphs: dicts in, problems out. Nothing here knows Pelican, templates or files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..content_model.questions import Questions
from .checks import dates, ids, needs, parse, policy, trail, words
from .graph import NODE_TYPES
from .problem import ERROR, Problem
from .required import types_of
from .vocabulary import CONTEXT
from .walk import Memory, PageGraph, with_id

CHECKS = (
    parse.check,
    words.check,
    ids.check,
    needs.check,
    policy.check_self_review,
    policy.check_retired,
    trail.check,
    dates.check,
)


def validate_page(page: PageGraph) -> list[Problem]:
    """Everything that is wrong with one page's graph, the visible page aside."""
    problems = [problem for check in CHECKS for problem in check(page)]
    page.memory.add_checked(page.top)
    return problems


def validate_site(
    graphs: Mapping[str, Mapping[str, Any]], site_url: str, today: dt.date = dt.date.max
) -> dict[str, list[Problem]]:
    """The problems of each page, by its address; `graphs` are JSON-LD documents by canonical address.

    A problem of a node that several pages share, the very same object, is reported on the first.
    """
    pages = page_graphs(graphs, site_url, today)
    problems = {url: validate_page(page) for url, page in pages.items()}
    for url, problem in ids.across(pages):
        problems[url].append(problem)
    return problems


def page_graphs(graphs: Mapping[str, Mapping[str, Any]], site_url: str, today: dt.date) -> dict[str, PageGraph]:
    """Each page's graph, able to see the ids of the others."""
    memory = Memory()
    nodes = {url: members(graph) for url, graph in graphs.items()}
    pages = {
        url: PageGraph(nodes[url], graph.get("@context"), url, site_url, today.__lt__, memory=memory)
        for url, graph in graphs.items()
    }
    known = known_ids(pages.values())
    return {url: replace(page, elsewhere=known) for url, page in pages.items()}


class _Elsewhere(Mapping[str, tuple[str, ...]]):
    """The types behind the ids of other pages, asked for one by one."""

    def __init__(self, ask: Questions) -> None:
        self._ask = ask

    def __getitem__(self, id_: str) -> tuple[str, ...]:
        found: tuple[str, ...] | None = self._ask.ask(NODE_TYPES, id_)
        if found is None:
            raise KeyError(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("the ids of other pages are asked for one by one")

    def __len__(self) -> int:
        raise TypeError("the ids of other pages are asked for one by one")


def page_graph(nodes: Sequence[Any], ask: Questions, canonical: str) -> PageGraph:
    """One page's graph, which asks for the nodes of other pages, and whether a day is still to come."""
    return PageGraph(nodes, CONTEXT, canonical, ask.site_url, ask.is_to_come, _Elsewhere(ask))


def known_ids(pages: Iterable[PageGraph]) -> dict[str, tuple[str, ...]]:
    """The types behind each id of several pages."""
    known: dict[str, tuple[str, ...]] = {}
    seen: dict[int, Mapping[str, Any]] = {}  # a node that many pages share is looked into once
    for page in pages:
        for node in page.top:
            if id(node) not in seen:
                seen[id(node)] = node
                for named in with_id(node):
                    known.setdefault(named["@id"], types_of(named))
    return known


def members(graph: Mapping[str, Any]) -> list[Any]:
    """The nodes of a JSON-LD document: those of its @graph, or the document itself."""
    found = graph.get("@graph")
    if isinstance(found, list):
        return found
    return [] if found is None and set(graph) <= {"@context"} else [{k: v for k, v in graph.items() if k != "@context"}]


def read(text: str) -> tuple[Mapping[str, Any] | None, list[Problem]]:
    """A script's text as a JSON-LD document; None and the problem where it is none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return None, [
            Problem(
                parse.RULE, ERROR, f"The JSON-LD cannot be read: {error}.", "Print it with `page.json_ld`, unchanged."
            )
        ]
    if not isinstance(data, dict):
        return None, [
            Problem(parse.RULE, ERROR, "The JSON-LD is not an object.", "Put the nodes into the list @graph.")
        ]
    return data, []
