"""What a build prints: progress while it works, then where the site is, or what has to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from ..findings import Finding, Severity, has_placeholder, printable
from ..seo_checks.report import make_report
from ..seo_checks.report.terminal import print_findings as print_by_page
from .build import BuildResult
from .pelican_adapter.run import Progress

_STEPS = {"reading": "Reading the content", "writing": "Writing pages", "checking": "Checking pages"}


@contextmanager
def progress_on(console: Console) -> Iterator[Progress | None]:
    """A line that says what is being done; None when the output is not a terminal."""
    if not console.is_terminal:
        yield None
        return
    with console.status("Starting ...") as status:
        yield lambda step, pages: status.update(f"{_STEPS[step]} ..." + (f" {pages}" if pages else ""))


def print_result(result: BuildResult, console: Console, *, project: Path, everything: bool = False) -> None:
    """The findings by file, then one paragraph of summary."""
    print_findings(result.findings, console, everything=everything)
    if result.ok:
        drafts = f" ({result.drafts} of them drafts, which a publish build leaves out)" if result.drafts else ""
        console.print(
            f"[bold green]Built[/] {escape(_relative(result.output, project))}/  "
            f"{_count(result.pages, 'page')}{drafts}, {_count(result.files, 'file')}, {_bytes(result.size)}, "
            f"in {result.seconds:.1f} s",
            highlight=False,
        )
        if result.trouble:
            console.print(
                f"What earlier builds kept could not be used ({escape(result.trouble)}), so the pages were made anew.",
                highlight=False,
            )
        _print_left(result, console)
    else:
        kept = "The last good site in output/ is as it was." if result.output.exists() else "Nothing was written."
        errors = len(result.errors)
        console.print(f"[bold red]Not built:[/] {_count(errors, 'error')} to mend. {kept}", highlight=False)


def _print_left(result: BuildResult, console: Console) -> None:
    """What a publish would be refused for, as far as this build can tell."""
    stopping = sum(finding.stops_publish for finding in result.findings)
    facts = result.model.facts if result.model else {}
    stand_ins = sum(has_placeholder(fact) for fact in facts.values())
    left = [_count(stopping, "finding")] if stopping else []
    left += [f"{_count(stand_ins, 'fact')} that the clinic has still to tell"] if stand_ins else []
    if left and not (result.session and result.session.publish):
        console.print(
            f"[yellow]It could not be published yet:[/] {' and '.join(left)} would stop a publish. "
            "`uv run invoke preview` lists them.",
            highlight=False,
        )


def print_findings(findings: tuple[Finding, ...], console: Console, *, everything: bool = False) -> None:
    """Errors and warnings as `invoke check` prints them; hints are left to that command.

    Of very many, only a few of each rule, unless `everything` is asked for.
    """
    shown = [f for f in findings if f.severity is not Severity.INFO]
    if shown:
        print_by_page(make_report(shown, None, ()), console, everything=everything)
        console.print()


def _relative(path: Path, project: Path) -> str:
    return printable(path.relative_to(project).as_posix() if path.is_relative_to(project) else str(path))


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _bytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"
