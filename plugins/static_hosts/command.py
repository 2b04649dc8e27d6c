"""The commands that need a host, for `python -m plugins.static_hosts.command`; tasks.py passes on what invoke was told.

They run in a process of their own because their libraries (boto3, brotli, zstandard, ghp-import) are a
dependency group that a plain build does without.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from ..findings import Severity
from ..site_build.report import print_findings, progress_on
from .deploy import Outcome
from .hosts.base import PublishRefused
from .publish import Publisher
from .settings import HOSTS

_MOST_NAMED = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command. 0: done; 1: something stands in the way, and was said."""
    told = _parser().parse_args(arguments)
    console = Console(soft_wrap=True, highlight=False)
    publisher = Publisher(Path(told.project).resolve(), told.settings)
    try:
        done: int = told.run(publisher, told, console)
        return done
    except PublishRefused as refusal:
        console.print(f"[bold red]Refused:[/] {_plain(str(refusal))}")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.static_hosts.command", description=__doc__)
    parser.add_argument("--project", default=".", help="the project's folder")
    parser.add_argument("--settings", default="publishconf.py", help="the settings file of a production build")
    commands = parser.add_subparsers(required=True)

    def add(name: str, run: object, words: str, *, host: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words)
        command.set_defaults(run=run)
        if host:
            command.add_argument(
                "--host", default="", choices=["", *HOSTS], help="where to (default: STATIC_HOSTS_HOST)"
            )
            command.add_argument("--to", default="", help="the folder, for hosts that publish into one")
        return command

    command = add("publish", _publish, "build for production and put the site live, all or nothing")
    command.add_argument("--dry-run", action="store_true", help="build and check, and say what would be sent")
    command.add_argument("--if-due", action="store_true", help="only when a page fell due since the last publish")
    command.add_argument("--accept-unclean", action="store_true", help="also files that are not committed")
    command = add("verify", _verify, "compare what is live with what was published")
    command.add_argument("url", nargs="?", default="", help="where to look (default: the site's own address)")
    command.add_argument(
        "--wait", type=int, default=0, metavar="SECONDS", help="ask again until it is live, so long at most"
    )
    add("rollback", _roll_back, "put the previous release back")
    command = add("redirect", _redirect, "send an old address to a new one", host=False)
    command.add_argument("old")
    command.add_argument("new", nargs="?", default="")
    command.add_argument("--gone", action="store_true", help="the old address is gone for good (410)")
    add("next-due", _next_due, "say when the next build is needed", host=False)
    command = add("preview", _preview, "build what would be published, to look at", host=False)
    command.add_argument("--output", default="output")
    return parser


def _publish(publisher: Publisher, told: argparse.Namespace, console: Console) -> int:
    with progress_on(console) as progress:
        outcome = publisher.publish(
            host=told.host, to=told.to, dry_run=told.dry_run, if_due=told.if_due,
            accept_unclean=told.accept_unclean, progress=progress,
        )  # fmt: skip
    print_findings(outcome.findings, console)
    if not outcome.ok:
        errors = sum(f.severity is Severity.ERROR for f in outcome.findings)
        console.print(f"[bold red]Not published:[/] {errors} to mend. What is live is as it was.")
        return 1
    console.print(_summary(outcome))
    return 0


def _summary(outcome: Outcome) -> str:
    if outcome.unchanged:
        return "[bold green]Nothing to do:[/] what is live is what would be published."
    assert outcome.manifest is not None
    names = [f"  + {_plain(path)}" for path in outcome.sent.uploaded] + [
        f"  - {_plain(path)}" for path in outcome.sent.deleted
    ]
    if len(names) > _MOST_NAMED and not outcome.dry_run:
        names = [*names[:_MOST_NAMED], f"  ... and {len(names) - _MOST_NAMED} more"]
    done = "[bold]Would publish[/]" if outcome.dry_run else "[bold green]Published[/]"
    sent = f"{len(outcome.sent.uploaded)} files sent, {len(outcome.sent.deleted)} removed"
    return "\n".join([*names, f"{done} release {outcome.manifest.id}: {sent}."])


def _verify(publisher: Publisher, told: argparse.Namespace, console: Console) -> int:
    verdict = publisher.verify(told.url, host=told.host, to=told.to, wait=told.wait)
    print_findings(verdict.findings, console)
    asked = f"{verdict.files} files, {verdict.redirects} redirects, {verdict.copies} compressed copies, {verdict.requests} requests"
    if verdict.ok:
        console.print(f"[bold green]Live as published:[/] {asked}.")
        return 0
    console.print(f"[bold red]Not as published:[/] {len(verdict.findings)} differences ({asked}).")
    return 1


def _roll_back(publisher: Publisher, told: argparse.Namespace, console: Console) -> int:
    manifest = publisher.roll_back(host=told.host, to=told.to)
    console.print(f"[bold green]Put back[/] release {manifest.id}, built {manifest.built:%Y-%m-%d %H:%M} UTC.")
    return 0


def _redirect(publisher: Publisher, told: argparse.Namespace, console: Console) -> int:
    findings = publisher.redirect(told.old, told.new, gone=told.gone)
    if findings:
        print_findings(findings, console)
        return 1
    console.print(
        f"[bold green]Added:[/] {_plain(told.old)} → {_plain(told.new) or 'gone for good (410)'}. Publish to put it live."
    )
    return 0


def _next_due(publisher: Publisher, told: argparse.Namespace, console: Console) -> int:
    due = publisher.next_due()
    console.print(f"{due.moment.isoformat()}  {_plain(due.what)}" if due else "Nothing is planned.")
    return 0


def _preview(publisher: Publisher, told: argparse.Namespace, console: Console) -> int:
    output = publisher.project / told.output
    with progress_on(console) as progress:
        result = publisher.preview(output, progress)
    print_findings(result.findings, console)
    if not result.ok:
        console.print("[bold red]Not built:[/] the content has to be mended first.")
        return 1
    stopping = len(result.errors)
    after = f"{stopping} would stop a publish." if stopping else "Nothing would stop a publish."
    console.print(f"[bold green]Built[/] {_plain(str(output))} as it would be published. {after}")
    return 0


def _plain(text: str) -> str:
    """Text that rich prints as it is."""
    return escape(text)


if __name__ == "__main__":
    raise SystemExit(main())
