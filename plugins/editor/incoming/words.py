"""Runs of words: text and the elements around it, put together, trimmed and cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from .notes import REFERENCE

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000\x85]+")

_FROM_THE_INSIDE = ("code", "sub", "sup", "em", "strong", "a")

Wraps = tuple[Tag, ...]  # elements of words around what is being read, from the outermost in


def wrapped(node: PageElement, wraps: Wraps) -> PageElement:
    """The node within elements of words, each once and always in the same order, so that neighbors can be joined."""
    by_name = {str(wrap.name): wrap for wrap in wraps}
    outer = next((mark for mark in ("code", "sub", "sup") if mark in by_name), "")
    for name in _FROM_THE_INSIDE:
        if name in by_name and (
            not outer or name in (outer, "a")
        ):  # code and raised letters are not emphasized as well
            holder = Tag(name=name, attrs=dict(by_name[name].attrs))
            holder.append(node)
            node = holder
    return node


def text_of(words: Iterable[PageElement]) -> str:
    return "".join(word.get_text() if isinstance(word, Tag) else str(word) for word in words)


def cut(words: list[PageElement], count: int) -> None:
    """Takes the first characters away, in whatever elements they stand."""
    for word in list(words):
        if count <= 0:
            return
        text = word.get_text() if isinstance(word, Tag) else str(word)
        if len(text) <= count:
            words.remove(word)
        elif isinstance(word, Tag):
            inner = list(word.contents)
            cut(inner, count)
            word.clear()
            word.extend(inner)
        else:
            words[words.index(word)] = NavigableString(text[count:])
        count -= len(text)


def trimmed(words: Iterable[PageElement]) -> list[PageElement]:
    """Words with like neighbors joined, without spaces and breaks at both ends; empty for blank ones."""
    joined: list[PageElement] = []
    for word in words:
        last = joined[-1] if joined else None
        if (
            isinstance(word, Tag)
            and isinstance(last, Tag)
            and word.name == last.name
            and word.attrs == last.attrs
            and word.name not in ("br", "img", REFERENCE)
        ):
            merged = _trimmed_inside([*last.contents, *word.contents])
            last.clear()
            last.extend(merged)
        elif last is not None and not isinstance(word, Tag) and not isinstance(last, Tag):
            joined[-1] = NavigableString(SPACES.sub(" ", str(last) + str(word)))
        else:
            joined.append(word)
    joined = _told_apart(joined)
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while joined:
            edge = joined[at]
            if isinstance(edge, Tag) and edge.name != "br":
                break
            text = "" if isinstance(edge, Tag) else strip(str(edge))
            if text:
                joined[at] = NavigableString(text)
                break
            joined.pop(at)
    return joined


def _told_apart(words: list[PageElement]) -> list[PageElement]:
    """Words without the emphasis that touches strong words: Markdown could not tell whose star is whose."""
    touching = {
        number
        for first, (left, right) in enumerate(pairwise(words))
        if isinstance(left, Tag) and isinstance(right, Tag) and {left.name, right.name} == {"strong", "em"}
        if " " not in (text_of([left])[-1:], text_of([right])[:1])
        for number in (first, first + 1)
    }
    found: list[PageElement] = []
    for number, word in enumerate(words):
        if number in touching and isinstance(word, Tag) and word.name == "em":
            found += list(word.contents)
        else:
            found.append(word)
    return found


def _trimmed_inside(words: Iterable[PageElement]) -> list[PageElement]:
    """Like neighbors joined, the spaces at the ends kept."""
    words = list(words)
    first, last = text_of(words[:1])[:1] == " ", text_of(words[-1:])[-1:] == " "
    return [*([NavigableString(" ")] if first else []), *trimmed(words), *([NavigableString(" ")] if last else [])]
