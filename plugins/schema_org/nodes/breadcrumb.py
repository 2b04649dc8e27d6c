"""The way from the home page down to the page: BreadcrumbList."""

from __future__ import annotations

from ...content_model.entry import Entry
from ..site import GraphSite, Node


def breadcrumb_id(entry: Entry, site: GraphSite) -> str:
    """The id of a page's breadcrumb."""
    return f"{site.ask.canonical(entry)}#breadcrumb"


def breadcrumb(entry: Entry, site: GraphSite) -> Node | None:
    """The trail that visitors see, as a BreadcrumbList; None on the home page, which has none."""
    trail = site.ask.trail(entry.source)
    if len(trail) < 2:
        return None
    return {
        "@type": "BreadcrumbList",
        "@id": breadcrumb_id(entry, site),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": step.name,
                "item": None if step.source == entry.source else {"@id": step.canonical},
            }
            for position, step in enumerate(trail, 1)
        ],
    }
