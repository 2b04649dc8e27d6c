"""The therapy that a section is about: PsychologicalTreatment, PhysicalTherapy or another kind of MedicalProcedure."""

from __future__ import annotations

from ...content_model.entry import Entry
from ..facts import real
from ..site import GraphSite, Node
from ..specialties import specialties


def therapy(hub: Entry, site: GraphSite) -> Node:
    """The therapy's node, from its section's first page."""
    how = site.page_of(hub.get("how_performed", ""))
    return {
        "@type": therapy_type(hub, site),
        "@id": site.therapy_id(hub),
        "name": hub.title,
        "description": hub.get("intro") or hub.description,
        "url": site.ask.canonical(hub),
        "howPerformed": how.summary if how else None,
        "relevantSpecialty": specialties(real(site.ask.fact("specialties")) or ()),
    }


def therapy_type(hub: Entry, site: GraphSite) -> str:
    """What the section's front matter says, else what the kind of the pages in it says."""
    kinds = site.contributions.kinds_by_name
    of_pages = (kinds[page.kind].therapy_type for page in site.ask.children(hub.source))
    return str(hub.get("therapy_type") or next(filter(None, of_pages), "MedicalTherapy"))
