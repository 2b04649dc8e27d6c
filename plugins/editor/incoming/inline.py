"""Words in HTML, whatever is around them: text, links, pictures, what is strong or emphasized; and what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from .left_out import LeftOut
from .notes import REFERENCE
from .word import classes_of, style_of
from .words import SPACES, Wraps, wrapped

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
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
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_WORDS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "code": "code", "tt": "code",
          "kbd": "code", "samp": "code", "sup": "sup", "sub": "sub", "a": "a", REFERENCE: REFERENCE}  # fmt: skip
_GONE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "xml",
        "button",
        "select",
        "textarea",
        "input",
        "datalist",
        "output",
        "progress",
        "meter",
        "param",
        "source",
        "track",
        "area",
        "map",
        "col",
        "colgroup",
        "rp",
        "frame",
        "frameset",
        "noframes",
    ]
)
_NAMED = {  # left out, and said so
    "iframe": "a part of another site", "embed": "a part of another site", "object": "a part of another site", "applet": "a program",
    "video": "a video", "audio": "a sound", "svg": "a drawing", "canvas": "a drawing", "math": "a formula", "form": "a form",
}  # fmt: skip
_BOLD = re.compile(r"(?<![-\w])font-weight:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(?<![-\w])font-weight:\s*(normal|lighter|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"(?<![-\w])font-style:\s*(italic|oblique)", re.IGNORECASE)
_NOT_ITALIC = re.compile(r"(?<![-\w])font-style:\s*normal", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align:\s*super", re.IGNORECASE)
_LOWERED = re.compile(r"vertical-align:\s*sub\b", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;]*:\s*[^;]*line-through", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all", re.IGNORECASE)
_HIDDEN_CLASSES = ("sr-only", "screen-reader-text", "visually-hidden", "headerlink", "anchorjs-link", "mw-editsection")
_PERMALINKS = ("#", "¶", "§", "🔗", "")
RUBBISH = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\ufffd\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)

Link = Callable[[str], str]  # the address to write for a link, "" for none
Picture = Callable[[Tag], str]  # the name of the picture's file to write, "" where it is left out


class Inline:
    """Reads words."""

    def __init__(self, link: Link, picture: Picture, left_out: LeftOut) -> None:
        self._link, self._picture, self._left_out = link, picture, left_out
        self._soup = BeautifulSoup("", "html.parser")

    def words(self, nodes: Iterable[PageElement], wraps: Wraps, flat: bool = False) -> list[PageElement]:
        """The nodes as words. `flat` reads blocks in them as words as well, a space apart."""
        found: list[PageElement] = []
        for node in list(nodes):
            if not isinstance(node, Tag):
                if not isinstance(node, PreformattedString):
                    found += self._text(str(node), wraps)
            elif node.name == "br":
                found.append(self._soup.new_tag("br") if not flat else NavigableString(" "))
            elif node.name == "img":
                found += self._image(node, wraps)
            elif node.name == REFERENCE:
                found.append(self._soup.new_tag(REFERENCE, attrs={"n": str(node.get("n"))}))
            elif not self.is_gone(node):
                words = self.words(node.children, (*wraps, *self.wrap(node)), flat)
                apart = flat and node.name in BLOCKS
                found += [NavigableString(" "), *words, NavigableString(" ")] if apart else words
        return found

    def _text(self, text: str, wraps: Wraps) -> list[PageElement]:
        text = SPACES.sub(" ", RUBBISH.sub("", text))
        return [wrapped(NavigableString(text), wraps)] if text else []

    def _image(self, tag: Tag, wraps: Wraps) -> list[PageElement]:
        name = self._picture(tag)
        if not name:
            return []
        made = self._soup.new_tag("img", attrs={"src": name, "alt": SPACES.sub(" ", str(tag.get("alt") or "")).strip()})
        return [wrapped(made, tuple(wrap for wrap in wraps if wrap.name == "a"))]

    def wrap(self, tag: Tag) -> list[Tag]:
        """The elements of words that an element stands for: by its name, and by its style."""
        style, name = style_of(tag), _WORDS.get(tag.name or "")
        names: dict[str, None] = {}
        if name == "a":
            href = self._link(str(tag.get("href") or "")) if tag.get("href") else ""
            return [self._soup.new_tag("a", attrs={"href": href})] if href else []
        if (
            name
            and not (name == "strong" and _NOT_BOLD.search(style))
            and not (name == "em" and _NOT_ITALIC.search(style))
        ):
            names[name] = None
        for pattern, styled in ((_BOLD, "strong"), (_ITALIC, "em"), (_RAISED, "sup"), (_LOWERED, "sub")):
            if pattern.search(style) and tag.name not in BLOCKS:
                names[styled] = None
        if tag.name in ("s", "strike", "del") or _STRUCK.search(style):
            self._left_out.once("lines through words (the words are there)")
        return [self._soup.new_tag(wanted) for wanted in names]

    def is_gone(self, tag: Tag) -> bool:
        name = tag.name or ""
        if name in _NAMED and name != "form":
            self._left_out.add(_NAMED[name] + _where(tag))
            return True
        if name == "form" and tag.find(["input", "textarea", "select", "button"]):
            self._left_out.add(_NAMED[name])
            return True
        hidden = (
            tag.has_attr("hidden")
            or _HIDDEN.search(style_of(tag))
            or any(n in _HIDDEN_CLASSES for n in classes_of(tag))
        )
        permalink = (
            name == "a" and tag.get_text().strip() in _PERMALINKS and not tag.find("img") and tag.has_attr("href")
        )
        return bool(name in _GONE or hidden or permalink)


def _where(tag: Tag) -> str:
    """The other site, for a part of it."""
    source = str(tag.get("src") or tag.get("data") or "")
    host = re.match(r"(?:https?:)?//([^/?#]+)", source)
    return f" ({host[1][:60]})" if host else ""
