"""Puts the pages' graphs together: one `@graph` a page, its nodes joined by `@id`.

A node that lacks something it needs is left out, and so is every reference to it. What is left hangs
together: each node of a page is joined to the page's own node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..content_model.entry import Entry
from ..content_model.questions import Questions
from .checks.ids import loose_ids, narrower
from .nodes.article import article
from .nodes.breadcrumb import breadcrumb
from .nodes.citation import citation
from .nodes.clinic import clinic
from .nodes.image import image, logo
from .nodes.page import page
from .nodes.person import person
from .nodes.therapy import therapy
from .nodes.website import website
from .required import is_complete, types_of
from .site import GraphSite, Node
from .tidy import tidied
from .vocabulary import CONTEXT
from .walk import Memory

Nodes = tuple[Mapping[str, Any], ...]


@dataclass(slots=True)
class _Shared:
    """Nodes that several pages have, made once. The same object stands in each page's graph."""

    site: GraphSite
    made: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def get(self, id_: str, make: Callable[[], Node | None]) -> Mapping[str, Any]:
        if id_ not in self.made:
            self.made[id_] = tidied(make() or {})
        return self.made[id_]


def has_graph(entry: Entry) -> bool:
    """Whether a page gets a graph: every page but the one for addresses that lead nowhere."""
    return entry.kind.name != "error"


def build_graphs(site: GraphSite) -> dict[str, Nodes]:
    """The nodes of each page, by source file, complete and without a reference that leads nowhere."""
    shared = _Shared(site)
    entries = [entry for entry in site.model.entries if has_graph(entry)]
    graphs = {entry.source: _joined(_page_nodes(entry, shared)) for entry in entries}
    graphs = {source: tuple(n for n in nodes if _publishable(n)) for source, nodes in graphs.items()}
    listed = {entry.source for entry in entries if entry.listed}
    memory = Memory()
    while True:
        known = {str(node.get("@id")) for source in listed for node in graphs[source]}
        pruned = _pruned(graphs, known, memory)
        if pruned == graphs:
            break
        graphs = pruned
    return {e.source: _connected(graphs[e.source], site.model.canonical(e), memory) for e in entries}


def as_json_ld(nodes: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A page's nodes as the JSON-LD document that its script holds."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def _page_nodes(entry: Entry, shared: _Shared) -> list[Mapping[str, Any]]:
    """Every node that the page asks for, and after them the ones that other plugins contribute."""
    site = shared.site
    nodes = [
        shared.get(site.website_id, lambda: website(site)),
        shared.get(site.clinic_id, lambda: clinic(site)),
        shared.get(site.logo_id, lambda: logo(site)),
    ]
    own = tidied(page(entry, site))
    nodes += [own, tidied(breadcrumb(entry, site) or {})]
    if entry.kind.name == "article":
        nodes.append(tidied(article(entry, own, site)))
    for hub in _therapies(entry, site):
        nodes.append(shared.get(site.therapy_id(hub), lambda hub=hub: therapy(hub, site)))  # type: ignore[misc]
    nodes += _people(entry, shared)
    picture = site.model.images.get(entry.get("picture", ""))
    if picture and not picture.decorative:
        nodes.append(shared.get(site.image_id(picture), lambda: image(picture, site)))
    for key in entry.get("sources", ()):
        if key in site.model.sources:
            nodes.append(shared.get(site.source_id(key), lambda key=key: citation(site.model.sources[key], site)))  # type: ignore[misc]
    for maker in site.contributions.nodes:
        nodes += [tidied(node) for node in maker.make(entry, Questions(site.model))]
    return [node for node in nodes if node]


def _therapies(entry: Entry, site: GraphSite) -> tuple[Entry, ...]:
    """The therapies a page tells of: its section's; on the home page, all that the clinic offers."""
    if entry.kind.name == "home":
        return site.therapy_hubs
    hub = site.therapy_hub(entry)
    return (hub,) if hub else ()


def _people(entry: Entry, shared: _Shared) -> list[Mapping[str, Any]]:
    """The people that a page names, and their pictures."""
    site = shared.site
    found = [site.person(entry.get("author")), site.person(entry.get("reviewer"))]
    people = {p.source: p for p in (*found, entry if entry.kind.name == "profile" else None) if p}
    nodes: list[Mapping[str, Any]] = []
    for who in people.values():
        nodes.append(shared.get(site.person_id(who), lambda who=who: person(who, site)))  # type: ignore[misc]
        face = site.model.images.get(who.get("picture", ""))
        if face and not face.decorative and who is not entry:
            nodes.append(shared.get(site.image_id(face), lambda face=face: image(face, site)))  # type: ignore[misc]
    return nodes


def _publishable(node: Mapping[str, Any]) -> bool:
    """Whether a node is complete. One without a type or an id stays, so that the validator can say so."""
    return not types_of(node) or is_complete(node)


def _joined(nodes: list[Mapping[str, Any]]) -> Nodes:
    """Nodes of one id made one. Two that contradict each other both stay, for the validator to report."""
    found: dict[str, Mapping[str, Any]] = {}
    apart: list[Mapping[str, Any]] = []
    for node in nodes:
        id_ = node.get("@id")
        if not isinstance(id_, str):
            apart.append(node)
        elif id_ not in found:
            found[id_] = node
        elif found[id_] is not node:
            both = _merged(found[id_], node)
            if both is None:
                apart.append(node)
            else:
                found[id_] = both
    return (*found.values(), *apart)


def _merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Both nodes' properties; nodes and lists add up, and plain values must be the same (else None)."""
    both = dict(first)
    for name, value in second.items():
        if name not in both or both[name] == value:
            both[name] = value
        elif name == "@type" and (types := narrower(types_of(first), types_of(second))):
            both[name] = types[0] if len(types) == 1 else list(types)
        elif isinstance(value, (dict, list)) and isinstance(both[name], (dict, list)):
            before = both[name] if isinstance(both[name], list) else [both[name]]
            both[name] = before + [v for v in (value if isinstance(value, list) else [value]) if v not in before]
        else:
            return None
    return both


def _pruned(graphs: Mapping[str, Nodes], known: set[str], memory: Memory) -> dict[str, Nodes]:
    """The graphs without references to nodes that are nowhere; a node that thereby lacks something goes."""
    pruned: dict[str, Nodes] = {}
    for source, nodes in graphs.items():
        own = (
            {str(node.get("@id")) for node in nodes} | known if any(n.get("@id") not in known for n in nodes) else known
        )
        kept: list[Mapping[str, Any]] = []
        for node in nodes:
            if own.issuperset(memory.references(node)):
                kept.append(node)
            elif _publishable(less := tidied(node, own.__contains__)):
                kept.append(less)
        pruned[source] = tuple(kept)
    return pruned


def _connected(nodes: Nodes, page_id: str, memory: Memory) -> Nodes:
    """The nodes that are joined to the page's own. A whole that hangs by nothing is hung to `mentions`."""
    by_id = {str(node.get("@id")): node for node in nodes}
    links = {id_: memory.references(node) for id_, node in by_id.items()}
    loose = loose_ids(links, page_id)
    if not loose or page_id not in by_id:
        return nodes
    heads: list[str] = []
    while candidates := [id_ for id_ in loose if _worth_a_mention(by_id[id_])]:
        # What nothing points at comes first; in a ring, where each points at the next, whatever stands first.
        pointed_at = {other for id_ in loose for other in links[id_]}
        heads.append(next((id_ for id_ in candidates if id_ not in pointed_at), candidates[0]))
        links[page_id] = (*links[page_id], heads[-1])
        loose = loose_ids(links, page_id)
    mentions = {"mentions": [{"@id": id_} for id_ in heads]} if heads else {}
    return tuple(
        _merged(node, mentions) or node if node.get("@id") == page_id else node
        for node in nodes
        if node.get("@id") not in loose
    )


def _worth_a_mention(node: Mapping[str, Any]) -> bool:
    """Whether a node that hangs by nothing was put there on purpose: not a picture left over."""
    return "ImageObject" not in types_of(node) and "PsychologicalTreatment" not in types_of(node)
