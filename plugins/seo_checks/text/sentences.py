"""Cuts a text into sentences."""

from __future__ import annotations

import re

from . import lists

# A mark that may end a sentence, with the quotation marks and brackets that close after it, if a word follows.
_MARK = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=\S)")
_OPENING = "\"'“‘«(["

_INSIDE = lists.words("abbreviations", "inside")
_NUMBER = lists.words("abbreviations", "number")
_NAME = lists.words("abbreviations", "name")
_TIME = lists.words("abbreviations", "time")
_SHORT = _INSIDE | _NUMBER | _NAME | _TIME

_STARTERS = lists.words("sentence_starts", "common")
_AFTER_TIME = lists.words("sentence_starts", "after_time")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of one block of text, without the space around them.

    A full stop in an abbreviation, an initial, a decimal or a list's number does not end a
    sentence, and neither does a mark inside a quotation that goes on in small letters.
    """
    found, start = [], 0
    for mark in _MARK.finditer(text):
        if _ends(text, start, mark):
            found.append(text[start : mark.end()].strip())
            start = mark.end()
    rest = text[start:].strip()
    if rest:
        found.append(rest)
    return tuple(found)


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    space = text.rfind(" ", start, mark.start())
    word = text[max(space + 1, start) : mark.start() + 1].lstrip(_OPENING)
    if len(word) > 2 and word not in _SHORT and text[mark.end()].isupper() and not word[:-1].isdigit():
        return True  # a plain word and a capital: nearly always the case
    following = text[mark.end() : mark.end() + 60].split(None, 1)[0].lstrip(_OPENING)
    if not following:
        return True
    stop = mark.group().rstrip()
    if following[0].islower():
        return stop[0] in "!?" and stop[-1] in "!?"
    return stop[0] != "." or _full_stop_ends(word, following, first=space < start)


def _full_stop_ends(word: str, following: str, *, first: bool) -> bool:
    """Whether the full stop of `word` ends a sentence, given the next word; `first`: nothing stands before it."""
    next_word = following.rstrip(",.;:!?").lower()
    if word in _INSIDE:
        return False
    if word in _NUMBER:
        return not following[0].isdigit()
    if word in _NAME or (len(word) == 2 and word[0].isupper()):
        return next_word in _STARTERS
    if word in _TIME:
        return next_word not in _AFTER_TIME
    return not (first and word[:-1].isdigit())
