"""`python -m plugins.static_hosts.command`: the commands that talk to a host. tasks.py passes on what invoke was told.

They run in a process of their own because their libraries (boto3, brotli, zstandard, ghp-import) are a
dependency group that a plain build does without.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from ..findings import printable, printable_lines
from ..site_engine.report import progress_on
from ..site_engine.system_words import system_words
from .hosts.base import PublishRefused
from .publish import Publisher
from .report import print_outcome, print_verdict

# Wherever a host goes live in one step nothing half-done is seen; the next publish clears it away.
_HALFWAY = "What is half done is finished or cleared away by the next publish."
Run = Callable[[Publisher, argparse.Namespace, Console], bool]


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command. 0: all is well; 1: something is not, and was said."""
    args = _parser().parse_args(arguments)
    console = Console(soft_wrap=True, highlight=False)
    run: Run = args.run
    try:
        return 0 if run(Publisher(Path(args.project).resolve(), args.settings), args, console) else 1
    except PublishRefused as refusal:
        console.print(f"[bold red]Refused:[/] {escape(printable_lines(str(refusal)))}")
    except OSError as error:
        console.print(f"[bold red]Stopped:[/] {escape(system_words(error))} {_HALFWAY}")
    except subprocess.TimeoutExpired as error:
        program = error.cmd[0] if isinstance(error.cmd, list) else error.cmd
        console.print(
            f"[bold red]Stopped:[/] {escape(printable(str(program)))} has not answered for {error.timeout:.0f} seconds. {_HALFWAY}"
        )
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.static_hosts.command", description=__doc__)
    parser.add_argument("--project", default=".", help="the project's folder")
    parser.add_argument("--settings", default="publishconf.py", help="the settings file of a production build")
    commands = parser.add_subparsers(required=True)

    def add(name: str, run: Run, words: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words)
        command.set_defaults(run=run)
        command.add_argument("--host", default="", help="the host's name (default: STATIC_HOSTS_HOST)")
        command.add_argument("--to", default="", help="the folder, for hosts that publish into one")
        return command

    command = add("publish", _publish, "build for production and put the site live, all or nothing")
    command.add_argument("--dry-run", action="store_true", help="build and check, and say what would be sent")
    command.add_argument("--if-due", action="store_true", help="only when a page fell due since the last publish")
    command.add_argument("--accept-unclean", action="store_true", help="also files that are not committed")
    take_over = "replace files that lie at the place already and were not published from here (s3)"
    command.add_argument("--take-over", action="store_true", help=take_over)
    command.add_argument("--all", action="store_true", help="print each finding, however many there are")
    command = add("verify", _verify, "compare what is live with what was published")
    command.add_argument("--url", default="", help="where to look (default: the site's own address)")
    command.add_argument("--wait", type=int, default=0, help="seconds to ask again while it is not live yet")
    command.add_argument("--repair", action="store_true", help="put right what differs, if the content is the same")
    command.add_argument("--all", action="store_true", help="print each difference, however many there are")
    add("rollback", _roll_back, "put the previous release back")
    return parser


def _publish(publisher: Publisher, args: argparse.Namespace, console: Console) -> bool:
    with progress_on(console) as progress:
        outcome = publisher.publish(
            host=args.host,
            to=args.to,
            dry_run=args.dry_run,
            if_due=args.if_due,
            accept_unclean=args.accept_unclean,
            take_over=args.take_over,
            progress=progress,
        )
    print_outcome(outcome, console, everything=args.all)
    return outcome.ok


def _verify(publisher: Publisher, args: argparse.Namespace, console: Console) -> bool:
    verdict = publisher.verify(args.url, host=args.host, to=args.to, wait=args.wait)
    print_verdict(verdict, console, everything=args.all)
    if verdict.ok or not args.repair:
        return verdict.ok
    with progress_on(console) as progress:
        outcome = publisher.publish(host=args.host, to=args.to, repair=True, progress=progress)
    print_outcome(outcome, console, everything=args.all)
    if not outcome.ok:
        return False
    verdict = publisher.verify(args.url, host=args.host, to=args.to, wait=args.wait)
    print_verdict(verdict, console, everything=args.all)
    return verdict.ok


def _roll_back(publisher: Publisher, args: argparse.Namespace, console: Console) -> bool:
    manifest = publisher.roll_back(host=args.host, to=args.to)
    console.print(
        f"[bold green]Put back:[/] release {manifest.id}, built {manifest.built:%Y-%m-%d %H:%M} UTC. "
        "It stays live until somebody publishes on purpose: `publish --if-due` does nothing until then."
    )
    return True


if __name__ == "__main__":
    raise SystemExit(main())
