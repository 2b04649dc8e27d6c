"""The page itself: MedicalWebPage where it makes statements about health, else the kind of WebPage it is."""

from __future__ import annotations

from ...content_model.entry import Entry
from ...content_model.schema.traits import ABOUT_CLINIC, ARTICLE, HEALTH, HOME, PERSON
from ..feeds import fed
from ..site import GraphSite, Node
from .article import article_id
from .breadcrumb import breadcrumb_id


def page_type(entry: Entry) -> str:
    """The type of a page's node."""
    if entry.has(HEALTH):
        return "MedicalWebPage"
    return entry.kind.page_type or str(entry.get("page_type", "WebPage"))


def page(entry: Entry, site: GraphSite) -> Node:
    """The page's node; its id is the page's address."""
    type_ = page_type(entry)
    address = site.ask.canonical(entry)
    return {
        "@type": type_,
        "@id": address,
        "url": address,
        "name": entry.title,
        "description": entry.description,
        "inLanguage": site.language_of(entry),
        "isPartOf": {"@id": site.website_id},
        "breadcrumb": {"@id": breadcrumb_id(entry, site)} if len(site.ask.trail(entry.source)) > 1 else None,
        **_subject(entry, site, type_),
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"} if entry.has(HEALTH) else None,
        "translationOfWork": _original(entry, site),
        **_shown(fed(entry.kind.fields, entry.fields, type_, site), entry),
    }


def _shown(found: Node, entry: Entry) -> Node:
    """Of what the fields give, what the page shows: no dates on the home page, and a review only as a whole."""
    hidden = {"datePublished", "dateModified"} if entry.kind.has(HOME) else set()
    if not {"reviewedBy", "lastReviewed"} <= found.keys():
        hidden |= {"reviewedBy", "lastReviewed"}
    return {name: value for name, value in found.items() if name not in hidden}


def _subject(entry: Entry, site: GraphSite, type_: str) -> Node:
    """What the page is about: a person, an article, the therapy of its section, or the clinic."""
    if entry.kind.has(PERSON):
        return {"mainEntity": {"@id": site.person_id(entry)}}
    hub = site.therapy_hub(entry)
    about = {"@id": site.therapy_id(hub)} if hub else None
    if entry.kind.has(ARTICLE):
        return {"mainEntity": {"@id": article_id(entry, site)}, "about": about}
    if hub:
        return {"mainEntity" if hub.source == entry.source else "about": about}
    if entry.kind.has(ABOUT_CLINIC) or type_ == "AboutPage":
        return {"about": {"@id": site.clinic_id}}
    return {}


def _original(entry: Entry, site: GraphSite) -> Node | None:
    original = site.page_of(entry.get("translation_of", ""))
    return {"@id": original.canonical} if original and original.source != entry.source else None
