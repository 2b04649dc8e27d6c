"""Flesch reading ease and the Flesch-Kincaid grade: two formulas over words, sentences and syllables.

They rank texts; they do not prove that one is easy (the NHS service manual says so of every such
score). Sources: Flesch R. A new readability yardstick. J Appl Psychol 1948;32(3):221-233.
Kincaid JP and others. Derivation of new readability formulas for Navy enlisted personnel. 1975.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from .syllables import syllables


@dataclass(frozen=True, slots=True)
class Readability:
    """`ease` runs from about 0 (very hard) to 100 (very easy); `grade` is a US school grade."""

    ease: float
    grade: float


def readability(sentences: Sequence[Sequence[str]]) -> Readability | None:
    """The scores of sentences given as their words in lower case; None when there are no words."""
    words = list(chain.from_iterable(sentences))
    if not words:
        return None
    per_sentence = len(words) / sum([1 for sentence in sentences if sentence])
    per_word = sum(map(syllables, words)) / len(words)
    return Readability(
        ease=206.835 - 1.015 * per_sentence - 84.6 * per_word,
        grade=0.39 * per_sentence + 11.8 * per_word - 15.59,
    )
