"""Builds the site: beside the last good output, which is replaced only by a build without an error."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import signals

from ..content_model.model import ContentModel
from ..findings import Finding, Severity, in_order
from .pelican_run import run_pelican
from .staging import staging_folder
from .swap import swap_into_place

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build came to. `ok` is true when there was no error and `output` holds the new site.

    `finished` is false when the build ended before every page was written: then `output` is what it was before,
    whatever errors were accepted. `size` is in bytes, `seconds` is wall time. `model` is None when the build ended
    before it was read.
    """

    ok: bool
    output: Path
    findings: tuple[Finding, ...]
    pages: int = 0
    drafts: int = 0
    files: int = 0
    size: int = 0
    seconds: float = 0.0
    model: ContentModel | None = None
    finished: bool = False

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
    output = (output or project / "output").resolve()
    with staging_folder(output) as staging:
        with _watched(progress):
            outcome = run_pelican(
                project,
                settings_file,
                {**(overrides or {}), "OUTPUT_PATH": str(staging)},
                output.parent / f".{output.name}.error.txt",
            )
        findings = tuple(in_order(outcome.findings))
        ok = outcome.finished and not any(f.severity is Severity.ERROR and not (accept and accept(f)) for f in findings)
        files = [p for p in staging.rglob("*") if p.is_file()]
        size = sum(p.stat().st_size for p in files)
        if ok:
            swap_into_place(staging, output)
    return BuildResult(
        ok,
        output,
        findings,
        outcome.pages,
        outcome.drafts,
        len(files),
        size,
        time.perf_counter() - started,
        outcome.run.model if outcome.run else None,
        outcome.finished,
    )


class _watched:
    """Tells `progress` of Pelican's steps while a build runs."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._written = 0

    def __enter__(self) -> None:
        if self._progress:
            signals.initialized.connect(self._reading)
            signals.content_written.connect(self._writing)
            signals.finalized.connect(self._checking)

    def __exit__(self, *_: object) -> None:
        signals.initialized.disconnect(self._reading)
        signals.content_written.disconnect(self._writing)
        signals.finalized.disconnect(self._checking)

    def _reading(self, _: object) -> None:
        assert self._progress
        self._progress("reading", 0)

    def _writing(self, _: object, **__: object) -> None:
        assert self._progress
        self._written += 1
        self._progress("writing", self._written)

    def _checking(self, _: object) -> None:
        assert self._progress
        self._progress("checking", self._written)
