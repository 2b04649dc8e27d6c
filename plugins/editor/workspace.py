"""The content folder as the editor sees it: the only code that reads and writes its files.

Every write names a person and the version that this person has seen, keeps what was there before, and is whole: after a
crash at any moment each file is the old or the new one, and several that belong together are all old or all new.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .atomic import locked
from .paths import all_files, check_new, inside
from .person import Person
from .refused import Missing, Refused
from .transaction import Journal
from .versions.blobs import ABSENT, hash_of
from .versions.git import Git
from .versions.store import Record, Step, VersionStore

STORE = ".editor"  # in the project's folder
TEXT_MOST = 2_000_000  # bytes of a page or a data file
FILE_MOST = 25_000_000  # bytes of a picture or another file
FILES_MOST = 2_000  # files that one action may change


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes and their hash, by which a later save knows whether it is still the same."""

    path: str
    data: bytes
    hash: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a file shall be: `data`, or None to delete it. `seen` is the hash that the person saw, ABSENT for no file."""

    path: str
    data: bytes | None
    seen: str = ABSENT


@dataclass(frozen=True, slots=True)
class Clash:
    """A file that is not what the person saw: what lies there now (None: nothing), and what was to be written."""

    path: str
    now: bytes | None
    wanted: bytes | None

    @property
    def hash(self) -> str:
        """The hash of what lies there now, to save over it knowingly."""
        return hash_of(self.now)


class Conflict(Exception):
    """Somebody else has changed files meanwhile. Nothing was written; both versions are at hand."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__("changed meanwhile: " + ", ".join(clash.path for clash in clashes))
        self.clashes = clashes


@dataclass(frozen=True, slots=True)
class Applied:
    """What a change came to: the hash of each file that it wrote (ABSENT: deleted), and its place in the history.

    `left` are files that another program changed in the very moment of writing, and that were left as they are.
    """

    hashes: Mapping[str, str]
    record: Record | None = None
    left: tuple[str, ...] = ()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Workspace:
    """A project's content folder with its history. Several in one or more processes may work on the same folder."""

    def __init__(self, project: Path, *, content: Path | None = None, clock: Callable[[], dt.datetime] = _now) -> None:
        """Opens the folder, and finishes what a crash cut short: `recovered` names files that could not be."""
        folder = project / STORE
        self.content = (content or project / "content").absolute()
        self.store = VersionStore(folder)
        self.git = Git.find(self.content)
        self._clock = clock
        self._lock = folder / "lock"
        self._journal = Journal(folder / "journal.json", self.content, self.store)
        with locked(self._lock):
            self.recovered = self._journal.finish()

    def files(self) -> list[str]:
        """The names of all files, relative to content/."""
        return all_files(self.content)

    def read(self, path: str) -> Content:
        """A file as it lies there. Raises Missing when there is none of that name."""
        data = self._read(path)
        if data is None:
            raise Missing(f"There is no file `{path}`", "It may have been renamed or deleted. Reload the list.")
        return Content(path, data, hash_of(data))

    def save(self, path: str, data: bytes, seen: str, who: Person) -> Applied:
        """Writes a file that the person saw as `seen`; one that is not there is made. Raises Conflict, Refused, OSError."""
        return self.apply([Change(path, data, seen)], who, "save" if seen != ABSENT else "create")

    def delete(self, path: str, seen: str, who: Person) -> Applied:
        """Deletes a file; its last version stays in the history. Raises Conflict, Refused, OSError."""
        return self.apply([Change(path, None, seen)], who, "delete")

    def rename(
        self, moves: Mapping[str, str], seen: Mapping[str, str], who: Person, also: Iterable[Change] = ()
    ) -> Applied:
        """Gives files new names, and changes others along with it (the links to them), all or nothing.

        `seen` are the hashes of the renamed files. A file in `also` that is renamed as well carries its old name.
        Raises Conflict, Refused, OSError.
        """
        changed = {change.path: change for change in also}
        changes: list[Change] = []
        for old, new in moves.items():
            change = changed.pop(old, None)
            data = change.data if change is not None else self.read(old).data
            changes += [Change(old, None, seen[old]), Change(new, data)]
        return self.apply([*changes, *changed.values()], who, "rename", moves)

    def apply(
        self, changes: Sequence[Change], who: Person, what: str, moved: Mapping[str, str] | None = None
    ) -> Applied:
        """Makes the files what the changes say, all or nothing. What changes nothing is not written at all.

        Raises Conflict when a file is not what the person saw, Refused for what may not be written, and OSError (a full
        disk): then a part may be written, which the next action or start finishes.
        """
        names = [change.path for change in changes]
        if len(set(names)) < len(names):
            raise Refused("One action names a file twice", "Name each file once.")
        if len(names) > FILES_MOST:
            raise Refused(f"This would change {len(names)} files; {FILES_MOST} are the most", "Do it in parts.")
        with locked(self._lock):
            self._journal.finish()
            steps = self._steps(changes)
            if not steps:
                return Applied({name: self._hash(name) for name in names})
            now = self._clock()
            name = f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
            head = self.git.tip() if self.git else ""
            record = Record(name, now, who, what, steps, dict(moved or {}), head)
            left = self._journal.carry_out(record)
            return Applied({name: self._hash(name) for name in names}, record, left)

    def tidy(self) -> None:
        """Lets go of the oldest versions beyond the store's limits."""
        with locked(self._lock):
            self._journal.finish()
            self.store.prune()

    def _steps(self, changes: Sequence[Change]) -> tuple[Step, ...]:
        """What has to be done; contents before and after are kept when this returns. Raises Conflict and Refused."""
        clashes: list[Clash] = []
        needed: list[tuple[Change, bytes | None]] = []
        going = {change.path for change in changes if change.data is None}
        staying = [name for name in self.files() if name not in going]
        for change in changes:
            now = self._read(change.path)
            if now == change.data:
                continue
            if hash_of(now) != change.seen:
                clashes.append(Clash(change.path, now, change.data))
                continue
            if change.data is not None:
                _check_size(change.path, len(change.data))
                if now is None:
                    check_new(change.path, staying)
                    staying.append(change.path)
            needed.append((change, now))
        if clashes:
            raise Conflict(tuple(clashes))
        put = self.store.blobs.put
        return tuple(
            Step(change.path, ABSENT if now is None else put(now), ABSENT if change.data is None else put(change.data))
            for change, now in needed
        )

    def _read(self, path: str) -> bytes | None:
        file = inside(self.content, path)
        try:
            return file.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _hash(self, path: str) -> str:
        return hash_of(self._read(path))


def _check_size(path: str, size: int) -> None:
    most = TEXT_MOST if path.endswith((".md", ".yaml")) else FILE_MOST
    if size > most:
        raise Refused(f"`{path}` would have {size / 1e6:.1f} MB; {most / 1e6:g} are the most", "Make it smaller.")
