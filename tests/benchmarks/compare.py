"""Measures this project beside other generators: `uv run invoke benchmark`.

Every round runs each of them once, in turns, each in processes of its own: from an empty folder, again with nothing
changed, and again with one page edited. What other work the machine has at the time falls on all of them alike, so a
ratio is taken within a round; its median counts, and the least and the most are shown beside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .make_pages import FolderInUse, lay_out
from .peers import PELICAN, Peer, installed

STEPS = ("from nothing", "nothing changed", "one page edited")
LEAST = 3  # pages: the one that is edited is the third
# What all are held against, where it is installed.
AGAINST = (PELICAN, "Hugo")


class BuildFailed(Exception):
    """A generator did not build its site; the text is what it said."""


@dataclass(frozen=True)
class Measured:
    """One build: seconds on the clock, seconds of processors, and the largest process in MB."""

    peer: str
    step: str
    wall: float
    cpu: float
    megabytes: float


def measure(peer: Peer, folder: Path, pages: int) -> Iterator[Measured]:
    """The three steps of one round. Raises BuildFailed, also when fewer pages were written than there are."""
    for name in peer.made:
        shutil.rmtree(folder / name, ignore_errors=True)
    for step in STEPS:
        if step == STEPS[-1]:
            with (folder / peer.edited).open("a", encoding="utf-8") as page:
                page.write("\nOne sentence more.\n")
        yield _build(peer, folder, step)
        written = sum(1 for _ in (folder / "output").rglob("*.html"))
        if written < pages:
            raise BuildFailed(f"{peer.name} wrote {written} pages of {pages}.")


def _build(peer: Peer, folder: Path, step: str) -> Measured:
    with tempfile.TemporaryFile("w+") as said:
        started = time.perf_counter()
        process = subprocess.Popen(peer.command, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise BuildFailed(f"{peer.name} did not build its site:\n{said.read()[-2000:]}")
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Measured(peer.name, step, wall, used.ru_utime + used.ru_stime, kilobytes / 1024)


def rounds(peers: Sequence[Peer], root: Path, pages: int, count: int) -> list[list[Measured]]:
    """What each round measured. Another one begins each round."""
    found = []
    for number in range(count):
        at = number % len(peers)
        found.append([one for peer in (*peers[at:], *peers[:at]) for one in measure(peer, root / peer.name, pages)])
    return found


def table(peers: Iterable[str], found: list[list[Measured]]) -> list[str]:
    """The lines of the table."""
    names = list(peers)
    against = [name for name in AGAINST if name in names]
    lines = [
        f"{'':17}{'':17}{'wall s':>8}{'cpu s':>8}{'MB':>6}" + "".join(f"   {f'of {name}':<24}" for name in against)
    ]
    by_place = [{(one.peer, one.step): one for one in measured} for measured in found]
    for name in names:
        for step in STEPS:
            ones = [place[name, step] for place in by_place]
            figures = [
                statistics.median(values) for values in zip(*((o.wall, o.cpu, o.megabytes) for o in ones), strict=True)
            ]
            line = f"{name if step == STEPS[0] else '':17}{step:17}{figures[0]:8.2f}{figures[1]:8.2f}{figures[2]:6.0f}"
            for other in against:
                line += (
                    "   " + f"{_ratio([place[name, step].wall / place[other, step].wall for place in by_place]):<24}"
                )
            lines.append(line.rstrip())
    return lines


def _ratio(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def main() -> None:
    """Reads the command line, and lays out a project or measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--make", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    try:
        if given.pages < LEAST or given.rounds < 1:
            raise SystemExit(f"`--pages` takes a number from {LEAST} on, `--rounds` one from 1 on.")
        if given.make:
            lay_out(given.make, given.pages)
            print(f"Laid out {given.pages} pages in {given.make}. Build them there: uv run invoke build")
            return
        compare(given.pages, given.rounds)
    except (FolderInUse, BuildFailed) as problem:
        raise SystemExit(str(problem)) from None


def compare(pages: int, count: int) -> None:
    """Lays out a site for each generator that is installed, measures, and prints the table."""
    peers = installed()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        root = Path(name)
        for peer in peers:
            peer.lay_out(root / peer.name, pages)
        found = rounds(peers, root, pages, count)
    print(
        f"{pages} pages of 600 words, {os.cpu_count()} processors, medians of {count} rounds (the least to the most)\n"
    )
    print("\n".join(table([peer.name for peer in peers], found)))
    missing = [name for name in ("Hugo", "Eleventy", "MkDocs") if name not in {peer.name for peer in peers}]
    if missing:
        print(f"\nNot installed, and so not measured: {', '.join(missing)}.")


if __name__ == "__main__":
    main()
