"""From a bit of a page's text back to the line that somebody wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .as_read import as_typed, in_one_line

# What Markdown puts between the words that a reader sees and the ones in the file.
_MARKS = "*_`\\["
_MARKUP = re.compile(r"\]\([^)\n]{0,500}\)|\]\[[^\]\n]{0,500}\]|\]")


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
    if not words:
        return Place()
    text, plain = _plain_source(source)
    for count in (len(words), 12, 6, 4):
        if count > len(words):
            continue
        found = text.find(" ".join(words[:count]))
        if found >= 0:
            return Place(first_line + _line_of_word(plain, text.count(" ", 0, found)), 1)
    return Place()


def _line_of_word(plain: str, number: int) -> int:
    """The index of the line that holds the word with that number, both from 0."""
    for index, line in enumerate(plain.split("\n")):
        number -= len(line.split())
        if number < 0:
            return index
    raise AssertionError("a word that was found stands in no line")


def _plain(text: str) -> str:
    text = as_typed(text)
    for mark in _MARKS:
        text = text.replace(mark, "")
    return _MARKUP.sub("", text).lower()


@lru_cache(maxsize=64)
def _plain_source(source: str) -> tuple[str, str]:
    """The source's plain words on one line, and its plain lines."""
    plain = _plain(source)
    return in_one_line(plain), plain
