"""The function behind `invoke check`: builds, reports in the form that was asked for, and says whether to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from rich.console import Console

from ..content_model.wording import many
from ..findings import Declaration, Finding, Severity, did_you_mean
from .baseline import write_baseline
from .messages import BASELINE_STALE
from .report import FORMATS, Report, make_report, render
from .report.model import fits
from .report.terminal import print_report
from .run import Checked

FAIL_ON = ("error", "warning", "never")


class CheckProblem(Exception):
    """The command cannot be carried out; the message says what to write instead."""


class Built(Protocol):
    """What a build came to, as far as a report needs it: its findings, the checks' own result if they ran, and what explains them."""

    @property
    def findings(self) -> Iterable[Finding]: ...

    @property
    def checked(self) -> Checked | None: ...

    @property
    def declarations(self) -> Iterable[Declaration]: ...


def run_check(
    build: Callable[[], Built],
    *,
    paths: Iterable[str] = (),
    format: str = "text",
    output: Path | None = None,
    fail_on: str = "error",
    baseline: Path | None = None,
    everything: bool = False,
    console: Console | None = None,
) -> bool:
    """Runs `build` and reports what its checks have found; true when all is well.

    The report goes to `output`, or to the console; there a text of very many findings is cut short unless `everything`
    is asked for. With `baseline` the findings are written to that
    file as known ones, and count no more. Raises CheckProblem.
    """
    if format not in FORMATS:
        raise CheckProblem(
            f"There is no format `{format}`. {did_you_mean(format, FORMATS)} Formats: {', '.join(FORMATS)}."
        )
    if fail_on not in FAIL_ON:
        raise CheckProblem(f"`--fail-on {fail_on}` is not known. Write one of: {', '.join(FAIL_ON)}.")
    built = build()
    result = built.checked
    paths = tuple(paths)
    _check_paths(paths, built)
    report = make_report(list(built.findings), result, paths, built.declarations)
    console = console or Console()
    if baseline is not None:
        return _write_baseline(baseline, result, console)
    _publish(report, format, output, console, everything)
    return not fails(report.findings, fail_on)


def _check_paths(paths: tuple[str, ...], built: Built) -> None:
    """Raises CheckProblem for a path or address that no page has: nothing would be found on it."""
    if built.checked is None:
        return
    pages = [(document.source, document.url) for document in built.checked.site]
    told = {(finding.file, finding.url) for finding in built.findings}
    for path in paths:
        if not any(fits((path,), *page) for page in (*pages, *told)):
            near = did_you_mean(path, [name for page in pages for name in page if name])
            raise CheckProblem(f"There is no page `{path}`. {near}".strip())


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether there is a finding at that severity or above."""
    if fail_on == "never":
        return False
    most = Severity(fail_on).rank
    return any(f.severity.rank <= most for f in findings)


def _publish(report: Report, format: str, output: Path | None, console: Console, everything: bool) -> None:
    if output is None:
        if format == "text":
            print_report(report, console, everything=everything)
        else:
            console.file.write(render(report, format))
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(render(report, format), encoding="utf-8")
    except OSError as error:
        raise CheckProblem(f"The report cannot be written to {output}: {error.strerror or error}.") from None
    numbers = report.summary
    words = (("errors", "error"), ("warnings", "warning"), ("info", "hint"))
    counted = ", ".join(many(numbers[name], word) for name, word in words)
    console.print(f"{counted}: {output}", highlight=False, soft_wrap=True)


def _write_baseline(path: Path, result: Checked | None, console: Console) -> bool:
    if result is None:
        raise CheckProblem("The build ended before the checks, so there is nothing to write into the baseline.")
    count = write_baseline(path, (*(f for f in result.findings if f.rule != BASELINE_STALE.id), *result.known))
    console.print(f"{many(count, 'finding')} in the baseline now: {path}", highlight=False, soft_wrap=True)
    return True
