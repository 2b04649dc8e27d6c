"""How alike two texts are: the share of word sequences (shingles) that they have in common.

A sketch of a text is a small sample of its shingles, so that thousands of texts can be compared
without comparing each with each. Sources: Broder AZ. On the resemblance and containment of
documents. 1997. Li P, Owen A, Zhang C. One permutation hashing. 2012.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

SIZE = 5  # words to a shingle
ROWS = 4  # numbers to a band
BANDS = 10  # two texts that share 90 % of their shingles have no band in common once in 40,000 pairs
SMALL = 6  # texts in a bucket that are compared each with each
Sketch = tuple[int, ...]

_BINS = ROWS * BANDS
_NONE = 2**63 - 1


def shingles(words: Sequence[str]) -> frozenset[int]:
    """Numbers that stand for each sequence of five words; the same in every process."""
    numbers = list(map(_number, words))
    # The hash of a tuple of integers does not depend on the process, unlike that of text.
    return frozenset(map(hash, zip(*(numbers[i:] for i in range(SIZE)), strict=False)))


def sketch(words: Sequence[str]) -> Sketch:
    """The smallest shingle in each of 40 bins: a bin of two texts agrees about as often as their shingles do."""
    least = [_NONE] * _BINS
    for number in shingles(words):
        place = number % _BINS
        if number < least[place]:
            least[place] = number
    return tuple(least)


def similarity(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of shingles that two texts have in common, from 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def candidates(sketches: Mapping[str, Sketch], least: float) -> Iterator[tuple[str, str]]:
    """Pairs of names whose texts may share at least `least` of their shingles.

    In a large family of texts that are all alike, each is paired with its neighbors only: one
    twin is enough to know that a text is not alone.
    """
    buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for name in sorted(sketches):
        for band in range(BANDS):
            buckets[(band, *sketches[name][band * ROWS : (band + 1) * ROWS])].append(name)
    seen: set[tuple[str, str]] = set()
    for names in buckets.values():
        for pair in combinations(names, 2) if len(names) <= SMALL else pairwise(names):
            if pair not in seen:
                seen.add(pair)
                if _agreement(sketches[pair[0]], sketches[pair[1]]) >= least - 0.2:
                    yield pair


def _agreement(one: Sketch, other: Sketch) -> float:
    filled = sum(1 for a, b in zip(one, other, strict=True) if a != _NONE or b != _NONE)
    return sum(1 for a, b in zip(one, other, strict=True) if a == b != _NONE) / filled if filled else 0.0


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode())
