"""The report for a terminal: grouped by page, the worst first, with what to do beside each finding."""

from __future__ import annotations

import io
from itertools import groupby

from rich.console import Console
from rich.text import Text

from ...findings import Finding, Severity
from .model import Report

_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
_MOST_PLACES = 4  # of one finding that stands on many pages, as one in a template does


def render_text(report: Report) -> str:
    """The report as plain text, for a file."""
    console = Console(file=io.StringIO(), width=110, color_system=None, force_terminal=False)
    print_report(report, console)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text.split("\n"))


def print_report(report: Report, console: Console) -> None:
    """Prints the report, and below it the numbers."""
    print_findings(report, console)
    _print_summary(report, console)


def print_findings(report: Report, console: Console) -> None:
    """Prints the findings by page; what stands on several pages comes once, at the end."""
    everywhere, own = report.by_place()
    for name, group in groupby(own, key=lambda f: (f.file, f.url)):
        _print_heading(name, console)
        for finding in sorted(group, key=lambda f: (f.severity.rank, f.line, f.column, f.rule)):
            _print_finding(finding, [], console)
    if everywhere:
        console.print(Text("\nOn several pages", style="bold"))
        for repeated in everywhere:
            _print_finding(repeated[0], [f.url or f.file for f in repeated], console)


def _print_heading(name: tuple[str, str], console: Console) -> None:
    file, url = name
    heading = Text("\n")
    heading.append(url or file or "The whole site", style="bold")
    if url and file:
        heading.append(f"  {file}", style="dim")
    console.print(heading)


def _print_finding(finding: Finding, places: list[str], console: Console) -> None:
    line = Text("  ")
    line.append(f"{_WORDS[finding.severity]:<8}", style=_COLORS[finding.severity])
    line.append(finding.message)
    line.append(f"  {finding.rule}", style="dim")
    console.print(line, soft_wrap=True)
    if finding.line and not (places and finding.file.endswith(".md")):  # each page has a line of its own
        console.print(Text(f"          {finding.where}", style="blue"), soft_wrap=True)
    if places:
        more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
        console.print(Text(f"          {', '.join(places[:_MOST_PLACES])}{more}", style="blue"), soft_wrap=True)
    if finding.fix:
        console.print(Text(f"          {finding.fix}", style="green" if console.is_terminal else ""), soft_wrap=True)


def _print_summary(report: Report, console: Console) -> None:
    numbers = report.summary
    line = Text("\n")
    if not report.complete:
        line.append("The pages were not checked, since the build ended before. ", style="bold red")
    parts = [
        _count(numbers["errors"], "error"),
        _count(numbers["warnings"], "warning"),
        _count(numbers["info"], "hint"),
    ]
    line.append(", ".join(parts), style="bold red" if numbers["errors"] else "bold green")
    if report.complete:
        line.append(f" on {_count(numbers['pages'], 'page')}")
    extra = [
        f"{numbers[name]} {word}"
        for name, word in (("waived", "waived"), ("baseline", "in the baseline"))
        if numbers[name]
    ]
    line.append(f" ({', '.join(extra)})." if extra else ".")
    console.print(line, soft_wrap=True)
    if report.findings:
        console.print(Text(f"`invoke explain {report.findings[0].rule}` tells more about a check.", style="dim"))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
