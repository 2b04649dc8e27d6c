"""The one way of a page, from what its author wrote to what visitors get and what is wrong with it.

    bytes -> Entry -> Converted -> View, head, graph -> HTML -> Document -> findings

Each step is a pure function of its arguments and of the answers to what it asks the content model (`Questions`). A full
build calls them through Pelican, an editor for one unsaved draft.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..content_model.entry import Entry
from ..content_model.load.content import read_draft
from ..content_model.markdown.convert import Converted
from ..content_model.markdown.photos import COMPONENT as PHOTO
from ..content_model.questions import Questions
from ..content_model.view import View, make_view
from ..findings import Finding, Severity, in_order
from ..recorded_reads import Recorder
from ..rendered_site.document import Document
from ..rendered_site.origins import origin_of_entry
from ..rendered_site.parse import parse_document
from ..schema_org.findings import as_findings
from ..schema_org.graph import as_json_ld
from ..schema_org.head import HeadMetadata, make_head
from ..schema_org.join import Nodes
from ..schema_org.page_check import Digests, GraphNote, note_of
from ..schema_org.serialize import script_text
from ..schema_org.validate import page_graph, validate_page
from .session import Session
from .theme_answers import AskedAssets


@dataclass(frozen=True, slots=True)
class Page:
    """What a template knows as `page`. `head` is None and `json_ld` "" on a site without structured data."""

    entry: Entry
    content: str
    view: View
    head: HeadMetadata | None = None
    nodes: Nodes = ()
    json_ld: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The whole way of one page. What could not be made is None; the findings then say why."""

    findings: tuple[Finding, ...]
    page: Page | None = None
    html: str = ""
    document: Document | None = None
    recorder: Recorder = field(default_factory=Recorder)  # what was asked of the content model


def make_draft(source: str, data: bytes, session: Session) -> Made:
    """The page of a file as it would be if it were saved with these bytes. Raises ValueError for no page's file."""
    draft = read_draft(source, data, session.model, session.content, session.contributions)
    if draft.entry is None:
        return Made(draft.findings)
    made = make(draft.entry, session.with_entry(draft.entry), data.decode("utf-8", "replace"))
    return replace(made, findings=tuple(in_order((*draft.findings, *made.findings))))


def make(entry: Entry, session: Session, text: str | None = None) -> Made:
    """The whole way of one page of the session, from its entry to what is wrong with it.

    `text` is the page's file where it is not saved; lines of findings are looked for in it.
    """
    recorder = Recorder()
    ask = Questions(session, recorder)
    converted = convert(entry, session, ask)
    if any(finding.severity is Severity.ERROR for finding in converted.findings):
        return Made(converted.findings, recorder=recorder)
    page = finish(entry, converted, session, ask)
    html = render(page, session, ask)
    document = parse(html, entry, session, text)
    findings = (*converted.findings, *check_graph(page, session, ask), *check(document, session))
    return Made(tuple(in_order(findings)), page, html, document, recorder)


def convert(entry: Entry, session: Session, ask: Questions) -> Converted:
    """The page's text as HTML, its headings, and what is wrong with it."""
    with session.converter() as converter:
        converted = converter.convert(entry, ask)
    ask.ask("fixed ids")
    photos = [PHOTO] if any(link.is_picture for link in converted.links) else []
    for name in dict.fromkeys((*(use.block.component or use.block.name for use in converted.blocks), *photos)):
        ask.ask("template", f"components/{name}/{name}.html")
    return converted


def finish(entry: Entry, converted: Converted, session: Session, ask: Questions) -> Page:
    """What the page's template shows: its text, what stands beside it, and what search engines read."""
    view = make_view(entry, ask, converted.headings)
    if session.graphs is None:
        return Page(entry, converted.html, view)
    nodes = session.graphs.nodes(entry, ask)
    json_ld = script_text(as_json_ld(nodes)) if nodes else ""
    return Page(entry, converted.html, view, make_head(entry, session.graph_site(ask)), nodes, json_ld)


def render(page: Page, session: Session, ask: Questions) -> str:
    """The page's HTML. Its template may read the settings, and the names that stand here and no others."""
    name = page.entry.kind.template
    ask.ask("template", name)
    own = {
        "page": page,
        "site": ask,
        "development": not session.publish,
        "assets": AskedAssets(ask),
        **{name: value for more in session.contributions.template_names for name, value in more(ask).items()},
    }
    return session.templates.get_template(name).render({**session.shown_settings, **own})


def parse(html: str, entry: Entry, session: Session, text: str | None = None) -> Document:
    """The page as visitors get it."""
    return parse_document(
        html,
        entry.url,
        path=entry.save_as,
        origin=origin_of_entry(entry),
        site_url=session.model.site_url,
        source_root=str(session.project),
        given_source=text,
    )


def check_graph(page: Page, session: Session, ask: Questions) -> tuple[Finding, ...]:
    """What is wrong with the page's graph by itself; a page that is not out may hold a day that is still to come."""
    if not page.nodes or not page.entry.listed:
        return ()
    graph = page_graph(page.nodes, ask, ask.canonical(page.entry))
    return tuple(as_findings({graph.canonical: validate_page(graph)}, session.model, session.contributions.facts))


def note_graph(page: Page, ask: Questions, digests: Digests) -> GraphNote:
    """The same as a note, for a build that looks at all pages together."""
    if not page.nodes or not page.entry.listed:
        return GraphNote()
    return note_of(page_graph(page.nodes, ask, ask.canonical(page.entry)), digests)


def check(document: Document, session: Session) -> tuple[Finding, ...]:
    """What the rules about one page find."""
    checks = session.checks
    return () if checks is None else tuple(checks.findings_of(document))
