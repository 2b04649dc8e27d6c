"""How a text uses its keyphrase, the words that a page hopes to be found by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from .words import content_words

# A count of a keyphrase's words in the text's own order of endings, longest first: plurals, -ing, -ed, -er, -ly.
_ENDINGS = re.compile(r"(?:ies|ied|ying|'s|ings?|ers?|ed|ly|e?s|y|e)$")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its grammatical ending: therapy, therapies and therapy's have the same stem."""
    if len(word) <= 4 and not word.endswith("s"):
        return word
    short = _ENDINGS.sub("", word, count=1)
    return short if len(short) >= 3 else word


def parts(words: Iterable[str]) -> list[str]:
    """The words with hyphenated ones taken apart ("attachment-based" is two here)."""
    found: list[str] = []
    for word in words:
        found.extend(part for part in word.split("-") if part) if "-" in word else found.append(word)
    return found


def phrase_words(keyphrase: str) -> list[str]:
    """The words of a keyphrase that matter; all of them when it is put in quotation marks."""
    return parts(content_words(keyphrase.replace("-", " ")))


def count_in(words: Sequence[str], keyphrase: str, *, forms: bool = True) -> int:
    """How often a sentence, given as its words in lower case, has all the words of a keyphrase, in any order.

    With `forms`, another form of a word counts too ("therapies" for "therapy").
    """
    wanted = phrase_words(keyphrase)
    if not wanted:
        return 0
    found = parts(words)
    if forms:
        wanted, found = [stem(word) for word in wanted], [stem(word) for word in found]
    return min(found.count(word) // wanted.count(word) for word in wanted)


def count(sentences: Iterable[Sequence[str]], keyphrase: str, *, forms: bool = True) -> int:
    """How often a text uses a keyphrase: all its words within one sentence."""
    return sum(count_in(words, keyphrase, forms=forms) for words in sentences)


@dataclass(frozen=True, slots=True)
class Use:
    """How often a text uses its keyphrase, and the least and most uses that suit its length."""

    count: int
    least: int
    most: int
    density: float  # uses in each hundred words, in percent


def use(sentences: Sequence[Sequence[str]], keyphrase: str, *, forms: bool = True) -> Use:
    """The use of a keyphrase in a text, with the limits of Yoast SEO.

    Those are 0.5 to 3 % of the words (3.5 % where other forms count too), less for longer phrases,
    and at least two uses from 100 words on; a shorter text has it once, or twice from 51 words on.
    """
    total = sum(len(parts(words)) for words in sentences)
    found = count(sentences, keyphrase, forms=forms)
    if total < 100:
        return Use(found, 1, 2 if total > 50 else 1, 100 * found / total if total else 0.0)
    # A long phrase fills more of the text each time, so Yoast SEO asks for it less often.
    hundreds = total / (100 * (0.7 + len(phrase_words(keyphrase)) / 3))
    least = max(2, ceil(0.5 * hundreds))
    most = max(2, floor((3.5 if forms else 3) * hundreds))
    return Use(found, least, most, 100 * found / total)


def reflects(heading: Sequence[str], keyphrase: str) -> bool:
    """Whether a heading, given as its words, has at least half of the keyphrase's words."""
    wanted = {stem(word) for word in phrase_words(keyphrase)}
    found = {stem(word) for word in parts(heading)}
    return bool(wanted) and 2 * len(wanted & found) >= len(wanted)
