"""The desk: all pages with their state, what waits, what changed lately."""

from __future__ import annotations

import datetime as dt

import msgspec

from ...content_model.calendar_file import as_icalendar
from ...content_model.due import Due, due
from ...content_model.find import Found, find, texts_of
from ..desk import Status, Waiting, last_changes, standing_of, waiting
from ..editor import Editor
from ..server.call import Call, File, Nothing
from ..versions.store import Record

_RECENT = 30


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is searched for."""

    q: str


class PageRow(msgspec.Struct, frozen=True):
    """A page on the desk. `checked` is false while its findings are still being looked for."""

    path: str
    title: str
    url: str
    kind: str
    status: Status
    when: dt.datetime | None
    parent: str | None
    depth: int
    errors: int
    warnings: int
    checked: bool
    changed_at: dt.datetime | None
    changed_by: str
    kept: bool


class ChangeRow(msgspec.Struct, frozen=True):
    """A change that somebody made here, to be undone by its `id`."""

    id: str
    when: dt.datetime
    who: str
    what: str
    paths: tuple[str, ...]


class Desk(msgspec.Struct, frozen=True):
    """Everything on the desk. `unread` are the page files that are no page yet: unfinished drafts, and what cannot be read."""

    pages: tuple[PageRow, ...]
    unread: tuple[str, ...]
    due: tuple[Due, ...]
    recent: tuple[ChangeRow, ...]
    waiting: tuple[Waiting, ...]
    deleted: int


class Search(msgspec.Struct, frozen=True):
    """The places of a phrase."""

    found: tuple[Found, ...]


def _desk(editor: Editor, given: Nothing) -> Desk:
    sessions = editor.sessions()
    model = sessions.development.model
    records = editor.workspace.store.records()
    changed, counts = last_changes(records), editor.checks.counts(sessions)
    kept = {copy.path for copy in editor.kept.all()}
    rows = []
    for entry in model.entries:
        path, standing = _path(entry.source), standing_of(entry, model.now)
        parent, found, last = model.parent(entry), counts.get(entry.source), changed.get(_path(entry.source))
        rows.append(
            PageRow(
                path,
                entry.title,
                entry.url,
                entry.kind.name,
                standing.status,
                standing.when,
                _path(parent.source) if parent else None,
                len(model.trail(entry)) - 1,
                found.errors if found else 0,
                found.warnings if found else 0,
                found is not None,
                last.when if last else None,
                last.who.name if last else "",
                path in kept,
            )
        )
    here = editor.workspace.files()
    shown = {row.path for row in rows}
    return Desk(
        tuple(rows),
        tuple(sorted(path for path in here if path.endswith(".md") and path not in shown)),
        due(model, model.now.date()),
        tuple(_change(record) for record in reversed(records[-_RECENT:])),
        tuple(waiting(model)),
        len(editor.workspace.store.deleted(here)),
    )


def _change(record: Record) -> ChangeRow:
    return ChangeRow(record.id, record.when, record.who.name, record.what, tuple(step.path for step in record.steps))


def _search(editor: Editor, given: Phrase) -> Search:
    session = editor.sessions().development
    return Search(find(texts_of(editor.workspace.content, session.model.by_source), given.q))


def _calendar(editor: Editor, given: Nothing) -> File:
    model = editor.sessions().development.model
    text = as_icalendar(due(model, model.now.date()), model.site_name, model.now)
    return File(text.encode(), "text/calendar; charset=utf-8", "due.ics")


def _path(source: str) -> str:
    return source.removeprefix("content/")


CALLS = (
    Call("GET", "desk", Nothing, Desk, _desk, "All pages with their state, what waits, and what changed lately"),
    Call("GET", "search", Phrase, Search, _search, "Every place of a phrase in the content"),
    Call("GET", "due.ics", Nothing, File, _calendar, "What falls due when, for a calendar"),
)
