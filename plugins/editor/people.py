"""Who sits at this machine, as they said it themselves: kept in a file of the editor's own folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from .atomic import write_whole
from .person import Person
from .refused import Refused


@dataclass(frozen=True, slots=True)
class People:
    """Remembers who writes in a project's editor. `folder` is the editor's own."""

    folder: Path

    def current(self) -> Person | None:
        """Who writes; None as long as nobody has said so, or when the file is damaged."""
        try:
            data = json.loads(self._file.read_text("utf-8"))
            return Person(str(data["name"]), str(data["email"]))
        except (OSError, ValueError, KeyError, TypeError, Refused):
            return None

    def set(self, person: Person) -> None:
        """Remembers who writes from now on."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._file, json.dumps(asdict(person)).encode())

    @property
    def _file(self) -> Path:
        return self.folder / "person.json"
