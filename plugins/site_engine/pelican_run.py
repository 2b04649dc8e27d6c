"""Runs Pelican once, and turns everything that goes wrong in it into findings."""

from __future__ import annotations

import importlib
import logging
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pelican
from pelican.log import console

from ..content_model.run import KEY, BuildStopped, Run
from ..findings import Finding, Severity
from .receivers import own_receivers
from .settings_file import read_settings


@dataclass(slots=True)
class Outcome:
    """What a run left behind: its findings, and the number of pages that were made.

    `finished` says that Pelican came to its end, so that the output folder holds a whole site.
    """

    findings: list[Finding] = field(default_factory=list)
    pages: int = 0
    drafts: int = 0
    run: Run | None = None
    finished: bool = False


def run_pelican(project: Path, settings_file: str, overrides: Mapping[str, Any], log: Path) -> Outcome:
    """Builds into OUTPUT_PATH of `overrides`. Never raises: what goes wrong is a finding.

    A traceback of something unforeseen goes to the file `log`, for whoever mends the code.
    """
    outcome = Outcome()
    with _in_folder(project), own_receivers(), _pelican_log() as records:
        try:
            settings = read_settings(project / settings_file, overrides)
            wanted = [name for name in settings["PLUGINS"] if isinstance(name, str)]
            site = pelican.Pelican(settings)  # type: ignore[no-untyped-call]
            missing = _not_loaded(wanted, site)
            if missing:
                outcome.findings += missing
                return outcome
            try:
                site.run()  # type: ignore[no-untyped-call]
                outcome.finished = True
            except BuildStopped:
                pass
            finally:
                outcome.run = site.settings.get(KEY)
        except Exception as error:
            log.parent.mkdir(parents=True, exist_ok=True)
            log.write_text(traceback.format_exc(), encoding="utf-8")
            outcome.findings.append(_unforeseen(error, project, log))
    run = outcome.run
    if run is not None:
        outcome.findings += run.findings
        made = [entry for entry in run.model.entries if run.is_made(entry)]
        outcome.pages, outcome.drafts = len(made), sum(not entry.listed for entry in made)
    if not any(f.severity is Severity.ERROR for f in outcome.findings):
        outcome.findings += [_from_log(record) for record in records]
    return outcome


def _not_loaded(wanted: list[str], site: pelican.Pelican) -> list[Finding]:
    """Pelican goes on without a plugin that it cannot load; here that is an error."""
    loaded = {plugin.__name__ for plugin in site.plugins}
    return [
        Finding(
            "plugin-missing",
            Severity.ERROR,
            f"The plugin `{name}` cannot be loaded: {_why_not(name)}",
            "Correct its name in PLUGINS, or the error in its code.",
            "pelicanconf.py",
        )
        for name in wanted
        if name not in loaded
    ]


def _why_not(name: str) -> str:
    try:
        importlib.import_module(name)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "its register() failed"


def _from_log(record: logging.LogRecord) -> Finding:
    return Finding(
        "pelican",
        Severity.ERROR,
        f"Pelican reports: {record.getMessage().strip()}",
        "The build cannot be trusted with this. Mend what it names.",
    )


def _unforeseen(error: Exception, project: Path, log: Path) -> Finding:
    """A template error names its file and line; anything else points at the log."""
    line, file = getattr(error, "lineno", None), getattr(error, "filename", None)
    where = log.relative_to(project) if log.is_relative_to(project) else log
    if file and line and Path(file).is_absolute() and Path(file).is_relative_to(project):
        return Finding(
            "template",
            Severity.ERROR,
            f"The template cannot be rendered: {error}",
            "Correct the template at this line.",
            Path(file).relative_to(project).as_posix(),
            int(line),
        )
    return Finding(
        "build-failed",
        Severity.ERROR,
        f"The build ended unexpectedly: {type(error).__name__}: {error}",
        f"This is a mistake in the site's code or settings. The details are in {where}.",
    )


@contextmanager
def _in_folder(project: Path) -> Iterator[None]:
    """Works in the project's folder, with its plugins in reach."""
    before, path = Path.cwd(), list(sys.path)
    os.chdir(project)
    if str(project) not in sys.path:
        sys.path.insert(0, str(project))
    try:
        yield
    finally:
        os.chdir(before)
        sys.path[:] = path


@contextmanager
def _pelican_log() -> Iterator[list[logging.LogRecord]]:
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
