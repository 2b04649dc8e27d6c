"""The one way of a page, from what its author wrote to what visitors get and what is wrong with it.

    bytes -> Entry -> Converted -> View, head, graph -> HTML -> Document -> findings

Each step is a pure function of its arguments and of the answers to what it asks the content model (`Questions`). A full
build calls them through Pelican, an editor for one unsaved draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..content_model.entry import Entry
from ..content_model.markdown.convert import Converted
from ..content_model.questions import Questions
from ..content_model.view import View, make_view
from ..rendered_site.document import Document
from ..rendered_site.origins import origin_of_entry
from ..rendered_site.parse import parse_document
from ..schema_org.graph import Nodes, as_json_ld
from ..schema_org.head import HeadMetadata, make_head
from ..schema_org.serialize import script_text
from .session import Session


@dataclass(frozen=True, slots=True)
class Page:
    """What a template knows as `page`. `head` is None and `json_ld` "" on a site without structured data."""

    entry: Entry
    content: str
    view: View
    head: HeadMetadata | None = None
    nodes: Nodes = ()
    json_ld: str = ""


def convert(entry: Entry, session: Session, ask: Questions) -> Converted:
    """The page's text as HTML, its headings, and what is wrong with it."""
    with session.converter() as converter:
        return converter.convert(entry, ask)


def finish(entry: Entry, converted: Converted, session: Session, ask: Questions) -> Page:
    """What the page's template shows: its text, what stands beside it, and what search engines read."""
    view = make_view(entry, ask, converted.headings)
    if session.graphs is None:
        return Page(entry, converted.html, view)
    nodes = session.graphs.nodes(entry, ask)
    json_ld = script_text(as_json_ld(nodes)) if nodes else ""
    return Page(entry, converted.html, view, make_head(entry, session.graph_site(ask)), nodes, json_ld)


def render(page: Page, session: Session, ask: Questions, names: Mapping[str, Any] | None = None) -> str:
    """The page's HTML. `names` are further names for the template (Pelican's context in a full build)."""
    own = {
        "page": page,
        "site": ask,
        "development": not session.publish,
        "assets": session.assets,
        **{name: value for more in session.contributions.template_names for name, value in more(ask).items()},
    }
    template = session.templates.get_template(page.entry.kind.template)
    return template.render({**(names or session.settings), **own})


def parse(html: str, entry: Entry, session: Session) -> Document:
    """The page as visitors get it."""
    return parse_document(
        html,
        entry.url,
        path=entry.save_as,
        origin=origin_of_entry(entry),
        site_url=session.model.site_url,
    )
