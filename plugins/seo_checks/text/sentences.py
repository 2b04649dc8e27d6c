"""Cuts a text into sentences and their words, in one pass over what stands between its spaces."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from . import lists
from .words import words as words_of

_STOPS = ".!?…"
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«(["

_INSIDE = lists.words("abbreviations", "inside")
_NUMBER = lists.words("abbreviations", "number")
_NAME = lists.words("abbreviations", "name")
_TIME = lists.words("abbreviations", "time")
_SHORT = _INSIDE | _NUMBER | _NAME | _TIME
_STARTERS = lists.words("sentence_starts", "common")
_AFTER_TIME = lists.words("sentence_starts", "after_time")


class Cut(NamedTuple):
    """A sentence: its text, and its words in lower case with straight apostrophes."""

    text: str
    words: tuple[str, ...]


class _Chunk(NamedTuple):
    """What stands between two spaces: its words, the mark that may end a sentence, and the word before the mark with its stop."""

    words: tuple[str, ...]
    stop: str
    word: str
    plain: bool  # neither an abbreviation nor an initial nor a number


def cut(text: str) -> Iterator[Cut]:
    """The sentences of one block of text, with single spaces between their words.

    A full stop in an abbreviation, an initial, a decimal or a list's number does not end a
    sentence, and neither does a mark inside a quotation that goes on in small letters.
    """
    chunks = text.split()
    last = len(chunks) - 1
    start = 0
    words: list[str] = []
    for index, chunk in enumerate(chunks):
        look = _look(chunk)
        words += look.words
        if index == last or (look.stop and _ends(look, chunks[index + 1], first=index == start)):
            yield Cut(" ".join(chunks[start : index + 1]), tuple(words))
            start = index + 1
            words = []


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of one block of text."""
    return tuple(found.text for found in cut(text))


@lru_cache(maxsize=50_000)
def _look(chunk: str) -> _Chunk:
    words = tuple(words_of(chunk))
    bare = chunk.rstrip(_CLOSING).rstrip(_STOPS)
    stop = chunk[len(bare) :]
    if not stop or stop[0] not in _STOPS:
        return _Chunk(words, "", "", False)
    word = chunk[: len(bare) + 1].lstrip(_OPENING)
    return _Chunk(words, stop, word, len(word) > 2 and word not in _SHORT and not word[:-1].isdigit())


def _ends(look: _Chunk, following: str, *, first: bool) -> bool:
    """Whether a sentence ends before `following`; `first`: it would have no word before this one."""
    if look.plain and following[0].isupper():
        return True  # nearly always the case
    next_word = following.lstrip(_OPENING)
    if not next_word:
        return True
    if next_word[0].islower():
        return look.stop[0] in "!?" and look.stop[-1] in "!?"
    return look.stop[0] != "." or _full_stop_ends(look.word, next_word, first=first)


def _full_stop_ends(word: str, following: str, *, first: bool) -> bool:
    next_word = following.rstrip(",.;:!?").lower()
    if word in _INSIDE:
        return False
    if word in _NUMBER:
        return not following[0].isdigit()
    if word in _NAME or (len(word) == 2 and word[0].isupper()):
        return next_word in _STARTERS
    if word in _TIME:
        return next_word not in _AFTER_TIME
    return not (first and word[:-1].isdigit())
