"""The report for a terminal: grouped by page, the worst first, with what to do beside each finding.

Of very many findings it shows a few of each rule, and says how many there are and how to see all.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from rich.console import Console
from rich.text import Text

from ...findings import Finding, Severity, printable
from .model import Report

_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
_MOST_PLACES = 4  # of one finding that stands on many pages, as one in a template does
_MOST = 100  # findings that somebody reads one after another; of more, a few of each rule are shown
_MOST_RULES, _MOST_MESSAGES = 20, 3
_SEE_ALL = "Add `--all` to see each of them, or ask for `uv run invoke check --format json`."


def render_text(report: Report) -> str:
    """The whole report as plain text, for a file."""
    console = Console(file=io.StringIO(), width=110, color_system=None, force_terminal=False)
    print_report(report, console, everything=True)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text.split("\n"))


def print_report(report: Report, console: Console, *, everything: bool = False) -> None:
    """Prints the report, and below it the numbers."""
    print_findings(report, console, everything=everything)
    _print_summary(report, console)


def print_findings(report: Report, console: Console, *, everything: bool = False) -> None:
    """Prints the findings by page; what stands on several pages comes once, at the end.

    Unless `everything` is asked for, more than a person reads are printed by rule, a few of each.
    """
    everywhere, own = report.by_place()
    if len(own) + len(everywhere) > _MOST and not everything:
        _print_by_rule(report.findings, console)
        return
    for name, group in groupby(own, key=lambda f: (f.file, f.url)):
        _print_heading(name, console)
        for finding in sorted(group, key=lambda f: (f.severity.rank, f.line, f.column, f.rule)):
            _print_finding(finding, [], console)
    if everywhere:
        console.print(Text("\nOn several pages", style="bold"))
        for repeated in everywhere:
            _print_finding(repeated[0], [f.url or f.file for f in repeated], console)


def _print_by_rule(findings: Sequence[Finding], console: Console) -> None:
    """The worst and most frequent rules, each with a few messages and where they stand, and how many there are."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.rule), []).append(finding)
    ranked = sorted(groups.items(), key=lambda group: (group[0][0].rank, -len(group[1]), group[0][1]))
    for (severity, rule), found in ranked[:_MOST_RULES]:
        heading = Text("\n" + _count(len(found), _WORDS[severity]), style=_COLORS[severity])
        heading.append(f" in {_files(found)}  ").append(printable(rule), style="bold")
        console.print(heading, soft_wrap=True)
        by_words: dict[tuple[str, str], list[Finding]] = {}
        for finding in found:
            by_words.setdefault((finding.message, finding.fix), []).append(finding)
        shown = list(by_words.values())[:_MOST_MESSAGES]
        for same in shown:
            places = [finding.where for finding in same]
            _print_finding(replace(same[0], line=0), places if any(places) else [], console)
        left = len(found) - sum(len(same) for same in shown)
        if left:
            console.print(Text(f"          and {left:,} more of other words", style="blue"), soft_wrap=True)
    rest = [finding for _, found in ranked[_MOST_RULES:] for finding in found]
    if rest:
        more = f"\n{len(rest):,} more of {_count(len(ranked) - _MOST_RULES, 'rule')}"
        console.print(Text(more, style="bold"), soft_wrap=True)
    total = f"\n{_count(len(findings), 'finding')} in {_files(findings)}, of which a few are shown. {_SEE_ALL}"
    console.print(Text(total), soft_wrap=True)


def _files(findings: Sequence[Finding]) -> str:
    return _count(len({finding.file or finding.url for finding in findings}), "file")


def _print_heading(name: tuple[str, str], console: Console) -> None:
    file, url = name
    heading = Text("\n")
    heading.append(printable(url or file or "The whole site"), style="bold")
    if url and file:
        heading.append(f"  {printable(file)}", style="dim")
    console.print(heading)


def _print_finding(finding: Finding, places: list[str], console: Console) -> None:
    line = Text("  ")
    line.append(f"{_WORDS[finding.severity]:<8}", style=_COLORS[finding.severity])
    line.append(printable(finding.message))
    line.append(f"  {printable(finding.rule)}", style="dim")
    if finding.mark:
        line.append(f"  {finding.mark}", style="bold")
    console.print(line, soft_wrap=True)
    if finding.line and not (places and finding.file.endswith(".md")):  # each page has a line of its own
        console.print(Text(f"          {printable(finding.where)}", style="blue"), soft_wrap=True)
    if places:
        more = f" and {len(places) - _MOST_PLACES:,} more" if len(places) > _MOST_PLACES else ""
        console.print(
            Text(f"          {printable(', '.join(places[:_MOST_PLACES]))}{more}", style="blue"), soft_wrap=True
        )
    if finding.fix:
        console.print(
            Text(f"          {printable(finding.fix)}", style="green" if console.is_terminal else ""), soft_wrap=True
        )


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
    if numbers["stop_publish"]:
        line.append(f"; {numbers['stop_publish']:,} of them would stop a publish")
    extra = [
        f"{numbers[name]} {word}"
        for name, word in (("waived", "waived"), ("baseline", "in the baseline"))
        if numbers[name]
    ]
    line.append(f" ({', '.join(extra)})." if extra else ".")
    console.print(line, soft_wrap=True)
    if report.findings:
        console.print(
            Text(f"`invoke explain {printable(report.findings[0].rule)}` tells more about a check.", style="dim")
        )


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
