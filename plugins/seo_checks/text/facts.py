"""Everything that the rules measure in one page's text, each figure worked out once and only when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from ...rendered_site.parts import Block
from . import passive, starts, transitions
from .readability import Readability, readability
from .sentences import cut
from .words import FUNCTION_WORDS

# What somebody else said, and what is no prose, is not measured.
_NOT_MEASURED = frozenset({"quote"})
_RUNNING = frozenset({"paragraph", "item", "other"})
_PARAGRAPHS = frozenset({"paragraph", "item", "cell", "caption", "term", "other"})

LONG_SENTENCE = 20  # words; the figure of Yoast SEO and of the NHS service manual


class Sentence(NamedTuple):
    """A sentence: as written, as its words in lower case, and the kind of block it stands in."""

    text: str
    words: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of prose: as written, its sentences, and the number of its words."""

    text: str
    kind: str
    sentences: tuple[Sentence, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text below one heading (h2 to h6), or before the first one, where `heading` is ""."""

    heading: str
    words: int


class TextFacts:
    """The figures of one text, given as its blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(block for block in blocks if block.kind not in _NOT_MEASURED)

    @cached_property
    def _by_block(self) -> tuple[tuple[Block, tuple[Sentence, ...]], ...]:
        return tuple(
            (
                block,
                tuple([Sentence(text, words, block.kind) for text, words in cut(block.text)]),
            )
            for block in self.blocks
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence; a heading is one too, as it is for Yoast SEO."""
        return tuple([s for _, found in self._by_block for s in found if s.words])

    @cached_property
    def running(self) -> tuple[Sentence, ...]:
        """The sentences of paragraphs and list items: what is read one after another."""
        return tuple(s for s in self.sentences if s.kind in _RUNNING)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every block that is not a heading."""
        return tuple(
            Paragraph(block.text, block.kind, found, sum([len(s.words) for s in found]))
            for block, found in self._by_block
            if block.kind in _PARAGRAPHS
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words in lower case, headings included."""
        return tuple(chain.from_iterable([sentence.words for sentence in self.sentences]))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each word that the text uses, once."""
        return frozenset(self.words)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The text cut at its headings from h2 on; a first part without words is left out."""
        found: list[Stretch] = []
        heading, words = "", 0
        for block, parts in self._by_block:
            if block.kind == "heading" and block.level >= 2:
                if heading or words:
                    found.append(Stretch(heading, words))
                heading, words = block.text, 0
            elif block.kind != "heading":
                words += sum([len(s.words) for s in parts])
        if heading or words:
            found.append(Stretch(heading, words))
        return tuple(found)

    @cached_property
    def long_sentences(self) -> tuple[Sentence, ...]:
        """Sentences of more than 20 words."""
        return tuple(s for s in self.sentences if len(s.words) > LONG_SENTENCE)

    @cached_property
    def passives(self) -> tuple[Sentence, ...]:
        """Sentences in the passive voice."""
        return tuple(s for s in self.sentences if passive.is_passive(s.text, s.words))

    @cached_property
    def with_transition(self) -> tuple[Sentence, ...]:
        """Sentences with a transition word."""
        return tuple(s for s in self.sentences if transitions.has_transition(s.words))

    @cached_property
    def repeated_starts(self) -> list[tuple[str, int, int]]:
        """Runs of running sentences that start alike: the start, the first one's index, how many."""
        return starts.runs(s.words for s in self.running)

    @cached_property
    def readability(self) -> Readability | None:
        """Reading ease and grade of the running text."""
        return readability([s.words for s in self.running])

    def frequent(self, least: int) -> list[tuple[str, int]]:
        """The words that carry a subject and are used at least so often, the most frequent first."""
        found = [
            (w, n) for w, n in Counter(self.words).items() if n >= least and w not in FUNCTION_WORDS and not w.isdigit()
        ]
        return sorted(found, key=lambda item: (-item[1], item[0]))


def percent(some: Sequence[object], of: Sequence[object]) -> float:
    """How many percent `some` are of all; 0 when there are none."""
    return 100 * len(some) / len(of) if of else 0.0
