"""Which nodes a page asks for: those of the whole site, its own, and what other plugins contribute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ..content_model.entry import Card, Entry
from ..content_model.questions import Questions
from ..content_model.schema.traits import ARTICLE, HOME, PERSON
from .nodes.article import article
from .nodes.breadcrumb import breadcrumb
from .nodes.citation import citation
from .nodes.clinic import clinic, locations
from .nodes.image import image, logo
from .nodes.page import page
from .nodes.person import person
from .nodes.therapy import therapy
from .nodes.website import website
from .site import GraphSite, Node
from .tidy import tidied

# Makes a node that several pages have once for all of them: its id, how it is made, and who asks for it.
Share = Callable[[str, Callable[[GraphSite], Node | None], Questions], Mapping[str, Any]]


def page_nodes(entry: Entry, site: GraphSite, share: Share) -> list[Mapping[str, Any]]:
    """Every node that the page asks for, and after them the ones that other plugins contribute."""
    ask = site.ask
    nodes = [
        share(site.website_id, website, ask),
        share(site.clinic_id, clinic, ask),
        share(site.logo_id, logo, ask),
    ]
    nodes += [tidied(node) for node in locations(site)]
    own = tidied(page(entry, site))
    nodes += [own, tidied(breadcrumb(entry, site) or {})]
    if entry.kind.has(ARTICLE):
        nodes.append(tidied(article(entry, own, site)))
    for hub in _therapies(entry, site):
        nodes.append(share(site.therapy_id(hub), partial(_therapy, hub.source), ask))
    nodes += _people(entry, site, share)
    picture = ask.image(entry.get("picture", ""))
    if picture and not picture.decorative:
        nodes.append(share(site.image_id(picture), partial(image, picture), ask))
    for key in entry.get("sources", ()):
        source = ask.source(key)
        if source:
            nodes.append(share(site.source_id(key), partial(citation, source), ask))
    for maker in site.contributions.nodes:
        nodes += [tidied(node) for node in maker.make(entry, ask)]
    return [node for node in nodes if node]


def _therapy(source: str, site: GraphSite) -> Node | None:
    hub = site.ask.page(source)
    return therapy(hub, site) if hub is not None else None


def _therapies(entry: Entry, site: GraphSite) -> tuple[Card, ...]:
    """The therapies a page tells of: its section's; on the home page, all that the clinic offers."""
    if entry.kind.has(HOME):
        return site.therapy_hubs()
    hub = site.therapy_hub(entry)
    return (hub,) if hub else ()


def _people(entry: Entry, site: GraphSite, share: Share) -> list[Mapping[str, Any]]:
    """The people that a page names, and their pictures."""
    found = [site.person(entry.get("author")), site.person(entry.get("reviewer"))]
    people = {p.source: p for p in (*found, entry if entry.kind.has(PERSON) else None) if p}
    nodes: list[Mapping[str, Any]] = []
    for who in people.values():
        nodes.append(share(site.person_id(who), partial(person, who), site.ask))
        face = site.ask.image(who.get("picture", ""))
        if face and not face.decorative and who is not entry:
            nodes.append(share(site.image_id(face), partial(image, face), site.ask))
    return nodes
