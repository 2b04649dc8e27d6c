"""A title in lines that fit, whole: a long one gets smaller letters, and no word is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str, int], float]  # the width in pixels of a text in letters of a size
SIZES = (84, 76, 72, 68, 64, 60, 54, 48, 42, 36, 32, 28, 24, 20, 16, 12, 8)
LEADING = 1.16  # times the size
_MOST_LINES = 3  # of large letters; smaller ones may have more
_EVEN = 0.45  # of the longest line's width that each of large letters has at least
_LARGE = 60


@dataclass(frozen=True, slots=True)
class Fitted:
    """The lines, and the size of their letters in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> float:
        """Of all lines, in pixels."""
        return len(self.lines) * self.size * LEADING


def fit(title: str, width: float, height: float, measure: Measure) -> Fitted:
    """The title in the largest letters with which it fits into this room; in the smallest where it never does."""
    for size in SIZES:
        found = Fitted(tuple(_balanced(title.split(), width, size, measure)), size)
        widths = [measure(line, size) for line in found.lines]
        fits = found.height <= height and max(widths) <= width
        if fits and (size < _LARGE or (len(widths) <= _MOST_LINES and min(widths) >= max(widths) * _EVEN)):
            break
    return found


def _balanced(words: Sequence[str], width: float, size: int, measure: Measure) -> list[str]:
    """As few lines as there is need for, of about the same length."""
    words = [part for word in words for part in _parts(word, width, size, measure)]
    lines = _wrapped(words, width, size, measure)
    low, high = 0.0, width
    while high - low > size / 4:
        middle = (low + high) / 2
        narrower = _wrapped(words, middle, size, measure)
        if len(narrower) == len(lines) and all(measure(line, size) <= middle for line in narrower):
            high, lines = middle, narrower
        else:
            low = middle
    return lines


def _wrapped(words: Sequence[str], width: float, size: int, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _parts(word: str, width: float, size: int, measure: Measure) -> list[str]:
    """The word, or pieces of one that is wider than a line, in the smallest letters only: larger ones are given up."""
    if size > SIZES[-1] or measure(word, size) <= width:
        return [word]
    parts = [""]
    for sign in word:
        if parts[-1] and measure(parts[-1] + sign, size) > width:
            parts.append("")
        parts[-1] += sign
    return parts
