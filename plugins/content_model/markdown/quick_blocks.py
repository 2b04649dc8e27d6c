"""Blocks of Markdown, faster: a processor is asked only about text that has what it looks for.

Python-Markdown asks each of its processors about each block. One that has found nothing in a block is asked again after
each heading or rule at the block's start, about all that is left, so a long block took time by its length squared.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.tables import TableProcessor
from pymdownx.blocks import BlocksProcessor

from .expressions import any_of, needed_characters

# These do nothing with a block that their expression finds nothing in. All expressions start at a line's start, so
# where one finds nothing, it finds nothing in the lines that are left either.
_SEARCHES: dict[type, re.Pattern[str]] = {
    HashHeaderProcessor: HashHeaderProcessor.RE,
    HRProcessor: HRProcessor.SEARCH_RE,
    BlockQuoteProcessor: BlockQuoteProcessor.RE,
    ReferenceProcessor: ReferenceProcessor.RE,
    DefListProcessor: DefListProcessor.RE,
    AbbrBlockprocessor: AbbrBlockprocessor.RE,
    FootnoteBlockProcessor: FootnoteBlockProcessor.RE,
}

# When these do nothing: a table's first line has a `|`, and one of the site's blocks starts with `///` or is open.
_IDLE: dict[type, Callable[[Any, str], bool]] = {
    TableProcessor: lambda _, block: block.find("|", 0, block.find("\n")) < 0,
    BlocksProcessor: lambda own, block: "///" not in block and not own.stack and own.cached_parent is None,
}


@dataclass(frozen=True, slots=True)
class _Step:
    processor: Any
    expression: re.Pattern[str] | None
    needed: frozenset[str]
    idle: Callable[[Any, str], bool] | None


class QuickBlocks(BlockParser):
    """Takes the place of the library's block parser: the same tree."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._known: list[BlockProcessor] = []
        self._steps: list[_Step] = []

    def parseChunk(self, parent: etree.Element, text: str) -> None:
        """Hands on the blocks of a whole text: a page, or an item of a list."""
        known = list(self.blockprocessors)
        if known != self._known:  # extensions may add to them at any time
            self._known = known
            self._steps = [_step(processor) for processor in known]
            self._characters = any_of(step.needed for step in self._steps)
        # Not by way of the library's method: how deep quotes may be nested depends on the number of calls.
        self.parseBlocks(parent, text.split("\n\n"))

    def parseBlocks(self, parent: etree.Element, blocks: list[str]) -> None:
        """Hands each block to the first processor that takes it, until none is left."""
        whole, steps = "", self._steps
        while blocks:
            block = blocks[0]
            if not whole.endswith("\n" + block):  # else it is what the last processor has left of the block before
                characters = frozenset(self._characters.findall(block))
                steps = [step for step in self._steps if not step.needed or not step.needed.isdisjoint(characters)]
            whole = block
            for step in list(steps):
                if step.expression and not step.expression.search(block):
                    steps.remove(step)
                elif step.idle and step.idle(step.processor, block):
                    continue
                elif step.processor.test(parent, blocks[0]) and step.processor.run(parent, blocks) is not False:
                    break


class QuickSetext(SetextHeaderProcessor):
    """Takes the place of the library's own, which splits all the lines of a block to read two."""

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Makes the heading, and leaves the lines below it to the others."""
        first, second, *rest = blocks[0].split("\n", 2)
        blocks[:1] = [f"{first}\n{second}", *rest]
        super().run(parent, blocks)


def _step(processor: BlockProcessor) -> _Step:
    expression = _SEARCHES.get(type(processor))
    needed = needed_characters(expression) if expression else frozenset()
    return _Step(processor, expression, needed, _IDLE.get(type(processor)))
