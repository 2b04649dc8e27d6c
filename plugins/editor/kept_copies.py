"""Copies of pages that would not build, kept outside content/ until they do: nothing that somebody wrote is lost."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from .atomic import write_whole
from .person import Person


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A file's text as somebody left it: `seen` is the hash of the file that they had opened."""

    path: str
    text: str
    seen: str
    who: Person
    when: dt.datetime


@dataclass(frozen=True, slots=True)
class KeptCopies:
    """One copy a file, in the editor's own `folder`."""

    folder: Path

    def keep(self, copy: KeptCopy) -> None:
        """Keeps a copy in the place of an earlier one of the same file."""
        self._files.mkdir(parents=True, exist_ok=True)
        data = {**asdict(copy), "when": copy.when.isoformat()}
        write_whole(self._file(copy.path), json.dumps(data, ensure_ascii=False).encode())

    def of(self, path: str) -> KeptCopy | None:
        """The copy of a file; None when there is none."""
        return _read(self._file(path))

    def all(self) -> Iterator[KeptCopy]:
        """All copies, in no order."""
        for file in self._files.glob("*.json"):
            copy = _read(file)
            if copy is not None:
                yield copy

    def let_go(self, path: str) -> None:
        """Deletes the copy of a file, if there is one."""
        with suppress(FileNotFoundError):
            self._file(path).unlink()

    @property
    def _files(self) -> Path:
        return self.folder / "kept"

    def _file(self, path: str) -> Path:
        return self._files / f"{hashlib.sha256(path.encode()).hexdigest()[:32]}.json"


def _read(file: Path) -> KeptCopy | None:
    try:
        data = json.loads(file.read_text("utf-8"))
        when = dt.datetime.fromisoformat(data["when"])
        return KeptCopy(data["path"], data["text"], data["seen"], Person(**data["who"]), when)
    except (OSError, ValueError, KeyError, TypeError):
        return None
