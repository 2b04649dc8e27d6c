"""Changes several files as one: after a crash at any moment the next start finishes what was begun.

Before the first file is touched, all contents lie in the version store and a journal names them. As long as the journal is
there, the work can be done again from its start; each step is repeated without harm.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from .atomic import remove, sweep, write_whole
from .paths import inside
from .refused import Refused
from .versions.blobs import ABSENT, hash_of
from .versions.store import Record, Step, VersionStore, as_json, from_json


class Journal:
    """The one change that is being carried out, in a file. Used by who holds the workspace's lock."""

    def __init__(self, file: Path, content: Path, store: VersionStore) -> None:
        self._file, self._content, self._store = file, content, store

    def carry_out(self, record: Record) -> tuple[str, ...]:
        """Makes each file what the record says; the contents are in the store already. Returns what `finish` returns."""
        write_whole(self._file, json.dumps(as_json(record), ensure_ascii=False).encode())
        return self._finish(record)

    def finish(self) -> tuple[str, ...]:
        """Finishes a change that was cut short, if there is one.

        Returns the files that were left alone because somebody else has changed them meanwhile; the version that was
        to be written is in the store.
        """
        try:
            data = self._file.read_bytes()
        except FileNotFoundError:
            return ()
        sweep(self._content)
        try:
            record = from_json(json.loads(data))
        except (ValueError, KeyError, TypeError, Refused):  # written whole, so the disk or a stranger has damaged it
            self._file.replace(self._file.with_suffix(".damaged"))
            return ()
        return self._finish(record)

    def _finish(self, record: Record) -> tuple[str, ...]:
        left = tuple(step.path for step in _in_order(record.steps) if not self._do(step))
        self._store.append(record)
        remove(self._file)
        return left

    def _do(self, step: Step) -> bool:
        """Makes one file what it has to be; False when it is neither what it was nor what it shall be."""
        try:
            path = inside(self._content, step.path)
            now = hash_of(path.read_bytes()) if path.exists() else ABSENT
        except (OSError, Refused):
            return False
        if now == step.after:
            return True
        if now != step.before:
            return False
        if step.after == ABSENT:
            remove(path)
            _remove_empty_folders(path.parent, self._content)
            return True
        data = self._store.blobs.get(step.after)
        if data is None:
            return False
        write_whole(path, data)
        return True


def _in_order(steps: tuple[Step, ...]) -> list[Step]:
    """New files before old ones go, so that a page is never nowhere; but a name that changes only its capitals goes first."""
    written = {step.path.casefold() for step in steps if step.after != ABSENT}

    def place(step: Step) -> int:
        if step.after != ABSENT:
            return 1
        return 0 if step.path.casefold() in written else 2

    return sorted(steps, key=place)


def _remove_empty_folders(folder: Path, content: Path) -> None:
    """Takes away the folders that a deletion left empty; those right below content/ stay."""
    with contextlib.suppress(OSError):  # one that is not empty
        while folder.parent != content and folder != content:
            folder.rmdir()
            folder = folder.parent
