"""Where a file is used, and what changes many files at once: another name, a change taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Literal

import msgspec

from ..editor import Editor
from ..moves import Move, OldAddress, plan_move, plan_title
from ..offline import plan_offline, plan_online
from ..references.world import World
from ..removal import Links, plan_removal
from ..server.call import Call, Problem
from ..undo import ChangedSince, undo
from ..uses import Uses, uses_of
from ..workspace import Applied


class Path(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file by its name, relative to content/."""

    path: str


class Rename(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that shall have another name `to`, another title, or both."""

    path: str
    seen: str
    to: str | None = None
    title: str | None = None


class Renamed(msgspec.Struct, frozen=True):
    """What came of it. `changed` are all files that were written, by their names now; `redirects` the old addresses.

    `id` is the change's name in the history, to be taken back by it; "" when nothing was different.
    """

    id: str
    path: str
    changed: tuple[str, ...]
    redirect: OldAddress | None
    redirects: tuple[OldAddress, ...]


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change by its name in the history."""

    id: str


class Undone(msgspec.Struct, frozen=True):
    """The change that took the other one back, and the files that it wrote or deleted."""

    id: str
    changed: tuple[str, ...]


class Delete(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that shall go. With `links`, what names it goes on without it: their words stay ("plain"), or they lead to
    another page ("redirect"). `redirect_to` is that page's file: the address leads there, or is gone ("").

    Without `links` the file alone goes, and what names it is left as it is.
    """

    path: str
    seen: str
    links: Literal["plain", "redirect"] | None = None
    redirect_to: str = ""


class Deleted(msgspec.Struct, frozen=True):
    """The deletion's name in the history, and the files that changed with it."""

    id: str
    changed: tuple[str, ...]


class Offline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page that goes offline, now or at a moment; without a zone it is the clinic's. `redirect` is a page's address."""

    path: str
    seen: str
    when: dt.datetime | None = None
    redirect: str = ""


class Online(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page that comes back."""

    path: str
    seen: str


class Done(msgspec.Struct, frozen=True):
    """What a change came to: its name in the history, and the page's hash now."""

    id: str
    hash: str


def _uses(editor: Editor, given: Path) -> Uses:
    return uses_of(given.path, editor.workspace, World.of(editor.sessions().development))


def _rename(editor: Editor, given: Rename) -> Renamed:
    who, session = editor.writer(), editor.sessions().development
    to = given.to or given.path
    if to != given.path:
        move = plan_move(given.path, to, given.title, given.seen, editor.workspace, session)
    elif given.title is not None:
        move = plan_title(given.path, given.title, given.seen, editor.workspace, session)
    else:
        raise Problem(400, "There is nothing to change", "Give another name, another title, or both.")
    applied = move.carry_out(editor.workspace, who)
    _keep_along(editor, move)
    entry = World.of(session).entry(given.path)
    own = next((one for one in move.redirects if entry is not None and one.old == entry.url), None)
    return Renamed(applied.record.id if applied.record else "", to, _changed(move), own, move.redirects)


def _changed(move: Move) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*move.moves.values(), *(move.moves.get(c.path, c.path) for c in move.changes))))


def _keep_along(editor: Editor, move: Move) -> None:
    """A copy that is kept of a page goes with it."""
    for old, new in move.moves.items():
        copy = editor.kept.of(old)
        if copy is not None:
            editor.kept.keep(replace(copy, path=new))
            editor.kept.let_go(old)


def _delete(editor: Editor, given: Delete) -> Deleted:
    who, workspace = editor.writer(), editor.workspace
    editor.read(given.path)
    if given.links is None:
        applied = workspace.delete(given.path, given.seen, who)
    else:
        session, links = editor.sessions().development, Links(given.links)
        removal = plan_removal(given.path, given.seen, links, given.redirect_to, workspace, session)
        applied = removal.carry_out(workspace, who)
    return Deleted(applied.record.id if applied.record else "", tuple(applied.hashes))


def _offline(editor: Editor, given: Offline) -> Done:
    who, session = editor.writer(), editor.sessions().development
    changes = plan_offline(given.path, given.seen, given.when, given.redirect, editor.workspace, session)
    return _done(editor.workspace.apply(changes, who, "offline"), given.path)


def _online(editor: Editor, given: Online) -> Done:
    who, session = editor.writer(), editor.sessions().development
    changes = plan_online(given.path, given.seen, editor.workspace, session)
    return _done(editor.workspace.apply(changes, who, "online"), given.path)


def _done(applied: Applied, path: str) -> Done:
    return Done(applied.record.id if applied.record else "", applied.hashes[path])


def _undo(editor: Editor, given: Change) -> Undone:
    try:
        applied = undo(given.id, editor.workspace, editor.writer())
    except ChangedSince as changed:
        raise Problem(409, changed.message, changed.fix, paths=changed.paths, later=changed.later) from None
    return Undone(applied.record.id if applied.record else "", tuple(applied.hashes))


CALLS = (
    Call("GET", "uses", Path, Uses, _uses, "Where a page, a picture or a source is named"),
    Call("POST", "rename", Rename, Renamed, _rename, "Another name or title, with every link to it"),
    Call("POST", "delete", Delete, Deleted, _delete, "Deletes a file, with what names it; it can be brought back"),
    Call("POST", "offline", Offline, Done, _offline, "Takes a page away from visitors"),
    Call("POST", "online", Online, Done, _online, "Brings a page back"),
    Call("POST", "undo", Change, Undone, _undo, "Takes a whole change back"),
)
