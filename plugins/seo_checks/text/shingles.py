"""How alike two texts are: the share of word sequences (shingles) that they have in common.

A sketch of a text is a small sample of its shingles, so that thousands of texts can be compared:
only texts whose sketches meet are compared in full.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

SIZE = 5  # words to a shingle
SKETCH = 24  # two texts that share 90 % of their shingles miss each other once in 10**24
Sketch = tuple[int, ...]


def shingles(words: Sequence[str]) -> frozenset[int]:
    """Numbers that stand for each sequence of five words; the same in every process."""
    numbers = list(map(_number, words))
    # The hash of a tuple of integers does not depend on the process, unlike that of text.
    return frozenset(map(hash, zip(*(numbers[i:] for i in range(SIZE)), strict=False)))


def sketch(words: Sequence[str]) -> Sketch:
    """The smallest shingles of a text: a sample that is the same for the same text."""
    return tuple(sorted(shingles(words))[:SKETCH])


def similarity(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of shingles that two texts have in common, from 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def candidates(sketches: Mapping[str, Sketch], least: float) -> Iterable[tuple[str, str]]:
    """Pairs of names whose texts may be alike: their sketches agree to nearly `least`."""
    by_number: dict[int, list[str]] = defaultdict(list)
    for name in sorted(sketches):
        for number in sketches[name][:8]:
            by_number[number].append(name)
    seen: set[tuple[str, str]] = set()
    for names in by_number.values():
        for position, one in enumerate(names):
            for other in names[position + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    if _sketches_agree(sketches[one], sketches[other], least - 0.25):
                        yield one, other


def _sketches_agree(one: Sketch, other: Sketch, least: float) -> bool:
    both = sorted({*one, *other})[: max(len(one), len(other))]
    return bool(both) and sum(1 for n in both if n in one and n in other) / len(both) >= least


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode())
