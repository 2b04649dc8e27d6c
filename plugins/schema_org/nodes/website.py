"""The site as a whole: WebSite."""

from __future__ import annotations

from ..facts import real
from ..feeds import fed
from ..site import GraphSite, Node


def website(site: GraphSite) -> Node:
    """The WebSite node. It has no SearchAction: Google retired the search box that it was for."""
    return {
        "@type": "WebSite",
        "@id": site.website_id,
        # The address stands here even while it is a placeholder: every id of the graph starts with it.
        **fed(site.contributions.facts, {"website": site.home}, "WebSite", site),
        "name": real(site.ask.fact("name")),
        "inLanguage": site.language,
        "publisher": {"@id": site.clinic_id},
    }
