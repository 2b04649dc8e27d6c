"""Inline Markdown, faster: each pattern is tried only on texts that have a character which it needs.

Python-Markdown tries each of its patterns on each text, some 700 times a page of 600 words and mostly in vain, and
puts the text together anew after each match.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    AutomailInlineProcessor,
    EscapeInlineProcessor,
    HtmlInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, AtomicString

from .brackets import BoundedLink, bounded
from .expressions import any_of, last_character, looks_back, needed_characters

# A match is replaced by this, so these characters may come into a text while patterns are tried.
_MAY_COME = frozenset(INLINE_PLACEHOLDER)

# What these do with a match depends on the match alone, not on the text before it.
_BY_MATCH_ALONE = (
    AutolinkInlineProcessor, AutomailInlineProcessor, EscapeInlineProcessor, FootnoteInlineProcessor, HtmlInlineProcessor,
    SubstituteTagInlineProcessor,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Step:
    """A pattern, and what is known of it.

    `needed` are the characters of which a match has one (none: unknown), `last` is the one that ends it (or ""), and
    `at_once` says that all matches can be replaced in one go.
    """

    pattern: Any
    needed: frozenset[str] = frozenset()
    last: str = ""
    at_once: bool = False

    @classmethod
    def of(cls, pattern: Any, expression: object) -> _Step:
        """What is known of a pattern that searches with `expression`."""
        pattern = bounded(pattern)
        if not isinstance(expression, re.Pattern):  # an extension may have a kind of its own
            return cls(pattern)
        needed = needed_characters(expression)
        # Just behind a match, the library sees a placeholder. Links look back for a `!` only, and none ends with one.
        alone = type(pattern) in _BY_MATCH_ALONE and not looks_back(expression)
        at_once = (alone or isinstance(pattern, BoundedLink)) and not pattern.ANCESTOR_EXCLUDES
        needed = needed if needed.isdisjoint(_MAY_COME) else frozenset()
        return cls(pattern, needed, last_character(expression), at_once)


class QuickInline(InlineProcessor):
    """Takes the place of the library's inline processor (register it as "inline", 20): the same tree, byte for byte.

    A pattern that is left out would have found no match: its expression needs a character that is not there. Patterns are
    looked at anew for each page, so those that are registered later, or changed, count too.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._known: list[tuple[object, object]] = []
        self._steps: list[_Step] = []

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        """Applies the inline patterns to the page's tree."""
        patterns: Any = self.inlinePatterns  # of another kind than the stubs say
        known = [(pattern, pattern.getCompiledRegExp()) for pattern in patterns]
        if known != self._known:
            self._known = known
            self._steps = [_Step.of(pattern, expression) for pattern, expression in known]
            self._characters = any_of(step.needed for step in self._steps)
        return super().run(tree, ancestors)

    # A private method of the library. Should it get another name, this one is not called any more: slower, and as right.

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        characters = frozenset(self._characters.findall(data))
        for index in range(patternIndex, len(self._steps)):
            step = self._steps[index]
            if step.needed and step.needed.isdisjoint(characters):
                continue
            if step.at_once:
                data = self._replace_all(step, data, index)
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(step.pattern, data, index, start)  # type: ignore[attr-defined]
        return data

    def _replace_all(self, step: _Step, data: str, index: int) -> str:
        """What `__applyPattern` does match by match, with the text put together once, at the end."""
        pieces: list[str] = []
        done = at = 0
        stop = data.rfind(step.last) + 1 if step.last else len(data)  # no match is looked for where none can end
        while found := _next(step.pattern, data, at, stop):
            node, start, end = found
            at = end if end >= 0 else len(data) + end  # a link with too many marks ends at -1, as a slice would
            if node is None:
                continue
            if isinstance(node, etree.Element) and not isinstance(node.text, AtomicString):
                for part in (node, *node):
                    if part.text:
                        self.ancestors.append(part.tag.lower())
                        part.text = self._InlineProcessor__handleInline(part.text, index + 1)
                        self.ancestors.pop()
                    if part.tail:
                        part.tail = self._InlineProcessor__handleInline(part.tail, index)
            pieces += data[done:start], self._InlineProcessor__stashNode(node, step.pattern.type())  # type: ignore[attr-defined]
            done = at
        return "".join((*pieces, data[done:]))


def _next(pattern: Any, data: str, at: int, stop: int) -> tuple[etree.Element | str | None, int, int] | None:
    """The first match between two places that the pattern accepts: what it makes of it, where it starts and ends."""
    for match in pattern.getCompiledRegExp().finditer(data, at, stop):
        node, start, end = pattern.handleMatch(match, data)
        if start is not None and end is not None:
            return node, start, end
    return None
