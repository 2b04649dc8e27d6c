"""The therapy that a section is about: PsychologicalTreatment."""

from __future__ import annotations

from ...content_model.entry import Entry
from ..facts import real
from ..site import GraphSite, Node
from .clinic import specialties


def therapy(hub: Entry, site: GraphSite) -> Node:
    """The therapy's node, from its section's first page."""
    how = site.page_of(hub.get("how_performed", ""))
    return {
        "@type": "PsychologicalTreatment",
        "@id": site.therapy_id(hub),
        "name": hub.title,
        "description": hub.get("intro") or hub.description,
        "url": site.ask.canonical(hub),
        "howPerformed": how.summary if how else None,
        "relevantSpecialty": specialties(real(site.ask.facts)),
    }
