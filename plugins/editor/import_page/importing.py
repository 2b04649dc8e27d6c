"""Brings an old page in: all of it in one change, or nothing where the site could not be built with it."""

from __future__ import annotations

from dataclasses import replace

from ...findings import Severity
from ...site_engine.session import Session
from ...site_engine.steps import make_draft
from ..editor import Editor
from ..person import Person
from ..references.world import CONTENT
from ..refused import Refused
from ..workspace import Applied
from .origin import Origin
from .page import ImportedPage, import_page


def bring_in(origin: Origin, kind: str, title: str, editor: Editor, who: Person) -> tuple[ImportedPage, Applied]:
    """Writes the page with its pictures; no file is written over. Raises Refused, Conflict, OSError, SessionProblem."""
    session = editor.sessions().development
    page = import_page(origin, kind, title, editor.workspace, session)
    _check(page, session)
    return page, editor.workspace.apply(page.changes, who, "import")


def _check(page: ImportedPage, session: Session) -> None:
    """Raises Refused when the site could not be built with the page."""
    model = session.model
    with_pictures = replace(model, images={**model.images, **page.pictures})
    data = next(change.data for change in page.changes if change.path == page.path)
    assert data is not None
    made = make_draft(CONTENT + page.path, data, replace(session, model=with_pictures))
    wrong = [finding for finding in made.findings if finding.severity is Severity.ERROR]
    if wrong:
        raise Refused(f"The site could not be built with this page. {wrong[0].message}", wrong[0].fix)
