"""What the publishing commands print: what stood in the way, or what went live."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from ..content_model.wording import many
from ..findings import Finding, printable
from ..site_engine.report import print_findings
from .checklist import Checklist
from .deploy import Outcome
from .verify import Verdict

_SHOWN = 20
_MOST_PLACES = 4


def print_outcome(outcome: Outcome, console: Console, *, everything: bool = False) -> None:
    """The findings, then one line: live, unchanged, would be sent, or refused with what is live untouched.

    Of very many findings only a few of each rule are shown, unless `everything` is asked for.
    """
    print_findings(outcome.checklist.leaves(outcome.findings), console, everything=everything)
    print_checklist(outcome.checklist, console, everything=everything)
    if not outcome.ok:
        errors = sum(f.severity.rank == 0 for f in outcome.findings)
        text = f"[bold red]Not published:[/] {errors:,} to mend. What is live is as it was."
    elif outcome.held and outcome.manifest is not None and outcome.manifest.put_back is not None:
        live = outcome.manifest
        text = (
            f"[bold yellow]Held:[/] release {live.id} was put back on {live.put_back:%Y-%m-%d %H:%M} UTC, and stays live "
            "until somebody publishes on purpose: `uv run invoke publish`."
        )
    elif outcome.unchanged:
        text = "[bold green]Nothing to do:[/] what is live is what would be published."
    else:
        _print_files(outcome, console)
        if outcome.damage:
            right = "Would put right" if outcome.dry_run else "Put right"
            number = len(outcome.damage)
            files = "1 file that was" if number == 1 else f"{number} files that were"
            console.print(f"{right}: {files} not as published.")
        sent, gone = len(outcome.sent.uploaded), len(outcome.sent.deleted)
        done = "Would publish" if outcome.dry_run else "Published"
        text = f"[bold green]{done}:[/] {sent} files sent, {gone} deleted."
        if outcome.manifest is not None and not outcome.dry_run:
            text += f" Release {outcome.manifest.id}, {escape(printable(outcome.manifest.site))}"
    console.print(text, highlight=False, soft_wrap=True)


def print_checklist(checklist: Checklist, console: Console, *, everything: bool = False) -> None:
    """The list while the site is being set up: how far it is, what is done, and for the rest where to write what."""
    if not checklist.is_setting_up:
        return
    done = checklist.done
    console.print(Text(f"\nBefore the first publish: {len(done)} of {len(checklist.steps)} done", style="bold"))
    if done:
        _print_step("done", "green", ", ".join(step.name for step in done), console)
    for step in checklist.to_do:
        if not step.told:
            _print_step("to do", "yellow", f"{step.name}: {len(step.left):,} to mend, listed above", console)
            continue
        _print_step("to do", "yellow", step.name, console)
        by_fix: dict[str, list[Finding]] = {}
        for finding in step.left:
            by_fix.setdefault(finding.fix, []).append(finding)
        for fix, found in by_fix.items():
            shown = found if everything else found[:_MOST_PLACES]
            more = f" and {len(found) - len(shown)} more" if len(found) > len(shown) else ""
            if len(found) == 1:
                console.print(Text(f"          {printable(found[0].message)}"), soft_wrap=True)
            places = ", ".join(printable(finding.where) for finding in shown)
            console.print(Text(f"          {places}{more}", style="blue"), soft_wrap=True)
            console.print(
                Text(f"          {printable(fix)}", style="green" if console.is_terminal else ""), soft_wrap=True
            )
    console.print()


def _print_step(state: str, color: str, words: str, console: Console) -> None:
    console.print(Text(f"  {state:<8}", style=color).append(printable(words), style="default"), soft_wrap=True)


def print_verdict(verdict: Verdict, console: Console, *, everything: bool = False) -> None:
    """What differs between what is live and what was published, then what was looked at."""
    print_findings(verdict.findings, console, everything=everything)
    looked = f"{verdict.requests} requests: {verdict.files} files, {verdict.redirects} redirects, {verdict.copies} compressed copies"
    text = (
        "[bold green]Live as published[/]"
        if verdict.ok
        else f"[bold red]{many(len(verdict.findings), 'difference')}[/]"
    )
    console.print(f"{text} ({looked}).", highlight=False, soft_wrap=True)


def _print_files(outcome: Outcome, console: Console) -> None:
    for sign, names in (("+", outcome.sent.uploaded), ("-", outcome.sent.deleted)):
        for name in names[:_SHOWN]:
            console.print(f"  {sign} {printable(name)}", highlight=False, markup=False, soft_wrap=True)
        if len(names) > _SHOWN:
            console.print(f"  {sign} ... and {len(names) - _SHOWN} more", highlight=False)
