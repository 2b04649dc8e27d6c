"""Finds runs of sentences that start with the same word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from . import lists

_PASSED_OVER = lists.words("sentence_starts", "passed_over")


def start_of(words: Sequence[str]) -> str:
    """The word that a sentence starts with for a reader: an article or number counts with the word behind it."""
    if len(words) > 1 and words[0] in _PASSED_OVER:
        return f"{words[0]} {words[1]}"
    return words[0] if words else ""


def runs(sentences: Iterable[Sequence[str]], least: int = 3) -> list[tuple[str, int, int]]:
    """Runs of at least `least` sentences with the same start: the start, the first one's index, how many."""
    found, index = [], 0
    for start, group in groupby(sentences, key=start_of):
        length = sum(1 for _ in group)
        if start and length >= least:
            found.append((start, index, length))
        index += length
    return found
