"""An article of the resources: Article."""

from __future__ import annotations

from ...content_model.entry import Entry
from ..site import GraphSite, Node

_FROM_PAGE = ("author", "datePublished", "dateModified", "citation", "description", "inLanguage")


def article_id(entry: Entry, site: GraphSite) -> str:
    """The id of the article on a page."""
    return f"{site.ask.canonical(entry)}#article"


def article(entry: Entry, page: Node, site: GraphSite) -> Node:
    """The article's node. What it shares with the page around it is taken from the page's node."""
    address = site.ask.canonical(entry)
    return {
        "@type": "Article",
        "@id": article_id(entry, site),
        "headline": entry.title,
        "mainEntityOfPage": {"@id": address},
        "url": address,
        "image": page.get("primaryImageOfPage"),
        "publisher": {"@id": site.clinic_id},
        **{name: page[name] for name in _FROM_PAGE if name in page},
    }
