"""The editor's own history: every change with who and when, each version by its content, the oldest let go of in time."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..atomic import write_whole
from ..person import Person
from ..refused import Refused
from .blobs import ABSENT, Blobs

TEXT_BYTES = 100_000_000  # kept on the disk for pages and data, packed: years of a clinic's work
FILE_BYTES = 500_000_000  # and for pictures and other files
_TEXT = (".md", ".yaml")


@dataclass(frozen=True, slots=True)
class Step:
    """What a change did to one file: hashes before and after, ABSENT where it was not there."""

    path: str  # relative to content/
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Record:
    """One change, of one file or several at once. `what` is "save", "create", "delete", "rename", "restore" ...

    `moved` maps old names to new ones. `id` is unique and sorts by time. `head` is Git's last commit at that moment, ""
    where there is no Git.
    """

    id: str
    when: dt.datetime
    who: Person
    what: str
    steps: tuple[Step, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    head: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a change left it, under the name that it had then. `hash` is ABSENT where the change deleted it.

    `kept` is false when the content itself had to make room.
    """

    path: str
    hash: str
    when: dt.datetime
    who: Person
    what: str
    kept: bool
    change: str  # the id of the record that made it


class VersionStore:
    """The history in a folder of its own, outside content/. Writers hold the workspace's lock."""

    def __init__(self, folder: Path, text_bytes: int = TEXT_BYTES, file_bytes: int = FILE_BYTES) -> None:
        self.blobs = Blobs(folder / "blobs")
        self._log = folder / "history.jsonl"
        self._most = {True: text_bytes, False: file_bytes}

    def append(self, record: Record) -> None:
        """Writes a change down; does nothing when it is the last one already (a recovery repeats the call)."""
        data = self._log.read_bytes() if self._log.exists() else b""
        whole = data[: data.rfind(b"\n") + 1]
        if whole and _id_of(whole[:-1].rsplit(b"\n", 1)[-1]) == record.id:
            return
        with self._log.open("ab") as log:
            if len(whole) < len(data):  # a killed write's half line
                log.write(b"\n")
            log.write(_as_line(record))
            log.flush()
            os.fsync(log.fileno())

    def records(self) -> list[Record]:
        """All changes that are still known, the oldest first. A damaged line is passed over."""
        try:
            lines = self._log.read_text("utf-8", errors="replace").split("\n")
        except FileNotFoundError:
            return []
        return [record for line in lines if line and (record := _from_line(line)) is not None]

    def versions(self, path: str) -> tuple[Version, ...]:
        """The versions of a file, the newest first, those under the names that it had before included.

        What another program wrote in between is among them as "outside", and what the file was when the editor first
        changed it as "before": when somebody then saved over it, and who that was, is all that is known of these.
        """
        found: list[Version] = []
        name, older = path, ABSENT
        for record in reversed(self.records()):
            steps = {step.path: step for step in record.steps}
            if name not in steps:
                continue
            if found and older not in (ABSENT, steps[name].after):
                found.append(self._version(name, older, record, "outside"))
            found.append(self._version(name, steps[name].after, record, record.what))
            name = next((old for old, new in record.moved.items() if new == name and old in steps), name)
            older, last = steps[name].before, record
        if older != ABSENT:
            found.append(self._version(name, older, last, "before"))
        return tuple(found)

    def deleted(self, present: Iterable[str]) -> tuple[Version, ...]:
        """The last version of each file that is gone, the latest deletion first, with who deleted it."""
        here, gone = set(present), dict[str, Version]()
        for record in reversed(self.records()):
            for step in record.steps:
                if step.path in here or step.path in gone or step.path in record.moved:
                    continue
                if step.after == ABSENT and step.before != ABSENT:
                    gone[step.path] = self._version(step.path, step.before, record, record.what)
            here |= set(record.moved)  # the file lives on under another name
        return tuple(gone.values())

    def prune(self, keep: Iterable[str] = ()) -> None:
        """Lets go of the oldest contents beyond the limits, and of changes of which nothing is left.

        What was deleted and could come back in no other way goes last. `keep` are hashes that something else needs.
        """
        records = self.records()
        wanted, room = set(keep), dict(self._most)
        for path, name in (*_only_ways_back(records), *_contents(records)):
            if name not in wanted:
                room[path.endswith(_TEXT)] -= self.blobs.size(name)
                if room[path.endswith(_TEXT)] >= 0:
                    wanted.add(name)
        left = [record for record in records if any(name in wanted for _, name in _contents([record]))]
        if len(left) < len(records):
            write_whole(self._log, b"".join(map(_as_line, left)))
        self.blobs.keep_only(wanted)

    def _version(self, path: str, name: str, record: Record, what: str) -> Version:
        kept = name == ABSENT or self.blobs.size(name) > 0
        return Version(path, name, record.when, record.who, what, kept, record.id)


def _contents(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """The path and hash of each content in the records, the newest first."""
    for record in reversed(records):
        for step in record.steps:
            yield from ((step.path, name) for name in (step.after, step.before) if name != ABSENT)


def _only_ways_back(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """What was deleted last under each name that is gone."""
    seen: set[str] = set()
    for record in reversed(records):
        for step in record.steps:
            if step.path not in seen and step.after == ABSENT and step.path not in record.moved:
                yield step.path, step.before
            seen.add(step.path)


def as_json(record: Record) -> dict[str, object]:
    """The record as plain data."""
    return {**asdict(record), "when": record.when.isoformat(), "moved": dict(record.moved)}


def from_json(data: Mapping[str, object]) -> Record:
    """The record that `as_json` made plain data of. Raises KeyError, TypeError or ValueError for anything else."""
    values: dict[str, object] = dict(data)
    steps = tuple(Step(**step) for step in _list(values["steps"]))
    moved = {str(old): str(new) for old, new in _dict(values["moved"]).items()}
    when = dt.datetime.fromisoformat(str(values["when"]))
    who = Person(**_dict(values["who"]))
    return Record(str(values["id"]), when, who, str(values["what"]), steps, moved, str(values["head"]))


def _list(value: object) -> Iterator[dict[str, str]]:
    if not isinstance(value, list):
        raise TypeError("a list is expected")
    return iter(value)


def _dict(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError("a group is expected")
    return value


def _as_line(record: Record) -> bytes:
    return json.dumps(as_json(record), ensure_ascii=False).encode() + b"\n"


def _from_line(line: str) -> Record | None:
    try:
        return from_json(json.loads(line))
    except (ValueError, KeyError, TypeError, Refused):
        return None


def _id_of(line: bytes) -> str:
    record = _from_line(line.decode("utf-8", errors="replace"))
    return record.id if record else ""
