"""The project as it stands on disk now, opened: once as staff see it, and once as a publish would see it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..content_model.load.content import read_draft
from ..site_engine.session import Session
from ..site_engine.settings_file import COMMON, PUBLISHING, read_settings

_RECENT = 1.0  # seconds
_FEW = 20  # changed pages that are taken over one by one; for more the project is opened anew

Stamps = Mapping[str, tuple[int, int, int]]  # each file's time, size and inode


@dataclass(frozen=True, slots=True)
class Sessions:
    """The project in its two modes, as of the same moment. `number` is another one after each change on disk."""

    development: Session
    publish: Session
    number: int


@dataclass
class LivingSession:
    """Opens the project again when its files have changed, whoever changed them.

    `overrides` are Pelican settings on top of the settings files'. It may be asked from several threads.
    """

    project: Path
    overrides: Mapping[str, Any] = field(default_factory=dict)
    _sessions: Sessions | None = None
    _stamps: Stamps = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _looked: float = float("-inf")

    def recent(self) -> Sessions:
        """The sessions of what lay on the disk a moment ago, for drafts: while somebody types, not each key looks at all files.

        Raises SessionProblem.
        """
        sessions = self._sessions
        return sessions if sessions is not None and time.monotonic() - self._looked < _RECENT else self.now()

    def now(self) -> Sessions:
        """The sessions of what lies on the disk. Raises SessionProblem when the project cannot be opened."""
        with self._lock:
            self._looked = time.monotonic()
            stamps = _stamps(self._watched())  # taken before anything is read: a later change is seen at the next look
            before = self._sessions
            if before is not None:
                known = self._stamps
                changed = {name for name in stamps.keys() | known.keys() if stamps.get(name) != known.get(name)}
                if not changed:
                    return before
                after = self._with_pages(before, changed, stamps)
                if after is not None:
                    self._sessions, self._stamps = after, stamps
                    return after
            opened = Sessions(
                Session.open(self.project, COMMON, self.overrides),
                Session.open(self.project, PUBLISHING, self.overrides),
                before.number + 1 if before else 1,
            )
            self._sessions, self._stamps = opened, stamps
            return opened

    def _watched(self) -> list[Path]:
        if self._sessions is not None:
            settings = self._sessions.development.settings
        else:
            settings = read_settings(self.project / "pelicanconf.py", self.overrides)
        files = (self.project / name for name in (COMMON, PUBLISHING))
        return [*files, Path(settings["PATH"]), Path(settings["THEME"])]

    def _with_pages(self, before: Sessions, changed: set[str], stamps: Stamps) -> Sessions | None:
        """The sessions with a few pages as they are now, where nothing but their texts has changed; else None."""
        if len(changed) > _FEW or not all(name in stamps and name in self._stamps for name in changed):
            return None
        after = []
        for session in (before.development, before.publish):
            for name in sorted(changed):
                source = os.path.relpath(name, session.project).replace(os.sep, "/")
                known = session.model.by_source.get(source)
                if known is None:
                    return None
                draft = read_draft(
                    source, Path(name).read_bytes(), session.model, session.content, session.contributions
                )
                if draft.entry is None or not session.model.tree.same_place(known, draft.entry):
                    return None
                session = session.with_entry(draft.entry)
            after.append(session)
        return Sessions(after[0], after[1], before.number + 1)


def _stamps(roots: Iterable[Path]) -> Stamps:
    found: dict[str, tuple[int, int, int]] = {}
    waiting = [str(root) for root in roots]
    while waiting:
        path = waiting.pop()
        try:
            if not os.path.isdir(path):
                stat = os.stat(path)
                found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
                continue
            for entry in os.scandir(path):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    stat = entry.stat(follow_symlinks=False)
                    found[entry.path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:  # gone between two looks
            continue
    return found
