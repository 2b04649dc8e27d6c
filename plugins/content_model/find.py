"""Finds a phrase in every word of the content: page texts, values of front matter, data files.

Both sides are compared as a reader would: without capitals, accents and the form of quotation marks and dashes, and across
the line ends and marks of Markdown. A telephone number is found however it is set out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from ..findings import in_one_line
from .entry import Entry
from .load.confined import find_files

_AROUND = 60  # characters of context on either side
_SIGNS = str.maketrans(
    {**dict.fromkeys("‘’‚‛`´", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)
_MARKS = re.compile(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]|\{[:#.][^{}\n]*\}|[*_\[\]|`\\]|^ *(?:>|#{1,6}(?= ))", re.MULTILINE)
_NAME = re.compile(
    r"^ *(?:- +)?[\w.-]+: ?(?:[>|][+-]?\s*$)?"
)  # a name in front of a value, and how its lines are joined
_ITEM = re.compile(r"^ *(?:[-*+]|\d+\.) ")
_REPEATED = re.compile(r"([-'])\1+")  # two hyphens are a dash; two apostrophes are one in YAML
_PHONE, _WITH_AREA = 7, 10  # digits of a North American telephone number, without and with the area
_LIKE_A_PHONE = re.compile(r"[\d ().+/-]+")
_BETWEEN = "\n"  # stands between words that no phrase joins
_DASHES = "---"


@dataclass(frozen=True, slots=True)
class Text:
    """A file to look in: its name for the staff, its path relative to the project, and what stands in it."""

    title: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A place of the phrase: the file, the line, counting from 1, and the words with those around them, on one line."""

    title: str
    source: str
    line: int
    before: str
    words: str
    after: str


def texts_of(content: Path, pages: Mapping[str, Entry]) -> Iterator[Text]:
    """Every page and data file of the content folder, as saved. `pages` are the pages that could be read, by source.

    Raises OSError for a file that cannot be opened.
    """
    for name in find_files(content).names:
        if name.endswith((".md", ".yaml")):
            source = f"content/{name}"
            title = pages[source].title if source in pages else name
            yield Text(title, source, (content / name).read_text(encoding="utf-8-sig", errors="replace"))


def find(texts: Iterable[Text], phrase: str) -> tuple[Found, ...]:
    """Every place of the phrase, in the order of the texts. A phrase without any letter or number is nowhere."""
    wanted = _plain(in_one_line(phrase))
    if not any(sign.isalnum() for sign in wanted):
        return ()
    pattern = re.compile(_phone_pattern(wanted) or re.escape(wanted))
    return tuple(found for text in texts for found in _find(text, pattern))


def _phone_pattern(wanted: str) -> str | None:
    """A pattern for the telephone number in any form, with or without the 1 in front; None for other words."""
    digits = "".join(sign for sign in wanted if sign.isdigit())
    if len(digits) < _PHONE or not _LIKE_A_PHONE.fullmatch(wanted):
        return None
    return r"(?<!\d)" + "[ ().+/-]*".join(digits.removeprefix("1") if len(digits) > _WITH_AREA else digits) + r"(?!\d)"


def _find(text: Text, wanted: re.Pattern[str]) -> Iterator[Found]:
    pieces = list(_pieces(text))
    plain = [_plain(words) + end for _, words, end in pieces]
    whole = "".join(plain)
    starts = [0, *accumulate(map(len, plain))]
    original = cache(lambda number: _lengths(pieces[number][1]))
    for place in wanted.finditer(whole):
        at, end = place.span()
        first, last = (bisect_right(starts, sign) - 1 for sign in (at, end - 1))
        start = bisect_right(original(first), at - starts[first]) - 1
        lengths, length = original(last), end - starts[last]
        stop = max(bisect_left(lengths, length), bisect_right(lengths, length) - 1)
        words = [words for _, words, _ in pieces[first : last + 1]]
        yield Found(text.title, text.source, pieces[first][0], *_with_context(words, start, stop))


def _with_context(words: list[str], start: int, stop: int) -> tuple[str, str, str]:
    """What stands before, at and after a place that begins in the first of some lines and ends in the last."""
    before, after = words[0][max(0, start - _AROUND) : start], words[-1][stop : stop + _AROUND]
    if start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if len(words[-1]) > stop + _AROUND:
        after = after.rpartition(" ")[0] + "…"
    found = [words[0][start:stop]] if len(words) == 1 else [words[0][start:], *words[1:-1], words[-1][:stop]]
    return before, " ".join(found), after


def _lengths(words: str) -> list[int]:
    """The length of the plain form of each beginning of the words."""
    lengths, last = [0], ""
    for sign in words:
        plain = _plain(sign)
        lengths.append(lengths[-1] + (0 if plain in ("-", "'") and plain == last else len(plain)))
        last = plain or last
    return lengths


def _pieces(text: Text) -> Iterator[tuple[int, str, str]]:
    """The words of each line with its number and what joins it to the next: a space, or what no phrase goes across."""
    lines = text.text.splitlines()
    is_page = text.source.endswith(".md")
    names = not is_page or (lines[:1] or [""])[0].rstrip() == _DASHES  # whether lines have names in front of values
    for number, line in enumerate(lines, 1):
        if is_page and line.rstrip() == _DASHES:
            names = names and number == 1
            yield number, "", _BETWEEN
            continue
        if names and line.lstrip().startswith("#"):
            continue  # a remark in a data file
        name = _NAME.match(line) if names else None
        start = name or _ITEM.match(line)
        if start is not None or not line.strip():
            yield number, "", _BETWEEN
        yield number, in_one_line(_MARKS.sub("", line[start.end() if start else 0 :])), " "


def _plain(words: str) -> str:
    """The words as they are compared. Of words without double spaces, each sign by itself, but for repeated marks."""
    if not words.isascii():
        apart = unicodedata.normalize("NFKD", words.translate(_SIGNS))
        words = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _REPEATED.sub(r"\1", words).casefold()
