"""Counts the syllables of English words by how they are spelled."""

from __future__ import annotations

import re
from functools import lru_cache

from . import lists

_VOWELS = re.compile(r"[aeiouy]+")
_NOT_LETTERS = re.compile(r"[^a-z]+")

# Endings that are written with a vowel and spoken without one.
_SILENT = re.compile(
    r"(?:[^aeiouy](?:es|ed)|[^laeiouy]e|[aeiouy]le|[aeiouy]l?les|ques?|[^aeiouy]ely|[^aeiouy]e(?:ful|less|ment|ness)\w*)$"
)
# ... and those among them that are spoken after all: wanted, needed, changes, boxes.
_SPOKEN = re.compile(r"(?:[td]ed|(?:[sxz]|ch|sh|[cg])es|[^aeiouy]led|[^aeiouy]les|[^aeiouy]le)$")
# Two vowels that belong to two syllables: cre-ate, sci-ence, du-al, ex-pe-ri-ence, be-ing, re-act.
_TWO = re.compile(
    r"(?:ia(?!l(?:ly|s)?$)|[^cstgx]ia(?:l|n)|[^cstxg]io(?!us)|[^cg]iou|ie(?:nce|nt(?!\w*ti))|iet|[aeiouy].*[^aeiouy]ie(?:r|st)$|eou?s?(?=[^aeiouy]*$)"
    r"|ua(?:l|t|r)|uou|ui(?:t[iy]|n|d)|[aeiouy]ing|e[ao](?:t(?:e|i)|ct)|iu|uity|oet|oe[mr])"
)
_ONE = re.compile(r"(?:[ct]ia[ln](?!t)|[ct]ien[tc]|[cstx]ious|geous|gion|[lnv]io[nr]|nia$|gu[aei]|qu[aeiou])")


def _by_number() -> dict[str, int]:
    return {word: number for number in (2, 3, 4) for word in lists.words("syllables", str(number))}


_KNOWN = _by_number()


# No word of English is longer; what is, is an address or noise, which is not worth a closer look.
_LONGEST = 45


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """The number of syllables of a word in lower case; at least 1. A hyphenated word counts its parts."""
    if word in _KNOWN:
        return _KNOWN[word]
    if len(word) > _LONGEST:
        return len(word) // 3
    parts = [part for part in _NOT_LETTERS.split(word.replace("'", "")) if part]
    return max(1, sum(_KNOWN.get(part) or _in_part(part) for part in parts))


def _in_part(part: str) -> int:
    found = len(_VOWELS.findall(part))
    if _SILENT.search(part) and not _SPOKEN.search(part):
        found -= 1
    found += len(_TWO.findall(_ONE.sub("_", part)))
    if part.endswith(("sm", "thm")):
        found += 1
    return max(1, found)
