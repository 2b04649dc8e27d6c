"""What a page rests on: ScholarlyArticle for a paper with a DOI, CreativeWork for anything else."""

from __future__ import annotations

import re

from ...content_model.values import Source
from ..site import GraphSite, Node

# A name as reference lists write it: "Ainsworth MDS", "van IJzendoorn MH".
_AUTHOR = re.compile(r"(?P<family>[^\W\d_][\w'’ -]*?) (?P<initials>[A-Z]{1,4})")

# "Attachment & Human Development 19(6), 534-558": a journal, its volume and issue, the pages.
_JOURNAL = re.compile(r"(?P<journal>\D+?) \d+(?:\(\d+\))?, (?P<pages>[\w-]+)")


def citation(source: Source, site: GraphSite) -> Node:
    """The node of a source that a page names in its list of sources."""
    authors = _authors(source.authors)
    return {
        "@type": "ScholarlyArticle" if source.doi else "CreativeWork",
        "@id": site.source_id(source.key),
        "name": source.title,
        "author": authors,
        # Names that cannot be told apart stay one text, as they are printed.
        "creditText": None if authors else source.authors,
        "datePublished": str(source.year) if source.year else None,
        **_place(source),
        "url": source.link if not source.doi else None,
        "identifier": f"https://doi.org/{source.doi}" if source.doi else None,
    }


def _place(source: Source) -> Node:
    """Where a paper stands, if that is a journal with a volume and pages. A book's publisher is not stated."""
    found = _JOURNAL.fullmatch(source.published_in) if source.doi else None
    if found is None:
        return {}
    return {"isPartOf": {"@type": "Periodical", "name": found["journal"]}, "pagination": found["pages"]}


def _authors(text: str) -> list[Node]:
    names = [name.strip() for name in text.split(",")]
    if not all(_AUTHOR.fullmatch(name) for name in names):
        return []
    return [{"@type": "Person", "name": name} for name in names]
