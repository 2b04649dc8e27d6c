"""The editor of one project: its files, the project as it stands, who writes, and copies that are kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..content_model.schema.kinds import Kind
from ..site_engine.settings_file import read_settings
from .jobs import Jobs
from .kept_copies import KeptCopies
from .living_session import LivingSession, Sessions
from .page_checks import PageChecks
from .people import People
from .person import Person
from .refused import Refused
from .versions.blobs import ABSENT
from .workspace import STORE, Content, Workspace

_REMEMBERED = 200  # files that were opened, kept in memory to see later what somebody changed in them


@dataclass(frozen=True)
class Editor:
    """All that a call needs. `project` is the folder of the settings; content/ may stand elsewhere in a test."""

    project: Path
    workspace: Workspace
    living: LivingSession
    kept: KeptCopies
    people: People
    jobs: Jobs = field(default_factory=Jobs)
    checks: PageChecks = field(default_factory=PageChecks)
    overrides: Mapping[str, Any] = field(default_factory=dict)
    _opened: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def open(cls, project: Path, overrides: Mapping[str, Any] | None = None) -> Editor:
        """The editor of a project. `overrides` are Pelican settings on top of the settings files'. Raises SessionProblem."""
        own = dict(overrides or {})
        content = Path(read_settings(project / "pelicanconf.py", own)["PATH"]).resolve()
        store = content.parent / STORE
        workspace = Workspace(content.parent, content=content)
        workspace.tidy()  # the history stays within its limits: looked at once a start
        return cls(project, workspace, LivingSession(project, own), KeptCopies(store), People(store), overrides=own)

    def sessions(self) -> Sessions:
        """The project as it stands on the disk. Raises SessionProblem."""
        return self.living.now()

    def recent_sessions(self) -> Sessions:
        """The project as it stood a moment ago, for what is done at each pause in typing. Raises SessionProblem."""
        return self.living.recent()

    def read(self, path: str) -> Content:
        """A file of content/, remembered as what somebody has opened. Raises Missing and Outside."""
        content = self.workspace.read(path)
        with self._lock:
            self._opened[content.hash] = content.data
            self._opened.move_to_end(content.hash)
            while len(self._opened) > _REMEMBERED:
                self._opened.popitem(last=False)
        return content

    def opened(self, path: str, seen: str) -> bytes:
        """What somebody had before them when they began to change a file: b"" for a file that was not there.

        After a restart of the server it is looked for among the versions, and else is what lies there now: a save
        then ends in a conflict, where both are shown. Raises Missing.
        """
        if seen == ABSENT:
            return b""
        found = self._opened.get(seen)
        if found is None:
            found = self.workspace.store.blobs.get(seen)
        return self.read(path).data if found is None else found

    def kind_of(self, path: str) -> Kind | None:
        """The kind of a page as it is saved; None where that is not known."""
        entry = self.recent_sessions().development.model.by_source.get(f"content/{path}")
        return entry.kind if entry else None

    def writer(self) -> Person:
        """Who writes. Raises Refused as long as nobody has said so."""
        person = self.people.current()
        if person is None:
            raise Refused(
                "The editor does not know your name yet", "Say who you are first: every change keeps its author."
            )
        return person
