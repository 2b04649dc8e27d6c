"""What the editor saved and Git does not have yet, and the commit of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..person import Person
from .blobs import ABSENT
from .git import Git, plain_blob
from .store import Record, Step, VersionStore


@dataclass(frozen=True, slots=True)
class Pending:
    """A saved file that is not committed: `hash` is the content that the editor saved last, ABSENT for a deletion.

    `blocked` says that the last commit holds a version which the editor has not seen: committing would take it back.
    """

    path: str
    hash: str
    who: tuple[Person, ...]
    blocked: bool = False


def pending(store: VersionStore, git: Git) -> tuple[Pending, ...]:
    """The files whose last saved version Git does not have, by name."""
    by_path: dict[str, list[tuple[Record, Step]]] = {}
    for record in reversed(store.records()):
        for step in record.steps:
            by_path.setdefault(step.path, []).append((record, step))
    head = git.blobs("HEAD", by_path)
    found = (_pending(path, changes, head.get(path, ""), store, git) for path, changes in sorted(by_path.items()))
    return tuple(one for one in found if one is not None)


def _pending(
    path: str, changes: Sequence[tuple[Record, Step]], committed: str, store: VersionStore, git: Git
) -> Pending | None:
    """A file's state, from the changes of it, the newest first, and its blob in the last commit."""
    newest, last = changes[0]
    who: dict[Person, None] = {}
    for record, step in changes:
        if _is(store, git, path, step.after, committed):
            break
        if record.head != newest.head:  # as far back as this, somebody has committed meanwhile
            return _blocked_unless_seen(path, last.after, newest, who, committed, git)
        who[record.who] = None
        if _is(store, git, path, step.before, committed):
            break
    else:
        return _blocked_unless_seen(path, last.after, newest, who, committed, git)
    return Pending(path, last.after, tuple(reversed(who))) if who else None


def _blocked_unless_seen(
    path: str, name: str, newest: Record, who: Iterable[Person], committed: str, git: Git
) -> Pending:
    """No change says that it began at what is committed; unless that stood there already at the last save, it is others' work."""
    then = git.blobs(newest.head, [path]).get(path, "")
    return Pending(path, name, tuple(reversed(list(who))), then != committed)


def commit_saved(
    store: VersionStore, git: Git, who: Person, message: str, files: Sequence[Pending] | None = None
) -> str:
    """Commits what the editor saved, in these files or in all, in the person's name; returns the commit, "" for nothing to do.

    Blocked files, and those whose content is no longer kept, are left out. Raises GitProblem.
    """
    contents: dict[str, bytes | None] = {}
    others: dict[Person, None] = {}
    for one in pending(store, git) if files is None else files:
        data = None if one.hash == ABSENT else store.blobs.get(one.hash)
        if one.blocked or (data is None and one.hash != ABSENT):
            continue
        contents[one.path] = data
        others |= dict.fromkeys(one.who)
    return git.commit(contents, who, message, tuple(others)) if contents else ""


def _is(store: VersionStore, git: Git, path: str, name: str, blob: str) -> bool:
    """Whether a kept content is what Git calls `blob` ("" for no file); False when it is not kept any more."""
    if name == ABSENT or not blob:
        return name == ABSENT and not blob
    data = store.blobs.get(name)
    return data is not None and (plain_blob(data, blob) == blob or git.blob_of(path, data) == blob)
