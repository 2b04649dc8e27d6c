"""Finds transition words: what ties a sentence to the one before it ("however", "as a result")."""

from __future__ import annotations

from collections.abc import Sequence

from . import lists
from .words import words as words_of

_SINGLE: frozenset[str] = frozenset()
_PHRASES: dict[str, tuple[str, ...]] = {}  # by first word; each phrase with a space on both sides
_PAIRS: tuple[tuple[str, str], ...] = ()


def _load() -> None:
    global _SINGLE, _PAIRS
    for phrase in lists.phrases("transitions"):
        found = words_of(phrase)
        if len(found) == 1:
            _SINGLE |= {found[0]}
        else:
            _PHRASES[found[0]] = (*_PHRASES.get(found[0], ()), f" {' '.join(found)} ")
    pairs = (line.split(" ... ") for line in lists.lines("transitions", "pairs"))
    _PAIRS = tuple((f" {first} ", f" {second} ") for first, second in pairs)


_load()


def has_transition(words: Sequence[str]) -> bool:
    """Whether a sentence, given as its words in lower case, has a transition word or phrase."""
    if not _SINGLE.isdisjoint(words):
        return True
    text = f" {' '.join(words)} "
    if any(phrase in text for word in _PHRASES.keys() & set(words) for phrase in _PHRASES[word]):
        return True
    return any(first in text and second in text[text.index(first) + len(first) - 1 :] for first, second in _PAIRS)
