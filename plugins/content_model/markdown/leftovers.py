"""Marks that are left over: what somebody meant as a list, a link or a heading, and what Markdown would show instead.

Markdown refuses nothing. A list without an empty line above it becomes a sentence, a `#` in front of a word a
second title. Each is found in what is left over after the conversion; `line_marks` finds what the lines tell.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Collection

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ...findings import Message, Place, in_one_line, locate
from ..yaml.words import short
from .links import page_meant
from .marks import LEFT_OVER, OBJECT, WIKI_LINK
from .messages import (
    ADDRESS_NOT_LINKED,
    HEADING_FIRST_LEVEL,
    HEADING_LEVEL,
    HEADING_WITHOUT_WORDS,
    LIST_MARK,
    LIST_RUN_ON,
    MARKDOWN_LEFT_OVER,
    TEXT_INDENTED,
)
from .page_state import Current

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = ("p", "li", "dt", "dd", "td", "th", *_HEADINGS)
_SIGNS = re.compile(r"[^\w\s]|_")
_LIST_LINE = re.compile(r"(?:^|\n)(?P<mark>[-*+]|\d{1,9}\.) +(?P<text>\S.*)")
_BULLET = re.compile(
    r"(?:^|\n)(?P<mark>[\u2022\u00b7\u25e6\u25aa\u25cf\u2023\u2043\u2219\u25cb\u25a0\u25a1\u25ba\u27a4\uf0a7\uf0b7]|\(?\d{1,2}\)|#\.)"
    r" *(?P<text>\S.*)"
)
# A single one of these is no list: a name after a quotation, a tick, an initial.
_DASH = re.compile(
    r"^(?P<mark>[\u2013\u2014\u2012\u2015\u2212\u2713\u2714\u2717\u2192\u00bb]) *(?P<text>\S.*)", re.MULTILINE
)
_LETTER = re.compile(
    r"(?:^|\n)(?P<mark>(?:a(?=[.)].*\nb)|A(?=[.)].*\nB)|i(?=[.)].*\nii)|I(?=[.)].*\nII))[.)]) +(?P<text>\S.*)"
)
_CLOSE_UP = re.compile(
    r"(?:^|\n)(?P<mark>-(?=\w.*\n-\w)|\+(?=\w.*\n\+\w)|\*(?=\w.*\n\*\w)|1\.(?=[^\W\d].*\n2\.[^\W\d]))(?P<text>\w.*)"
)
_LANGUAGE = re.compile(r"#![a-z]\w*[ ]")
_MAY_BE_ADDRESS = re.compile(r"://|www\.|@")
_ADDRESS = re.compile(
    r"(?<![\w/@.-])(?:(?P<web>(?:https?://|www\.)[^\s<>\"\ufffc\x02]+)"
    r"|(?P<mail>[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,8}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}))"
)
_STANDS_FOR = re.compile(r"\x02(?P<place>\d+|wzxhzdk:(?P<piece>\d+))\x03")
_TOO_LONG = 200


class LeftoverMarks(Treeprocessor):
    """Looks at the converted page for what was left over. Runs when inline Markdown is done."""

    def __init__(self, md: Markdown, current: Current) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        page = self._current.page
        self.body, self.first_line, self.report = page.entry.body, page.entry.body_line, page.report
        self._seen: Counter[str] = Counter()
        dashes = 0
        for element in root.iter():
            if self.report.is_full:
                return
            if element.tag in _HEADINGS:
                self._heading(element)
            elif element.tag == "pre":
                self._code(element)
            elif element.tag == "code":
                self._inline_code(element.text or "")
            if element.tag in _HOLDERS:
                text = _text(element, self.md)
                if not self._left_over(text) and _MAY_BE_ADDRESS.search(text):
                    self._addresses(_text(element, self.md, links=False))
            dashes = self._dash_paragraph(element, dashes)

    def _heading(self, element: etree.Element) -> None:
        words = "".join(element.itertext()).strip()
        if not words and not len(element):
            at = re.search(r"^#+\s*$", self.body, re.MULTILINE)
            line = self.body.count("\n", 0, at.start()) if at else 0
            fix = "Write the heading's words behind the number signs, or delete the line."
            self.report.add(HEADING_WITHOUT_WORDS, "A heading has no words", fix, Place(self.first_line + line, 1))
        elif element.tag == "h1" and words.startswith(". "):
            self._add(
                LIST_MARK, f"`#{short(words)}` makes no list", f"Write `1{short(words, _TOO_LONG)}`.", "#" + words
            )
        elif element.tag == "h1":
            self._add(
                HEADING_FIRST_LEVEL,
                f"`{short(words)}` would be a second title of the page",
                f"Write `## {short(words)}`: the title stands in the front matter. If it shall be no heading, `\\#`.",
                words,
            )
        elif words.startswith("#"):
            self._add(HEADING_LEVEL, f"`{short(words)}` has too many number signs", "Write two to six of them.", words)

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

    def _left_over(self, text: str) -> bool:
        """Names the marks in the text that were not understood; where there are none, the line that was to be in a list.

        Says whether there were any.
        """
        signs = frozenset(_SIGNS.findall(text))
        taken: list[tuple[int, int]] = []
        for mark in LEFT_OVER:
            for found in mark.pattern.finditer(text) if mark.may_stand_in(signs) else ():
                start, end = found.span()
                if self.report.is_full or any(start < other_end and other < end for other, other_end in taken):
                    continue
                taken.append((start, end))
                words = self._as_written(found[0]).strip().replace(OBJECT, "`")
                fix = self._wiki_fix(found) if mark is WIKI_LINK else self._as_written(mark.fix_for(found))
                self._add(MARKDOWN_LEFT_OVER, mark.what.format(short(in_one_line(words))), fix, words)
        if not taken and signs:
            self._list(text)
        return bool(taken)

    def _list(self, text: str) -> None:
        found = _LIST_LINE.search(text)
        if found:
            mark, words = found["mark"], found["text"]
            fix = "Write an empty line above the list."
            if not _LIST_LINE.search(text, found.end()):  # a single line may start so because a program broke it there
                escaped = mark.replace(".", "\\.") if mark[0].isdigit() else f"\\{mark}"
                fix += f" If it is no list, write `{escaped}`."
            message = f"`{mark} {short(words)}` does not start a list, because the line above it is text"
            self._add(LIST_RUN_ON, message, fix, f"{mark} {words}")
            return
        dashes = _DASH.findall(text)
        found = _BULLET.search(text) or _LETTER.search(text) or (_DASH.search(text) if len(dashes) > 1 else None)
        if found:
            self._no_list(found, "it would be shown in one paragraph with the lines around it")
            return
        found = _CLOSE_UP.search(text)
        if found:
            self._no_list(found, "there is no space after the mark")

    def _no_list(self, found: re.Match[str], why: str) -> None:
        mark = "1." if found["mark"].strip("().") not in ("", "#") and found["mark"].strip("().").isalnum() else "-"
        if found["mark"] == "#.":
            mark = "1."
        words = found["text"]
        self._add(
            LIST_MARK,
            f"`{short(found[0].strip())}` makes no list: {why}",
            f"Write `{mark} {short(words, _TOO_LONG)}`, with an empty line above the list.",
            found[0].strip(),
        )

    def _dash_paragraph(self, element: etree.Element, before: int) -> int:
        """How many paragraphs in a row have started with a dash, or another sign that a list may have, up to this one."""
        found = _DASH.match(element.text or "") if element.tag == "p" else None
        if found and before == 1:
            self._no_list(found, "each line would be a paragraph of its own")
        return before + 1 if found else 0

    def _inline_code(self, text: str) -> None:
        found = _LANGUAGE.match(text)
        if found:
            self._add(MARKDOWN_LEFT_OVER, f"`{found[0].strip()}` would be shown", "Take it away.", found[0].strip())

    def _addresses(self, text: str) -> None:
        """Names web addresses and emails that lead nowhere when they are touched; the checks of the page know its numbers."""
        for found in _ADDRESS.finditer(text):
            if self.report.is_full:
                return
            words = found[0].rstrip(".,;:!?'\")")
            self._add(
                ADDRESS_NOT_LINKED,
                f"`{short(words, 60)}` is no link",
                f"Write `{_as_link(found, words)}`.",
                words,
            )

    def _wiki_fix(self, found: re.Match[str]) -> str:
        words, page = (found["words"] or found["to"]).strip(), self._current.page
        near = page_meant(found["to"].strip(), page.entry, page.ask)
        if near:
            return f"Write `[{words}]({near})`."
        return f"Write `[{words}](page.md)`, with the page's file as seen from this one."

    def _as_written(self, text: str) -> str:
        """The text with the signs and tags that Markdown keeps places for."""
        return _STANDS_FOR.sub(self._behind, text)

    def _behind(self, found: re.Match[str]) -> str:
        if found["piece"] is None:
            return f"\\{chr(int(found['place']))}"
        piece = self.md.htmlStash.rawHtmlBlocks[int(found["piece"])]
        return piece if isinstance(piece, str) else ""

    def _add(self, message: Message, what: str, fix: str, words: str) -> None:
        nth = self._seen[words]
        self._seen[words] += 1
        place = locate(self.body, words.split("\n")[0], nth=nth, first_line=self.first_line)
        self.report.add(message, what, fix, place if place.line else Place(self.first_line, 1))


def _as_link(found: re.Match[str], words: str) -> str:
    if found["mail"]:
        return f"<{words}>"
    address = words if "://" in words else f"https://{words}"
    return f"[{address.split('://')[1].split('/')[0]}]({address})"


def _text(element: etree.Element, md: Markdown, links: bool = True) -> str:
    """The element's own text, without that of paragraphs or lists in it; code and pictures stand as one sign.

    So do links, if they are not wanted.
    """
    left_out = ("code", "img") if links else ("code", "img", "a")
    parts = [element.text or ""]
    for child in element:
        if not md.is_block_level(child.tag):
            parts.append(_inline(child, left_out))
        parts.append(child.tail or "")
    return "".join(parts)


def _inline(element: etree.Element, left_out: Collection[str]) -> str:
    if element.tag in left_out:
        return OBJECT
    return (element.text or "") + "".join(_inline(child, left_out) + (child.tail or "") for child in element)
