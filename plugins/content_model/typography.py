"""Quotation marks, dashes and dots as a printer sets them, for Markdown and for text in front matter alike."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_SIGNS = re.compile(r"(?<!-)---?(?!-)|(?<!\.)\.{3}(?!\.)|[\"']")
_DASHES = {"---": "\u2014", "--": "\u2013", "...": "\u2026"}
_MARKS = {'"': ("\u201c", "\u201d"), "'": ("\u2018", "\u2019")}
_BEFORE_A_WORD = frozenset(" \t\n\u00a0([{-/\u2013\u2014\u201c\u2018")
_CUT_SHORT = re.compile(r"(\d\ds?|til|tis|twas|em|cause|round)\b", re.IGNORECASE)  # the '90s, 'til then
_PLACEHOLDER_END = "\x03"  # Markdown's stand-in for raw HTML ends so
_UNTOUCHED = ("code", "pre", "kbd", "samp")


def smart(text: str, before: str = "") -> str:
    """The text with curly quotation marks, real dashes and ellipses. `before` is the character in front of it.

    A mark opens at the start of a word and closes elsewhere; an apostrophe looks like a closing mark.
    """
    done: list[str] = []
    at = 0
    for match in _SIGNS.finditer(text):
        start, end = match.span()
        if start > at:
            done.append(text[at:start])
        at = end
        found = match[0]
        if found in _DASHES:
            done.append(_DASHES[found])
            continue
        last = done[-1][-1] if done else before
        opens = not last or last in _BEFORE_A_WORD
        if last == _PLACEHOLDER_END:
            opens = text[end : end + 1].isalnum()
        if found == "'" and _CUT_SHORT.match(text, end):
            opens = False
        done.append(_MARKS[found][0 if opens else 1])
    if not at:
        return text
    done.append(text[at:])
    return "".join(done)


class Typography(Treeprocessor):
    """Sets the text of a Markdown page. Code and bare addresses stay as they are."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        md.ESCAPED_CHARS.extend(mark for mark in _MARKS if mark not in md.ESCAPED_CHARS)

    def run(self, root: etree.Element) -> None:
        self._set(root, "")

    def _set(self, element: etree.Element, last: str) -> str:
        """Sets an element and what is in it, in reading order; gives the last character."""
        if element.tag in _UNTOUCHED:
            return "x"
        if element.text:
            element.text, last = self._text(element.text, last)
        for child in element:
            apart = child.tag == "br" or self.md.is_block_level(child.tag)
            last = self._set(child, "" if apart else last)
            if apart:
                last = ""
            if child.tail:
                child.tail, last = self._text(child.tail, last)
        return last

    def _text(self, text: str, last: str) -> tuple[str, str]:
        return (text if isinstance(text, AtomicString) else smart(text, last)), text[-1]
