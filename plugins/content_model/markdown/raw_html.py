"""Checks the HTML that somebody wrote into Markdown: what is open is closed, and nothing runs or breaks the page."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html.entities import html5
from html.parser import HTMLParser

from ...findings import UNPRINTABLE, Message, Place, locate
from ..entry import Entry
from ..questions import Questions
from ..report import Report
from ..yaml.words import short
from .attributes import problem_of
from .links import resolve_link
from .marks import LEFT_OVER
from .messages import ATTRIBUTE, HEADING_ID, HTML
from .problem import Broken

_OWN = re.compile(r"<[/?!]?(?!pre><code)[A-Za-z\[]")  # what Markdown put aside is HTML, and not code between two fences
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z0-9]+);")
_SCHEME = re.compile(r"(?P<scheme>tel|sms|mailto|ftp):(?P<rest>[^<>]*)", re.IGNORECASE)
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w\s]|_")
_LONGEST = 300  # of what may have been meant as an address
# Markdown that would be read outside of HTML; what is read nowhere stands in LEFT_OVER.
_MARKDOWN = re.compile(
    r"\*\*[^\s*][^*\n]*\*\*|(?<![\w*])\*[^\s*][^*\n]*\*(?!\w)|!?\[[^\[\]\n]+\]\([^()\n]+\)|`[^`\n]+`"
    r"|\n[ ]{0,3}(?:[-*+]|\d{1,9}\.)[ ]+\S[^\n]*|\n[ ]{0,3}#{1,6}[ ]+\S[^\n]*"
)
_ADDRESSES = ("href", "src", "poster")
_VOID = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})
_FRAMES = ("iframe", "embed", "object", "frame")
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


@dataclass(frozen=True, slots=True)
class RawAddress:
    """An address that HTML names: the attribute, the whole tag as it is written, and how many equal tags come before."""

    address: str
    attribute: str
    tag: str
    nth: int


def check_raw_html(
    pieces: Iterable[str], entry: Entry, ask: Questions, report: Report, ids: Iterable[str] = ()
) -> tuple[RawAddress, ...]:
    """Holds the raw HTML of a page, in the order in which Markdown met it, against what a page's text may have.

    `ids` are the names of places that the page has elsewhere, and none of which the HTML may use. Returns the addresses
    that the HTML names.
    """
    checker = _Checker(entry, ask, report, ids)
    for piece in pieces:
        if _ENTITY.fullmatch(piece):
            checker.check_entity(piece)
        elif _OWN.match(piece):
            checker.feed(piece)
    checker.close()
    checker.report_unclosed("where it ends")
    return tuple(checker.addresses)


def _instead_of(written: str, tag: str, src: str) -> str:
    """What to write for a tag that is none: an address in angle brackets, or words."""
    inner = written.strip("</> ")
    if len(inner) < _LONGEST:
        scheme = _SCHEME.fullmatch(inner)
        if scheme:
            return f"Write `[{scheme['rest']}]({inner})`."
        if _SITE.fullmatch(inner):
            return f"Write `<https://{inner}>`."
    if tag in _FRAMES:
        link = f"[what it shows]({src if src.startswith('https://') else 'https://...'})"
        return f"Another site would see every visitor of the page, and browsers refuse it here. Write a link: `{link}`."
    return f"Take it away. To show the words with their brackets, write `&lt;{tag}&gt;`."


class _Checker(HTMLParser):
    def __init__(self, entry: Entry, ask: Questions, report: Report, ids: Iterable[str]) -> None:
        super().__init__()
        self._ids = set(ids)
        self._said = False  # that Markdown is not read in HTML
        self._entry, self._ask, self._report = entry, ask, report
        self._opened: list[tuple[str, str, int]] = []  # the tag, how it was written, how many were written so before
        self._seen: Counter[str] = Counter()
        self._refused: set[str] = set()
        self.addresses: list[RawAddress] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = (self.get_starttag_text() or f"<{tag}>").split("\n")[0]
        nth = self._seen[written]
        self._seen[written] += 1
        if tag not in _ALLOWED:
            self._refused.add(tag)
            what = f"`{short(written)}` has no place in a page's text, and would not be seen"
            self._add(written, what, _instead_of(written, tag, dict(attrs).get("src") or ""), nth)
            return
        if tag == "img":
            fix = "Write it as Markdown: `![what it shows](../images/name.svg)`."
            self._add(written, "A picture in HTML gets neither its size nor its description", fix, nth)
            return
        if tag not in _VOID:
            self._opened.append((tag, written, nth))
        whole = self.get_starttag_text() or written
        self.addresses += [RawAddress(v, name, whole, nth) for name, v in attrs if name in _ADDRESSES and v]
        for name, value in attrs:
            problem = problem_of(tag, name, value)
            if problem:
                self._said = self._said or name == "markdown"
                self._add(written, *problem, nth, ATTRIBUTE)
            elif name == "id" and value in self._ids:
                what = f"`{value}` is the name of another place on the page already"
                self._add(written, what, f"Write another name, such as `{value}-2`.", nth, HEADING_ID)
            elif name == "id":
                self._ids.add(value or "")
            elif name == "href":
                self._link(written, value or "", nth)

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _, _ in self._opened):
            self.report_unclosed(f"before `</{tag}>`", down_to=tag)
        elif tag not in _VOID and tag not in self._refused:
            nth = self._seen[f"</{tag}"]
            self._add(f"</{tag}", f"`</{tag}>` closes something that was never opened", "Delete it.", nth)
        self._seen[f"</{tag}"] += 1

    def handle_data(self, data: str) -> None:
        """Names Markdown between two tags of HTML, where it is not read."""
        if not self._opened or self._said or self._report.is_full or not data.strip():
            return
        found = _MARKDOWN.search(data)
        if not found:
            signs = frozenset(_SIGNS.findall(data))
            marks = (mark.pattern.search(data) for mark in LEFT_OVER if mark.may_stand_in(signs))
            found = next((found for found in marks if found), None)
        tags = {tag for tag, _, _ in self._opened} if found else set[str]()
        if found is None or not tags.isdisjoint(("pre", "code")):
            return
        words, outer = found[0].strip(), "details" if "details" in tags else self._opened[-1][0]
        fix = f"Write it in HTML as well, such as `<strong>words</strong>`, or take `<{outer}>` away."
        if outer == "details":
            fix = (
                "Write `/// details` with `    title: ...` on the line below, the text, and `///`, and no `<details>`."
            )
        self._add(words, f"`{short(words)}` stands in `<{outer}>`, where Markdown is not read", fix, 0)

    def handle_decl(self, decl: str) -> None:
        """Names `<!DOCTYPE ...>`."""
        self._add(f"<!{decl}", f"`{short(f'<!{decl}>')}` has no place in a page's text", "Take it away.", 0)

    def unknown_decl(self, data: str) -> None:
        """Names `<![CDATA[...]]>`."""
        self._add(f"<![{data}", f"`{short(f'<![{data}]>')}` has no place in a page's text", "Take it away.", 0)

    def handle_pi(self, data: str) -> None:
        """Names `<?php ... ?>`."""
        self._add(f"<?{data}", f"`{short(f'<?{data}>')}` has no place in a page's text", "Take it away.", 0)

    def check_entity(self, written: str) -> None:
        """Names a sign by a name that no browser knows."""
        nth = self._seen[written]
        self._seen[written] += 1
        meant = html.unescape(written)
        known = meant not in ("", "\ufffd") if written[1] == "#" else written[1:] in html5
        if not known or UNPRINTABLE.search(meant):
            self._add(written, f"`{written}` is the name of no sign, and would be shown", "Type the sign itself.", nth)

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

    def _add(self, words: str, what: str, fix: str, nth: int, message: Message = HTML) -> None:
        if self._report.is_full:
            return
        place = locate(self._entry.body, words, nth=nth, first_line=self._entry.body_line)
        self._report.add(message, what, fix, place if place.line else Place(self._entry.body_line, 1))
