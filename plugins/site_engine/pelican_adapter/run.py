"""Runs Pelican once, and turns everything that goes wrong in it into findings."""

from __future__ import annotations

import gc
import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pelican
from blinker import ANY, default_namespace
from pelican import signals
from pelican.contents import Content
from pelican.log import console

from ...findings import Finding, Place
from ..messages import BUILD_FAILED, PELICAN, TEMPLATE
from ..session import Session
from ..system_words import refused_by_disk
from .receivers import connect
from .state import KEY, Build, BuildStopped

Progress = Callable[[str, int], None]
# Signals, memoized contents and the log are Pelican's for the whole process: one build at a time.
_PELICAN = threading.RLock()


@dataclass(slots=True)
class Outcome:
    """What a run left behind. `finished` says that Pelican came to its end, so that the output holds a whole site."""

    build: Build
    finished: bool = False


class _Pelican(pelican.Pelican):
    """Pelican, without the working folder in the search path of this process."""

    def init_path(self) -> None:
        """The plugins are loaded already."""


def run_pelican(session: Session, output: Path, log: Path, progress: Progress | None = None) -> Outcome:
    """Builds a session's site into `output`. Never raises but OSError: what goes wrong is a finding.

    A traceback of something unforeseen goes to the file `log`, for whoever mends the code. `progress` is told the step
    ("reading", "writing", "checking") and the number of pages so far.
    """
    build = Build.of(session)
    outcome = Outcome(build)
    settings = {**session.settings, "OUTPUT_PATH": str(output), KEY: build}
    with _PELICAN, _own_receivers(), _own_contents(), _own_log() as records:
        try:
            with _watched(progress):
                connect()
                site = _Pelican(settings)  # type: ignore[no-untyped-call]
                site.run()  # type: ignore[no-untyped-call]
                outcome.finished = True
        except BuildStopped:
            pass
        except Exception as error:
            if refused_by_disk(error):
                raise
            build.findings.append(unforeseen(error, session.project, log))
        build.kept.close()
    if not build.errors:
        build.findings += [_from_log(record) for record in records]
    return outcome


def _from_log(record: logging.LogRecord) -> Finding:
    return PELICAN.at(
        f"Pelican reports: {record.getMessage().strip()}",
        "The build cannot be trusted with this. Mend what it names.",
    )


def unforeseen(error: Exception, project: Path, log: Path) -> Finding:
    """A template error names its file and line; anything else points at the log, which gets the traceback."""
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    line, file = getattr(error, "lineno", None), getattr(error, "filename", None)
    where = log.relative_to(project) if log.is_relative_to(project) else log
    if file and line and Path(file).is_absolute() and Path(file).is_relative_to(project):
        return TEMPLATE.at(
            f"The template cannot be rendered: {error}",
            "Correct the template at this line.",
            file=Path(file).relative_to(project).as_posix(),
            place=Place(int(line)),
        )
    return BUILD_FAILED.at(
        f"The build ended unexpectedly: {type(error).__name__}: {error}",
        f"This is a mistake in the site's code or settings. The details are in {where}.",
    )


@contextmanager
def _own_receivers() -> Iterator[None]:
    """Disconnects afterwards what has been connected meanwhile: Pelican's plugins connect and never disconnect."""
    before = {name: list(signal.receivers_for(ANY)) for name, signal in default_namespace.items()}
    try:
        yield
    finally:
        for name, signal in default_namespace.items():
            for receiver in list(signal.receivers_for(ANY)):
                if receiver not in before.get(name, ()):
                    signal.disconnect(receiver)


@contextmanager
def _own_contents() -> Iterator[None]:
    """Lets go of the pages afterwards: Pelican memoizes their contents for the life of the process.

    Its generators and contents refer to each other, so that a process that builds again and again would hold several
    builds until Python happens to look for such circles.
    """
    try:
        yield
    finally:
        for name in ("get_content", "get_summary"):
            vars(Content)[name].cache.clear()
        gc.collect()


@contextmanager
def _own_log() -> Iterator[list[logging.LogRecord]]:
    """Collects what Pelican logs as an error, and keeps the rest of its log off the screen."""
    records: list[logging.LogRecord] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.ERROR:
                records.append(record)

    logger, handler = logging.getLogger("pelican"), Collector()
    propagate, quiet = logger.propagate, console.quiet
    logger.addHandler(handler)
    logger.propagate, console.quiet = False, True  # Pelican prints a line of its own at the end
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        logger.propagate, console.quiet = propagate, quiet


@contextmanager
def _watched(progress: Progress | None) -> Iterator[None]:
    """Tells `progress` of Pelican's steps while a build runs."""
    if progress is None:
        yield
        return
    written = 0

    def writing(_: object, **__: object) -> None:
        nonlocal written
        written += 1
        progress("writing", written)

    def checking(_: object) -> None:
        progress("checking", written)

    with signals.content_written.connected_to(writing), signals.finalized.connected_to(checking):
        yield
