"""Somebody who writes or reviews the pages: Person. Never Physician, which in schema.org is a business."""

from __future__ import annotations

from ...content_model.entry import Entry
from ...content_model.person_name import name_of
from .. import feeds
from ..site import GraphSite, Node


def person(profile: Entry, site: GraphSite) -> Node:
    """The person's node, from their profile."""
    name = name_of(profile)
    image = site.ask.image(profile.get("picture", ""))
    return {
        "@type": "Person",
        "@id": site.person_id(profile),
        "name": name.name,
        "honorificPrefix": name.title,
        "honorificSuffix": name.letters,
        "url": site.ask.canonical(profile),
        "image": {"@id": site.image_id(image)} if image and not image.decorative else None,
        "worksFor": {"@id": site.clinic_id},
        **feeds.fed(profile.kind.fields, profile.fields, "Person", site),
    }
