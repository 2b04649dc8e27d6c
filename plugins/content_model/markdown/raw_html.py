"""Checks the HTML that somebody wrote into Markdown: what is open is closed, and nothing runs or breaks the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from ...findings import Place, locate
from ..entry import Entry
from ..questions import Questions
from ..report import Report
from ..yaml.words import short
from .links import Broken, resolve_link
from .messages import HTML

_OWN = re.compile(r"</?(?!pre><code)[A-Za-z]")  # what Markdown put aside is HTML, and not code between two fences
_VOID = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})
_ALLOWED = frozenset(
    [
        "a",
        "abbr",
        "audio",
        "b",
        "bdi",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "picture",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "track",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
    ]
)


def check_raw_html(pieces: Iterable[str], entry: Entry, ask: Questions, report: Report) -> None:
    """Holds the raw HTML of a page, in the order in which Markdown met it, against what a page's text may have."""
    found = [piece for piece in pieces if _OWN.match(piece)]
    if not found:
        return
    checker = _Checker(entry, ask, report)
    for piece in found:
        checker.feed(piece)
    checker.close()
    checker.report_unclosed("where it ends")


class _Checker(HTMLParser):
    def __init__(self, entry: Entry, ask: Questions, report: Report) -> None:
        super().__init__()
        self._entry, self._ask, self._report = entry, ask, report
        self._opened: list[tuple[str, str, int]] = []  # the tag, how it was written, how many were written so before
        self._seen: Counter[str] = Counter()
        self._refused: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = (self.get_starttag_text() or f"<{tag}>").split("\n")[0]
        nth = self._seen[written]
        self._seen[written] += 1
        if tag not in _ALLOWED:
            self._refused.add(tag)
            self._add(
                written,
                f"`{short(written)}` has no place in a page's text, and would not be seen",
                f"Take it away. To show the words with their brackets, write `&lt;{tag}&gt;`.",
                nth,
            )
            return
        if tag not in _VOID:
            self._opened.append((tag, written, nth))
        for name, value in attrs:
            if name.startswith("on"):
                self._add(written, f"`{name}` in `<{tag}>` would run a script", f"Delete `{name}=...`.", nth)
            elif name == "href":
                self._link(written, value or "", nth)
        if tag == "img":
            fix = "Write it as Markdown: `![what it shows](../images/name.svg)`."
            self._add(written, "A picture in HTML gets neither its size nor its description", fix, nth)

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _, _ in self._opened):
            self.report_unclosed(f"before `</{tag}>`", down_to=tag)
        elif tag not in _VOID and tag not in self._refused:
            nth = self._seen[f"</{tag}"]
            self._add(f"</{tag}", f"`</{tag}>` closes something that was never opened", "Delete it.", nth)
        self._seen[f"</{tag}"] += 1

    def report_unclosed(self, where: str, down_to: str = "") -> None:
        """Takes the open tags down to one that is closed now, and names those in between that never were."""
        while self._opened:
            tag, written, nth = self._opened.pop()
            if tag == down_to:
                return
            self._add(written, f"`<{tag}>` is opened and never closed", f"Write `</{tag}>` {where}.", nth)

    def _link(self, written: str, href: str, nth: int) -> None:
        target = resolve_link(href, self._entry, self._ask)
        if isinstance(target, Broken):
            self._add(written, target.message, target.fix, nth)
        elif target != href:
            fix = f"Write it as Markdown: `[words]({href})`."
            self._add(written, f"The link `{href}` does not work in HTML", fix, nth)

    def _add(self, words: str, message: str, fix: str, nth: int) -> None:
        place = locate(self._entry.body, words, nth=nth, first_line=self._entry.body_line)
        self._report.add(HTML, message, fix, place if place.line else Place(self._entry.body_line, 1))
