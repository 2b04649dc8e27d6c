"""Joins the nodes of a page into one graph: nodes of one id made one, and what hangs by nothing hung to the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .checks.ids import loose_ids, narrower
from .required import is_complete, types_of
from .walk import Memory

Nodes = tuple[Mapping[str, Any], ...]


def publishable(node: Mapping[str, Any]) -> bool:
    """Whether a node is complete. One without a type or an id stays, so that the validator can say so."""
    return not types_of(node) or is_complete(node)


def joined(nodes: list[Mapping[str, Any]]) -> Nodes:
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


def connected(nodes: Nodes, page_id: str, memory: Memory) -> Nodes:
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
