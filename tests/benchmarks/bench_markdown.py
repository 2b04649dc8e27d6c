"""How much faster a quick Markdown parser is: `uv run --group test python -m tests.benchmarks.bench_markdown`.

The bodies of generated pages and of the clinic's own are converted with the library's own parser and with the quick one,
in turns, with the same extensions. What counts is the ratio of each pair of rounds: its median, and the lowest and highest.
Then texts of one part over and over, which show how time grows with length: both parsers, at a length and at four times it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from markdown import Markdown

from plugins.content_model.markdown.convert import _CONFIG, _EXTENSIONS
from plugins.content_model.markdown.quick import speed_up
from tests.benchmarks.make_pages import make_pages
from tests.support.site import PROJECT

PARTS = (
    "[", "![", "[a](", "[a][", "[a](b 'c ", "[[a]", "[^", "\\*", "<b>", "&amp; ", "[a](b) ", "a*", "*a* ", "`a ", "<", "<a ", "# a\n", "a\n***\n",
    "a\n===\n", "*[a]: b\n", "- a\n", "> a\n",
)  # fmt: skip
SHORT = 3000  # characters: at four times that, the library's own parser takes some seconds for brackets


def parser(*, quick: bool) -> Markdown:
    """The extensions of the clinic's pages, less the blocks, which are the same to both."""
    md = Markdown(extensions=_EXTENSIONS, extension_configs=_CONFIG, output_format="html")
    if quick:
        speed_up(md)
    return md


def seconds(md: Markdown, texts: Iterable[str]) -> float:
    """Processor time for converting them all."""
    started = time.process_time()
    for text in texts:
        md.reset().convert(text)
    return time.process_time() - started


def compare(name: str, texts: list[str], rounds: int) -> None:
    """Prints the time a page and the ratio."""
    plain, quick = parser(quick=False), parser(quick=True)
    for text in texts:
        assert plain.reset().convert(text) == quick.reset().convert(text)
    pairs = [(seconds(plain, texts), seconds(quick, texts)) for _ in range(rounds)]
    ratios = sorted(own / library for library, own in pairs)
    library, own = (statistics.median(column) * 1000 / len(texts) for column in zip(*pairs, strict=True))
    print(f"{name}: {len(texts)} pages, {rounds} rounds; library {library:.2f} ms a page, quick {own:.2f}")
    print(f"    ratio {statistics.median(ratios):.3f} (from {ratios[0]:.3f} to {ratios[-1]:.3f})")


def grow(part: str) -> None:
    """Prints the milliseconds for a short and for a long text of one part, and how often the one goes into the other."""
    row = []
    for quick in (False, True):
        short, long = (seconds(parser(quick=quick), [part * (size // len(part))]) for size in (SHORT, 4 * SHORT))
        row.append(f"{short * 1000:8.1f} {long * 1000:8.1f} {long / short:5.1f} times")
    print(f"    {part!r:12} {row[0]}   | {row[1]}")


def bodies(content: Path) -> list[str]:
    """The Markdown below the front matter of each page."""
    return [path.read_text("utf-8").split("---\n", 2)[-1] for path in sorted(content.rglob("*.md"))]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-markdown-") as folder:
        compare("Generated pages", bodies(make_pages(Path(folder) / "content", given.pages)), given.rounds)
    own = bodies(PROJECT / "content")
    compare("The clinic's pages", own * max(1, 200 // len(own)), given.rounds)
    print(f"One part over and over, {SHORT} and {4 * SHORT} characters, ms: the library | quick")
    for part in PARTS:
        grow(part)


if __name__ == "__main__":
    main()
