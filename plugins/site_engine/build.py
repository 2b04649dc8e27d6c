"""Builds the site: beside the last good output, which is replaced only by a build without an error."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..content_model.model import ContentModel
from ..findings import Declaration, Finding, Severity, in_order, messages_of
from ..recorded_reads import Cause
from ..seo_checks.run import Checked
from . import messages
from .pelican_adapter.run import Progress, run_pelican, unforeseen
from .problem import SessionProblem
from .session import Session
from .staging import staging_folder
from .swap import swap_into_place
from .system_words import refused_by_disk


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build came to. `ok` is true when there was no error and `output` holds the new site.

    `finished` is false when the build ended before every page was written: then `output` is what it was before,
    whatever errors were accepted. `size` is in bytes, `seconds` is wall time. `session` is None when the build ended
    before it was read,
    and `checked` is None when it ended before the checks. `causes` say why results were made, and not taken from what
    is kept; `trouble` what was wrong with that, in a few words, "" for nothing.
    """

    ok: bool
    output: Path
    findings: tuple[Finding, ...]
    pages: int = 0
    drafts: int = 0
    files: int = 0
    size: int = 0
    seconds: float = 0.0
    session: Session | None = None
    finished: bool = False
    checked: Checked | None = None
    causes: tuple[Cause, ...] = ()
    trouble: str = ""

    @property
    def model(self) -> ContentModel | None:
        """The content that the site was made from."""
        return self.session.model if self.session is not None else None

    @property
    def declarations(self) -> tuple[Declaration, ...]:
        """What explains the findings."""
        return self.session.contributions.declarations if self.session is not None else messages_of(messages)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that kept the new site from being put in place."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def build_site(
    project: Path,
    *,
    settings_file: str = "pelicanconf.py",
    output: Path | None = None,
    overrides: Mapping[str, Any] | None = None,
    accept: Callable[[Finding], bool] | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Builds `project` and swaps the new site with `output` (default: output/ in the project).

    `overrides` are Pelican settings. `accept` may let an error pass (a command that only reports
    findings accepts all of the checks'). `progress` is told the step ("reading", "writing",
    "checking") and the number of pages so far. Raises OSError when the disk refuses.
    """
    started = time.perf_counter()
    project = project.resolve()
    output = output or project / "output"
    if output.is_symlink():
        what = f"{output.name} is a link to {output.resolve()}, whose files a build would delete"
        return _unopened(output, (messages.OUTPUT_LINK.at(what),), started)
    output = output.resolve()
    log = output.parent / f".{output.name}.error.txt"
    if progress:
        progress("reading", 0)
    with staging_folder(output) as staging:
        try:
            session = Session.open(project, settings_file, overrides)
        except SessionProblem as problem:
            return _unopened(output, problem.findings, started)
        except Exception as error:
            if refused_by_disk(error):
                raise
            return _unopened(output, (unforeseen(error, project, log),), started)
        outcome = run_pelican(session, staging, log, progress)
        findings = tuple(in_order(outcome.build.findings))
        ok = outcome.finished and not any(f.severity is Severity.ERROR and not (accept and accept(f)) for f in findings)
        files = [p for p in staging.rglob("*") if p.is_file()]
        size = sum(p.stat().st_size for p in files)
        if ok:
            swap_into_place(staging, output)
    made = outcome.build.made()
    return BuildResult(
        ok,
        output,
        findings,
        pages=len(made),
        drafts=sum(not entry.listed for entry in made),
        files=len(files),
        size=size,
        seconds=time.perf_counter() - started,
        session=session,
        finished=outcome.finished,
        checked=outcome.build.checked,
        causes=tuple(outcome.build.kept.causes),
        trouble=outcome.build.kept.trouble,
    )


def _unopened(output: Path, findings: tuple[Finding, ...], started: float) -> BuildResult:
    return BuildResult(False, output, tuple(in_order(findings)), seconds=time.perf_counter() - started)
