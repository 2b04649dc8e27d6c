"""What is wrong with each page as it is saved: found out in the background, page by page, while nobody types.

A page's result is used again as long as the page is the same and what it asked of the rest of the site has the same answer.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..content_model.entry import Entry
from ..findings import Severity
from ..recorded_reads import Recorder
from ..site_engine.session import Session
from ..site_engine.steps import make
from .living_session import Sessions

_QUIET = 1.5  # seconds without a draft after which pages are looked at: typing goes first


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings a publish would name on a page."""

    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class _Known:
    entry: Entry
    counts: Counts
    recorder: Recorder


@dataclass
class PageChecks:
    """Asked for the counts of a site, it gives what it knows and finds out the rest by itself."""

    _known: dict[str, _Known] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None
    _typed: float = 0.0
    _wanted: Sessions | None = None

    def somebody_types(self) -> None:
        """Puts the work off: a draft is being looked at."""
        self._typed = time.monotonic()

    def counts(self, sessions: Sessions) -> Mapping[str, Counts]:
        """What is known of the pages as they are now, by source file; those that are missing are being looked at."""
        session = sessions.publish
        with self._lock:
            found = {e.source: k.counts for e in session.model.entries if (k := self._current(e, session)) is not None}
            self._wanted = sessions
            if len(found) < len(session.model.entries) and (self._thread is None or not self._thread.is_alive()):
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        return found

    def _current(self, entry: Entry, session: Session) -> _Known | None:
        known = self._known.get(entry.source)
        if known is None or known.entry != entry or not known.recorder.holds(session.answer):
            return None
        return known

    def _work(self) -> None:
        done: Sessions | None = None
        while self._wanted is not None and self._wanted is not done:
            done = self._wanted
            for entry in done.publish.model.entries:
                while (wait := self._typed + _QUIET - time.monotonic()) > 0:
                    time.sleep(wait)
                if self._wanted is not done:  # the site is another one by now
                    break
                with self._lock:
                    known = self._current(entry, done.publish)
                if known is None:
                    made = make(entry, done.publish)
                    severities = [finding.severity for finding in made.findings]
                    counts = Counts(severities.count(Severity.ERROR), severities.count(Severity.WARNING))
                    with self._lock:
                        self._known[entry.source] = _Known(entry, counts, made.recorder)
