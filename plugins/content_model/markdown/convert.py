"""Turns an entry's Markdown into HTML, with its links, pictures and blocks resolved and checked."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import SubstituteTagInlineProcessor

from ...findings import Finding, Place
from ..components import Components
from ..entry import Entry
from ..questions import Questions
from ..report import Report
from ..schema.blocks import Block
from ..typography import Typography
from .attributes import CheckAttributes, raw_ids
from .block_scan import Use, scan
from .blocks import RenderBlocks, SiteBlocks
from .body_lines import outside_code, with_plain_spaces
from .extensions import EXTENSIONS
from .leftovers import LeftoverMarks
from .line_marks import check_fences, check_fields, check_lines
from .messages import BLOCK_PLACE, BODY_TOO_DEEP
from .page_state import Current, Link, PageState
from .quick import speed_up
from .references import References

_CONFIG: dict[str, dict[str, Any]] = {"toc": {"toc_depth": "2-4"}, "footnotes": {"BACKLINK_TITLE": "Back to the text"}}
_DEEPEST = 100  # spaces in front of an item: a list in a list, 25 times
_DEEP_ITEM = re.compile(rf"^[ >]{{{_DEEPEST},}}(?:[-*+]|\d{{1,9}}\.) ")
_QUOTED_MARK = re.compile(r"^ *>[ >]*/{3}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a page's text: its level (2 to 6), its id, and its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A body's HTML, its headings in order, and what was found wrong with it; its links, pictures and blocks as written."""

    html: str
    headings: tuple[Heading, ...]
    findings: tuple[Finding, ...]
    links: tuple[Link, ...] = ()
    blocks: tuple[Use, ...] = ()


class Converter:
    """One Markdown parser, for one page at a time. `convert` depends on its entry and on the answers to what it asks."""

    def __init__(self, blocks: Iterable[Block], components: Components) -> None:
        self._components = components
        self._blocks = {block.name: block for block in blocks}
        self._current = Current()
        known = SiteBlocks(self._blocks.values(), self._current)
        config = {**_CONFIG, "toc": {**_CONFIG["toc"], "slugify": self._heading_id}}
        md = Markdown(extensions=[*EXTENSIONS, known], extension_configs=config, output_format="html")
        self._markdown = md
        self._block_level = tuple(md.block_level_elements)
        md.ESCAPED_CHARS[:] = dict.fromkeys((*md.ESCAPED_CHARS, *string.punctuation))
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "site_break", 175)
        # In this order: inline Markdown is done at 20, and escaped signs come back at 0.
        speed_up(md)
        md.treeprocessors.register(CheckAttributes(md, self._current), "site_attributes", 7.5)
        md.treeprocessors.register(LeftoverMarks(md, self._current), "site_leftovers", 7)
        md.treeprocessors.register(Typography(md), "site_typography", 6)
        md.treeprocessors.register(References(md, self._current), "site_references", 3)
        md.treeprocessors.register(RenderBlocks(md, self._current), "site_blocks", -1)

    def _heading_id(self, words: str, separator: str) -> str:
        """The name for a heading, but for those that the theme and the author's HTML give to other places."""
        name = slugify(words, separator)
        taken = {*self._components.fixed_ids, *raw_ids(self._markdown)}
        if name not in taken:
            return name
        return next(other for number in count(1) if (other := f"{name}_{number}") not in taken)

    def convert(self, entry: Entry, ask: Questions) -> Converted:
        """The entry's HTML. Never raises on what a person may have written: problems are findings."""
        report = Report(entry.source)
        body = with_plain_spaces(entry.body.expandtabs(4))
        lines = body.split("\n")
        check_fences(lines, entry.body_line, report)
        uses = scan(lines, entry.body_line, self._blocks, report)
        if report.findings:  # a broken block swallows what follows it, so nothing else is worth saying
            return Converted("", (), tuple(report.findings))
        check_fields(lines, entry.body_line, entry.fields, report)
        check_lines(lines, entry.body_line, report)
        deep = next((n for n, line in outside_code(lines) if len(line) > _DEEPEST and _DEEP_ITEM.match(line)), None)
        if deep is not None:  # the parser would go through the text once more for each list in a list
            return _too_deep(report, Place(entry.body_line + deep, 1))
        page = PageState(entry, ask, self._components, report, uses)
        self._current.page = page
        self._markdown.reset()
        self._markdown.block_level_elements[:] = self._block_level  # a block of an earlier page may have added to them
        try:
            text = self._markdown.convert(body)
        except RecursionError:
            return _too_deep(report, page.start)
        if page.created != len(uses):
            quoted = next((n for n, line in enumerate(lines) if _QUOTED_MARK.match(line)), None)
            place = uses[0].place if uses else page.start
            report.add(
                BLOCK_PLACE,
                "A block stands where it cannot be read, such as in a quote, in HTML, or too far in",
                "Put the block at the start of its lines, with an empty line above and below it.",
                place if quoted is None else Place(entry.body_line + quoted, 1),
            )
        headings = tuple(_flat(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        return Converted(text, headings, tuple(report.findings), tuple(page.links), uses)


def _too_deep(report: Report, place: Place) -> Converted:
    report.add(BODY_TOO_DEEP, "The text is nested too deeply", "Take some of the nested lists or quotes apart.", place)
    return Converted("", (), tuple(report.findings))


def _flat(tokens: Iterable[Mapping[str, Any]]) -> Iterable[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], html.unescape(token["name"]))
        yield from _flat(token["children"])
