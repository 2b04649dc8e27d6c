"""From a bit of a page's text back to the line that somebody wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# What typography and Markdown put between the words that a reader sees and the ones in the file.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_MARKUP = re.compile(r"[*_`\\]|\[|\]\([^)]*\)|\]\[[^\]]*\]|\]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file; `line` and `column` count from 1, and 0 means unknown."""

    line: int = 0
    column: int = 0


def locate(source: str, wanted: str, *, nth: int = 0, first_line: int = 1) -> Place:
    """The place of the nth (from 0) appearance of `wanted` in `source`.

    Looks for the exact text first, then for the same words with Markdown's marks, smart quotes and
    line breaks taken away; for a long text its first words are enough. `first_line` is the number
    of the source's first line (a body that follows front matter does not start at 1).
    """
    wanted = wanted.strip()
    if not wanted:
        return Place()
    start = -1
    for _ in range(nth + 1):
        found = source.find(wanted, start + 1)
        if found < 0:
            break
        start = found
    if start >= 0:
        line = source.count("\n", 0, start)
        return Place(first_line + line, start - source.rfind("\n", 0, start))
    return _by_words(source, wanted, first_line)


def _by_words(source: str, wanted: str, first_line: int) -> Place:
    words = _plain(wanted).split()
    text, lines = _plain_source(source)
    for count in (len(words), 12, 6, 4):
        if count > len(words):
            continue
        found = text.find(" ".join(words[:count]))
        if found >= 0:
            return Place(first_line + lines[found], 1)
    return Place()


def _plain(text: str) -> str:
    return _SPACE.sub(" ", _MARKUP.sub("", text.translate(_PLAIN))).strip().lower()


@lru_cache(maxsize=64)
def _plain_source(source: str) -> tuple[str, list[int]]:
    """The source's words on one line, and for each character the index of the line it came from."""
    text: list[str] = []
    lines: list[int] = []
    for number, line in enumerate(source.splitlines()):
        plain = _plain(line)
        if plain:
            text.append(plain + " ")
            lines.extend([number] * (len(plain) + 1))
    return "".join(text), lines
