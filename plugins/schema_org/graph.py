"""The graphs of a site: one `@graph` a page, and what pages know of each other's nodes.

A node that lacks something it needs is left out, and so is every reference to it. What is left hangs
together: each node of a page is joined to the page's own node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..content_model.entry import Entry
from ..content_model.model import ContentModel
from ..content_model.questions import Questions
from ..content_model.schema.traits import NO_GRAPH
from ..recorded_reads import Question, Recorder
from .join import Nodes, connected, joined, publishable
from .page_nodes import page_nodes
from .required import types_of
from .site import GraphSite, Node
from .tidy import tidied
from .vocabulary import CONTEXT
from .walk import Memory

NODE_TYPES = "node types"  # the question by which a page learns of the nodes of others


@dataclass(frozen=True, slots=True)
class _Made:
    """Nodes, what was asked of the content model to make them, and the page that they are of (None for shared ones)."""

    nodes: Nodes
    recorder: Recorder
    entry: Entry | None = None


def has_graph(entry: Entry) -> bool:
    """Whether a page gets a graph: every page but the one for addresses that lead nowhere."""
    return not entry.kind.has(NO_GRAPH)


@dataclass
class Graphs:
    """The graphs of a site, each made when it is asked for.

    `site_of` says what the nodes of a page see, given what records their questions. A node that several pages have is
    made once, and the same object stands in each page's graph. `saved` are the graphs of the site without an unsaved draft:
    what they have is taken over where asking again gives the same answers.
    """

    model: ContentModel
    site_of: Callable[[Questions], GraphSite]
    saved: Graphs | None = None
    memory: Memory = field(default_factory=Memory)
    _made: dict[str, _Made] = field(default_factory=dict)  # by the page's source, or by the shared node's id
    _settled: dict[str, Nodes] = field(default_factory=dict)

    def nodes(self, entry: Entry, ask: Questions) -> Nodes:
        """The nodes of a page, complete and without a reference that leads nowhere; none for a page without a graph."""
        if not has_graph(entry):
            return ()
        made = self._nodes_of(entry)
        ask.take_over(made.recorder)
        own = _ids(made.nodes)
        for id_ in dict.fromkeys(id_ for node in made.nodes for id_ in self.memory.references(node)):
            if id_ not in own:
                ask.ask(NODE_TYPES, id_)  # whether the reference stays
        return connected(self._settled_nodes(entry), ask.canonical(entry), self.memory)

    def all(self) -> dict[str, Nodes]:
        """The nodes of each page, by source file."""
        return {e.source: self.nodes(e, Questions(self)) for e in self.model.entries if has_graph(e)}

    def of(self, model: ContentModel) -> Graphs:
        """The graphs of the site with an unsaved draft, which take over from these what stays the same."""
        return Graphs(model, self.site_of, self.saved or self)

    def answer(self, question: Question) -> Any:
        """Answers what the content model answers, and which types the node of an id has (None for no such node)."""
        return self._types(question[1]) if question[0] == NODE_TYPES else self.model.answer(question)

    # -- what is on a page, whatever other pages have ----------------------------------------------

    def _nodes_of(self, entry: Entry) -> _Made:
        """The complete nodes that a page asks for."""
        return self._taken_over(entry.source, entry) or self._make(entry)

    def _make(self, entry: Entry) -> _Made:
        recorder = Recorder()
        site = self.site_of(Questions(self.model, recorder))
        nodes = joined(page_nodes(entry, site, self._share))
        made = self._made[entry.source] = _Made(tuple(node for node in nodes if publishable(node)), recorder, entry)
        return made

    def _share(self, id_: str, make: Callable[[GraphSite], Node | None], ask: Questions) -> Mapping[str, Any]:
        """A node that several pages have, made once."""
        made = self._taken_over(id_)
        if made is None:
            recorder = Recorder()
            node = tidied(make(self.site_of(Questions(self.model, recorder))) or {})
            made = self._made[id_] = _Made((node,), recorder)
        ask.take_over(made.recorder)
        return made.nodes[0]

    def _taken_over(self, key: str, entry: Entry | None = None) -> _Made | None:
        """What was made already, or was made from the site's earlier state and would be made the same from this one."""
        made = self._made.get(key)
        if made is None and self.saved is not None:
            if entry is not None and self.saved.model.by_source.get(key) is entry:
                self.saved._nodes_of(entry)
            made = self.saved._made.get(key)
            if made is None or made.entry is not entry or not made.recorder.holds(self.model.answer):
                return None
            self._made[key] = made
        return made

    # -- references between pages ------------------------------------------------------------------

    def _settled_nodes(self, entry: Entry) -> Nodes:
        """A page's nodes without references to nodes that are nowhere; one that thereby lacks something is gone.

        What is settled together is the page and those that its references lead to, and theirs.
        """
        if entry.source not in self._settled:
            nodes = self._reached(entry)
            while (pruned := {source: self._pruned(found, nodes) for source, found in nodes.items()}) != nodes:
                nodes = pruned
            self._settled |= nodes
        return self._settled[entry.source]

    def _reached(self, entry: Entry) -> dict[str, Nodes]:
        """The complete nodes of the page and of every page that has to be settled with it, by source."""
        reached: dict[str, Nodes] = {}
        waiting = [entry]
        while waiting:
            page = waiting.pop()
            if page.source in reached or page.source in self._settled:
                continue
            nodes = reached[page.source] = self._nodes_of(page).nodes
            own = _ids(nodes)
            for id_ in (id_ for node in nodes for id_ in self.memory.references(node)):
                if id_ not in own:
                    waiting += self._pages_of(id_)
        return reached

    def _pruned(self, nodes: Nodes, others: Mapping[str, Nodes]) -> Nodes:
        own = _ids(nodes)

        def known(id_: str) -> bool:
            return id_ in own or self._find(id_, others) is not None

        kept: list[Mapping[str, Any]] = []
        for node in nodes:
            if all(known(id_) for id_ in self.memory.references(node)):
                kept.append(node)
            elif publishable(less := tidied(node, known)):
                kept.append(less)
        return tuple(kept)

    def _types(self, id_: str) -> tuple[str, ...] | None:
        found = self._find(id_, {entry.source: self._settled_nodes(entry) for entry in self._pages_of(id_)})
        return None if found is None else types_of(found)

    def _find(self, id_: str, among: Mapping[str, Nodes]) -> Mapping[str, Any] | None:
        """The node of an id on one of the pages that are out."""
        for entry in self._pages_of(id_):
            for node in among.get(entry.source) or self._settled.get(entry.source, ()):
                if node.get("@id") == id_:
                    return node
        return None

    def _pages_of(self, id_: str) -> Sequence[Entry]:
        """The pages that may have the node of an id: the one at its address; for one of the whole site, any that is out."""
        address, _, fragment = id_.partition("#")
        url = address[len(self.model.site_url) :] if address.startswith(self.model.site_url) else ""
        entry = self.model.by_url.get(url)
        if entry is not None and (url != "/" or not fragment or id_ in _ids(self._nodes_of(entry).nodes)):
            return (entry,) if entry.listed and has_graph(entry) else ()
        return self._listed

    @cached_property
    def _listed(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.model.entries if entry.listed and has_graph(entry))


def _ids(nodes: Nodes) -> frozenset[str]:
    return frozenset(str(node.get("@id")) for node in nodes)


def as_json_ld(nodes: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A page's nodes as the JSON-LD document that its script holds."""
    return {"@context": CONTEXT, "@graph": list(nodes)}
