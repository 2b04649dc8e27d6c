"""HTML of any quality as a tree: tags that nobody closed are closed where a browser closes them, and nothing is nested without end."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from bs4.exceptions import ParserRejectedMarkup

from ..refused import Refused

MOST_CHARACTERS = 5_000_000
_MOST_DEEP = 40  # elements within each other; what lies deeper is read as words
_MARKED = re.compile(r"<!\[[^\]>]*\]>")  # Word's conditions, which browsers pass over
_LISTS, _TABLE = ("ul", "ol", "menu", "dir"), ("table",)
_ENDS_P = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
]
_CLOSES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # what a tag closes, and what it does not look beyond
    **dict.fromkeys(_ENDS_P, (("p",), ("table", "td", "th", "caption", "button", "object", "li", "blockquote", "div"))),
    "li": (("li",), _LISTS),
    **dict.fromkeys(("dt", "dd"), (("dt", "dd"), ("dl",))),
    **dict.fromkeys(("td", "th"), (("td", "th"), (*_TABLE, "tr"))),
    "tr": (("tr",), _TABLE),
    **dict.fromkeys(("thead", "tbody", "tfoot"), (("thead", "tbody", "tfoot"), _TABLE)),
}


class _Soup(BeautifulSoup):
    """bs4 with Python's own parser, which keeps what others throw away (bold around paragraphs) and closes nothing by itself."""

    def handle_starttag(self, name: str, *args: Any, **options: Any) -> Tag | None:
        closed, limit = _CLOSES.get(name.lower(), ((), ()))
        for tag in reversed(self.tagStack):
            if tag.name in limit:
                break
            if tag.name in closed:
                self.endData()  # what was read up to here belongs to what is closed
                self._popToTag(str(tag.name), tag.prefix)
                break
        return super().handle_starttag(name, *args, **options)


def read_html(html: str) -> BeautifulSoup:
    """The HTML as a tree. Raises Refused when there is too much of it."""
    if len(html) > MOST_CHARACTERS:
        raise Refused(f"This has {len(html) / 1e6:.0f} million characters", "Take it in parts.")
    html = _MARKED.sub("", html).replace("\0", "")
    html = html if "<" in html else f"<p>{html}</p>"  # else bs4 wonders whether it is the name of a file
    try:
        soup: BeautifulSoup = _Soup(html, "html.parser")
    except ParserRejectedMarkup:
        soup = BeautifulSoup(html, "lxml")
    _flatten(soup)
    return soup


def _flatten(soup: BeautifulSoup) -> None:
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        children = [child for child in tag.children if isinstance(child, Tag)]
        if depth < _MOST_DEEP:
            waiting += [(child, depth + 1) for child in children]
            continue
        for child in children:
            child.replace_with(NavigableString(f" {child.get_text(' ')} "))
