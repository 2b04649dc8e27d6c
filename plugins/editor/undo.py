"""Takes a whole change back, of one file or of many at once, as long as nobody has changed something in it since."""

from __future__ import annotations

from dataclasses import dataclass

from .person import Person
from .refused import Missing, Refused
from .versions.blobs import ABSENT
from .versions.store import Record, VersionStore
from .workspace import Applied, Change, Conflict, Workspace


@dataclass(frozen=True, slots=True)
class Later:
    """A later change of a file, which stands in the way."""

    path: str
    id: str
    what: str
    who: str
    when: str


class ChangedSince(Refused):
    """Files were changed again meanwhile: `later` says by whom, as far as that is known. Nothing was taken back."""

    def __init__(self, paths: tuple[str, ...], later: tuple[Later, ...]) -> None:
        names = ", ".join(paths)
        super().__init__(
            f"This cannot be taken back as a whole, because {names} changed since",
            "Take the later change back first, or bring back an earlier version of each file.",
        )
        self.paths, self.later = paths, later


def undo(id: str, workspace: Workspace, who: Person) -> Applied:
    """Makes the files of a change what they were before it. Raises Missing, Refused, ChangedSince, OSError."""
    records = workspace.store.records()
    record = next((record for record in records if record.id == id), None)
    if record is None:
        raise Missing("This change is not known any more", "Look at the earlier versions of each page.")
    changes = [_back(step.path, step.before, step.after, workspace.store) for step in record.steps]
    moved = {new: old for old, new in record.moved.items()}
    try:
        return workspace.apply(changes, who, "undo", moved)
    except Conflict as conflict:
        paths = tuple(clash.path for clash in conflict.clashes)
        raise ChangedSince(paths, _later(record, paths, records)) from None


def _back(path: str, before: str, after: str, store: VersionStore) -> Change:
    data = None if before == ABSENT else store.blobs.get(before)
    if data is None and before != ABSENT:
        raise Missing(f"`{path}` is not kept any more as it was before", "Look at its earlier versions.")
    return Change(path, data, after)


def _later(record: Record, paths: tuple[str, ...], records: list[Record]) -> tuple[Later, ...]:
    after = [other for other in records if other.id > record.id]
    return tuple(
        Later(step.path, other.id, other.what, other.who.name, other.when.isoformat())
        for other in after
        for step in other.steps
        if step.path in paths
    )
