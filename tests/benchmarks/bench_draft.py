"""Measures an unsaved draft: `uv run --group test python -m tests.benchmarks.bench_draft`.

The clinic's longest page is changed by a word and goes the whole way, from its bytes to its HTML and its findings, on the
clinic's own site and on one with generated pages added. Prints the median processor time of each, and their ratio; the
two sites take turns. The aim: 50 ms on either, and at most a fifth more on the larger.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from plugins.site_engine.session import Session
from plugins.site_engine.steps import make_draft
from tests.benchmarks.make_pages import make_pages
from tests.support.site import PROJECT


def lay_out(folder: Path, pages: int) -> Path:
    """The clinic's content with sections of generated pages beside its own; returns the content folder."""
    content = folder / "content"
    shutil.copytree(PROJECT / "content", content)
    for section in (make_pages(folder / "generated", pages) / "pages").iterdir():
        if section.is_dir():
            shutil.copytree(section, content / "pages" / section.name)
    return content


def draft_seconds(session: Session, source: str, number: int) -> float:
    """The processor time that one draft takes, in seconds."""
    data = (session.project / source).read_bytes() + f"\nA sentence more, number {number}.\n".encode()
    start = time.process_time()
    made = make_draft(source, data, session)
    seconds = time.process_time() - start
    if made.document is None or f"number {number}." not in made.html:
        raise SystemExit(f"The draft was not made: {made.findings[:3]}")
    return seconds


def main() -> None:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = lay_out(Path(folder), options.pages)
        sessions = [Session.open(PROJECT), Session.open(PROJECT, overrides={"PATH": str(content)})]
        source = max(sessions[0].model.entries, key=lambda entry: len(entry.body)).source
        taken: list[list[float]] = [[], []]
        for number in range(options.repeats + 3):
            for seconds, session in zip(taken, sessions, strict=True):
                seconds.append(draft_seconds(session, source, number))
        medians = [statistics.median(seconds[3:]) for seconds in taken]  # the first ones load code and templates
        for session, median in zip(sessions, medians, strict=True):
            print(f"{source}, one of {len(session.model.entries)} pages: median {median * 1000:.1f} ms")
        print(f"ratio {medians[1] / medians[0]:.2f}")


if __name__ == "__main__":
    main()
