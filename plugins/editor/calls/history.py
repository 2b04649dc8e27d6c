"""Earlier versions of a file, those in Git included, and what was deleted."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from ..drafts import look_at
from ..editor import Editor
from ..own_addresses import reclaimed
from ..server.call import Call, Nothing, Problem
from ..source.text import open_text
from ..versions.blobs import ABSENT
from ..workspace import Change
from .files import Path, Saved


class OneVersion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A version of a file by its `id`, as `history` names it."""

    path: str
    id: str


class Restore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A version to be put in the place of what the person `seen`."""

    path: str
    id: str
    seen: str = ABSENT


class VersionRow(msgspec.Struct, frozen=True):
    """A version: its id (empty where its content is not kept any more), when and by whom, and what was done."""

    id: str
    when: dt.datetime
    who: str
    what: str
    path: str
    origin: Literal["editor", "git"]


class History(msgspec.Struct, frozen=True):
    """The versions of a file, the newest first."""

    versions: tuple[VersionRow, ...]


class VersionText(msgspec.Struct, frozen=True):
    """A version's text, and the page as it would be with it today; None where it cannot be made."""

    text: str
    html: str | None


class DeletedRow(msgspec.Struct, frozen=True):
    """A file that was deleted: the version that brings it back ("" when it is not kept any more), and the change that
    `undo` takes back with all that went along with it."""

    path: str
    when: dt.datetime
    who: str
    id: str
    change: str


class Deleted(msgspec.Struct, frozen=True):
    """What was deleted, the latest first."""

    files: tuple[DeletedRow, ...]


def _history(editor: Editor, given: Path) -> History:
    own = [
        VersionRow(v.hash if v.kept and v.hash != ABSENT else "", v.when, v.who.name, v.what, v.path, "editor")
        for v in editor.workspace.store.versions(given.path)
    ]
    git = editor.workspace.git
    commits = [] if git is None else git.history(given.path)
    committed = [
        VersionRow("" if c.deleted else f"git:{c.id}:{c.path}", c.when, c.name, c.message, c.path, "git")
        for c in commits
    ]
    return History(tuple(sorted([*own, *committed], key=lambda row: row.when, reverse=True)))


def _version(editor: Editor, given: OneVersion) -> VersionText:
    data = _data(editor, given.path, given.id)
    html = None
    if given.path.endswith(".md"):
        html = look_at(f"content/{given.path}", data, editor.sessions()).html
    return VersionText(open_text(data), html)


def _restore(editor: Editor, given: Restore) -> Saved:
    data, who = _data(editor, given.path, given.id), editor.writer()
    session = editor.sessions().development
    more = reclaimed(given.path, data, editor.workspace, session) if given.path.endswith(".md") else ()
    applied = editor.workspace.apply([Change(given.path, data, given.seen), *more], who, "restore")
    editor.kept.let_go(given.path)
    return Saved(applied.hashes[given.path], applied.record is None)


def _data(editor: Editor, path: str, id: str) -> bytes:
    data = None
    git = editor.workspace.git
    if id.startswith("git:") and git is not None:
        data = next((git.show(c) for c in git.history(path) if id == f"git:{c.id}:{c.path}"), None)
    elif any(version.hash == id for version in editor.workspace.store.versions(path)):
        data = editor.workspace.store.blobs.get(id)
    if data is None:
        raise Problem(404, "This version is not kept any more", "Choose another one from the list.")
    return data


def _deleted(editor: Editor, given: Nothing) -> Deleted:
    gone = editor.workspace.store.deleted(editor.workspace.files())
    return Deleted(tuple(DeletedRow(v.path, v.when, v.who.name, v.hash if v.kept else "", v.change) for v in gone))


CALLS = (
    Call("GET", "history", Path, History, _history, "Earlier versions of a file"),
    Call("GET", "version", OneVersion, VersionText, _version, "A version, as text and as a page"),
    Call("POST", "restore", Restore, Saved, _restore, "Puts a version in the place of what is there"),
    Call("GET", "deleted", Nothing, Deleted, _deleted, "What was deleted, with the way back"),
)
