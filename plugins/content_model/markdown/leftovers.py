"""Marks that are left over: what somebody meant as a list, a link or a heading, and what Markdown would show instead.

Markdown refuses nothing. A list without an empty line above it becomes a sentence, a `#` in front of a word a
second title. Each is found in what is left over after the conversion; `line_marks` finds what the lines tell.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ...findings import Message, Place, locate
from ..report import Report
from ..yaml.words import short
from .messages import (
    HEADING_FIRST_LEVEL,
    HEADING_ID,
    HEADING_LEVEL,
    HEADING_WITHOUT_WORDS,
    LIST_MARK,
    LIST_RUN_ON,
    MARKDOWN_LEFT_OVER,
    TEXT_INDENTED,
)

_SIGNS = re.compile(r"[\[*|~<{]")
_OBJECT = "\ufffc"  # stands for code and pictures in a text
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = ("p", "li", "dt", "dd", "td", "th", *_HEADINGS)
_LIST_LINE = re.compile(r"(?:^|\n)(?P<mark>[-*+]|\d{1,2}\.) +(?P<text>\S.*)")
_BULLET = re.compile(r"(?:^|\n)(?P<mark>[\u2022\u00b7\u25e6\u25aa\u25cf\u2023\uf0b7]|\d{1,2}\)) *(?P<text>\S.*)")
_DASH_WORD = re.compile(r"(?:^|\n)-(?P<text>\w.*)\n-\w")

# What is left in a text when something was not understood: the pattern, what is wrong, what to write.
_LEFT_OVER: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"\[\^[^\]\s]+\]"),
        "The note `{}` is not written anywhere on the page",
        "Write it below the text, on a line of its own: `[^1]: The note.`",
    ),
    (
        re.compile(r"!?\[[^\[\]]+\]\s+\([^\s()]*(?:\.md|/|:)[^()\s]*\)"),
        "`{}` makes no link, because there is a space between the brackets",
        "Write `[words](page.md)`, without a space between ] and (.",
    ),
    (
        re.compile(r"\([^()]+\)\[[^\[\]\s]*(?:\.md|/|:)[^\[\]\s]*\]"),
        "`{}` makes no link, because the brackets have changed places",
        "Write `[words](page.md)`: the words in [ ], the page in ( ).",
    ),
    (
        re.compile(r"!?\[[^\[\]]*\]\([^)]*\)?"),
        "The link or picture `{}` is not written completely",
        "Write `[words](page.md)`, with both brackets closed and no quotation marks or spaces in the page's name.",
    ),
    (
        re.compile(r"!?\[[^\[\]]+\]\[[^\[\]]*\]"),
        "`{}` makes no link, because the page says nowhere where it leads",
        "Write `[words](page.md)`.",
    ),
    (
        re.compile(r"(?:^|\n)\|.*\|"),
        "`{}` makes no table",
        "Write an empty line above the table, and a line of dashes below its first row: `|---|---|`.",
    ),
    (
        re.compile(r"\*\*[^\n]*"),
        "The stars in `{}` would be shown as they are",
        "Write `**words**`, without a space inside the stars; for stars that shall be seen, `\\*\\*`.",
    ),
    (
        re.compile(r"~~\S[^\n]*~~"),
        "`{}` would be shown with its signs",
        "Text cannot be struck out here. Take the ~ away.",
    ),
    (re.compile(r"<!--[^\n]*"), "The remark `{}` is never closed, so it would be shown", "Write `-->` where it ends."),
    (re.compile(r"\{:[^}\n]*\}"), "`{}` would be shown as it is", "Delete it."),
)


class LeftoverMarks(Treeprocessor):
    """Looks at the converted page for what was left over. Runs when inline Markdown is done."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.start("", 1, Report(""))

    def start(self, body: str, first_line: int, report: Report) -> None:
        """Takes up the next page."""
        self.body, self.first_line, self.report = body, first_line, report

    def run(self, root: etree.Element) -> None:
        ids: set[str] = set()
        for element in root.iter():
            if element.tag in _HEADINGS:
                self._heading(element, ids)
            elif element.tag == "pre":
                self._code(element)
            if element.tag in _HOLDERS:
                self._left_over(_text(element, self.md))

    def _heading(self, element: etree.Element, ids: set[str]) -> None:
        words = "".join(element.itertext()).strip()
        if not words and not len(element):
            at = re.search(r"^#+\s*$", self.body, re.MULTILINE)
            line = self.body.count("\n", 0, at.start()) if at else 0
            fix = "Write the heading's words behind the number signs, or delete the line."
            self.report.add(HEADING_WITHOUT_WORDS, "A heading has no words", fix, Place(self.first_line + line, 1))
        elif element.tag == "h1":
            self._add(
                HEADING_FIRST_LEVEL,
                f"`{short(words)}` would be a second title of the page",
                f"Write `## {short(words)}`: the title stands in the front matter. If it shall be no heading, `\\#`.",
                words,
            )
        elif words.startswith("#"):
            self._add(HEADING_LEVEL, f"`{short(words)}` has too many number signs", "Write two to six of them.", words)
        name = element.get("id", "")
        if name and name in ids:
            self._add(
                HEADING_ID,
                f"Two headings have the name `{name}`, so a link to it would find the first one only",
                "Take one of the two `{#" + name + "}` away, or write another name.",
                "{#" + name + "}",
                1,
            )
        ids.add(name)

    def _code(self, element: etree.Element) -> None:
        words = "".join(element.itertext()).strip().split("\n")[0]
        if words.startswith("///"):
            return  # a block that stands too far in is named as such
        self._add(
            TEXT_INDENTED,
            f"`{short(words)}` would be shown as computer text, because the line starts with four spaces",
            "Take the spaces away. For computer text write ``` on a line above and below.",
            words,
        )

    def _left_over(self, text: str) -> None:
        for pattern, message, fix in _LEFT_OVER if _SIGNS.search(text) else ():
            found = pattern.search(text)
            if found:
                words = found[0].strip()
                self._add(MARKDOWN_LEFT_OVER, message.format(short(words)), fix, words)
                return
        found = _LIST_LINE.search(text)
        if found:
            line = f"{found['mark']} {short(found['text'])}"
            self._add(
                LIST_RUN_ON,
                f"`{line}` does not start a list, because the line above it is text",
                "Write an empty line above the list.",
                f"{found['mark']} {found['text']}",
            )
            return
        found = _BULLET.search(text)
        if found:
            mark = "1." if found["mark"][0].isdigit() else "-"
            line = f"{found['mark']} {found['text']}"
            message = f"`{short(line)}` makes no list: it would be shown in one paragraph with the lines around it"
            self._add(
                LIST_MARK, message, f"Write `{mark} {short(found['text'])}`, below an empty line.", found[0].strip()
            )
            return
        found = _DASH_WORD.search(text)
        if found:
            message = f"`-{short(found['text'])}` makes no list, because there is no space after the dash"
            self._add(LIST_MARK, message, f"Write `- {short(found['text'])}`.", "-" + found["text"])

    def _add(self, message: Message, what: str, fix: str, words: str, nth: int = 0) -> None:
        place = locate(self.body, words.split("\n")[0], nth=nth, first_line=self.first_line)
        self.report.add(message, what, fix, place if place.line else Place(self.first_line, 1))


def _text(element: etree.Element, md: Markdown) -> str:
    """The element's own text, without that of paragraphs or lists in it; code and pictures stand as one sign."""
    parts = [element.text or ""]
    for child in element:
        if not md.is_block_level(child.tag):
            parts.append(_inline(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _inline(element: etree.Element) -> str:
    if element.tag in ("code", "img"):
        return _OBJECT
    return (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)
