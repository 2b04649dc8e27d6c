"""Where each bracket of a text closes, found once a text: many brackets take no longer than their number asks for.

Python-Markdown looks for a link's end character by character, for each bracket anew and for each pattern that starts
with one. Where brackets stay open, each look goes to the end of the text, and 40,000 of them take minutes. Here the ends
of all are found in one pass. What a link is, and which are its parts, stays the library's to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Any

from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

# Nearly every link looks like this, and needs no table.
_PLAIN_TEXT = re.compile(r"[^\[\]]{0,200}\]")
_PLAIN_ADDRESS = re.compile(r"""\([^()'"<]{0,200}\)""")


class Brackets:
    """The brackets of one text, each kind looked for when it is first asked about. Positions count from 0."""

    def __init__(self, text: str) -> None:
        self.text = text

    def square_end(self, opening: int) -> int | None:
        """Where the `[` at `opening` closes; None where it stays open."""
        return self._squares.get(opening)

    def link_end(self, opening: int) -> int | None:
        """Behind which character the library stops to read the address whose `(` is at `opening`; None: it finds no end.

        The library's rules (`LinkInlineProcessor.getLink`): brackets are counted up to the first quotation mark, which
        may start a title. The title ends at the first `)` behind a mark of the same kind, or of the other kind when
        that is not the first of its kind. Without such an end, the link ends at the bracket, whichever way it opens,
        that is as far down the row as brackets were open at the mark.
        """
        first = bisect_left(self._marks, opening)
        mark = self._marks[first] if first < len(self._marks) else len(self.text)
        closing = self._rounds.get(opening, mark)
        if closing < mark:
            return closing + 1
        if mark == len(self.text):
            return None
        title_end = self._title_end(mark)
        if title_end is not None:
            return title_end + 1
        behind = bisect_left(self._round_places, mark)
        last = behind + self._depths[behind] - self._depths[bisect_left(self._round_places, opening)] - 1
        if last >= len(self._round_places):
            return None
        place = self._round_places[last]
        return place + 1 if self.text[place] == ")" else len(self.text)  # at a `(` it loses count, and takes all

    def _title_end(self, mark: int) -> int | None:
        kind = self.text[mark]
        other = self._marks_of['"' if kind == "'" else "'"]
        first_other = bisect_left(other, mark)
        passed_over = other[first_other] if first_other < len(other) else None
        at = bisect_right(self._title_marks, mark)
        for closing in self._title_marks[at : at + 2]:  # only one of two can be the first of the other kind
            if self.text[closing] == kind or closing != passed_over:
                return self.text.index(")", closing)
        return None

    @cached_property
    def _squares(self) -> dict[int, int]:
        return _pairs(self.text, _places(r"[\[\]]", self.text), "[")

    @cached_property
    def _rounds(self) -> dict[int, int]:
        return _pairs(self.text, self._round_places, "(")

    @cached_property
    def _round_places(self) -> list[int]:
        return _places(r"[()]", self.text)

    @cached_property
    def _depths(self) -> list[int]:
        """How many round brackets have opened before each of them, less those that have closed."""
        return [0, *accumulate(1 if self.text[place] == "(" else -1 for place in self._round_places)]

    @cached_property
    def _marks(self) -> list[int]:
        return _places(r"""["']""", self.text)

    @cached_property
    def _marks_of(self) -> dict[str, list[int]]:
        return {kind: _places(kind, self.text) for kind in "'\""}

    @cached_property
    def _title_marks(self) -> list[int]:
        """The quotation marks that may end a title: only spaces stand between them and a `)`."""
        return _places(r"""["'] *\)""", self.text)


def _places(expression: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(expression, text)]


def _pairs(text: str, places: list[int], opening: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    still_open: list[int] = []
    for place in places:
        if text[place] == opening:
            still_open.append(place)
        elif still_open:
            pairs[still_open.pop()] = place
    return pairs


class BoundedLink(LinkInlineProcessor):
    """Asks `Brackets` where a link ends, and shows the library just that much of the text."""

    _brackets = Brackets("")

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:
        """The words between `[` and `]`, the position behind them, and whether they end at all."""
        plain = _PLAIN_TEXT.match(data, index)
        if plain:
            return plain[0][:-1], plain.end(), True
        end = self._brackets_of(data).square_end(index - 1)
        return ("", len(data), False) if end is None else (data[index:end], end + 1, True)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        """The address, the title, the position behind both, and whether there is a link at all."""
        plain = _PLAIN_ADDRESS.match(data, index)
        if plain:
            return self._link(data, index, plain.end())
        start = self.RE_LINK.match(data, index)
        if start is None:
            return "", None, index, False
        if start[1]:  # `(<address> "title")`, which that expression has read to its end
            return self._link(data, index, start.end())
        end = self._brackets_of(data).link_end(index)
        return ("", None, len(data), False) if end is None else self._link(data, index, end)

    def _link(self, data: str, index: int, end: int) -> tuple[str, str | None, int, bool]:
        href, title, length, handled = super().getLink(data[index:end], 0)
        return href, title, index + length if length >= 0 else length, handled  # -1: the library has lost count

    def _brackets_of(self, data: str) -> Brackets:
        if self._brackets.text is not data:
            self._brackets = Brackets(data)
        return self._brackets


_KINDS = (
    LinkInlineProcessor, ImageInlineProcessor, ReferenceInlineProcessor, ShortReferenceInlineProcessor,
    ImageReferenceInlineProcessor, ShortImageReferenceInlineProcessor,
)  # fmt: skip
_BOUNDED = {kind: type(f"Bounded{kind.__name__}", (BoundedLink, kind), {}) for kind in _KINDS}


def bounded(pattern: Any) -> Any:
    """For one of the library's own patterns for links and pictures: one that finds the same. Else the pattern itself."""
    kind = _BOUNDED.get(type(pattern))
    return kind(pattern.pattern, pattern.md) if kind and pattern.pattern in (LINK_RE, IMAGE_LINK_RE) else pattern
