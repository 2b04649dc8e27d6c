"""Which attributes a writer may set, in `{...}` behind a Markdown element and in HTML alike; and the table's own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ..yaml.words import short
from .messages import ATTRIBUTE
from .page_state import Current

_EVERYWHERE = frozenset({"id", "class", "lang", "dir", "title", "role", "translate"})
_MORE = {
    "a": {"href", "hreflang", "rel", "type", "download"},
    "audio": {"src", "controls", "preload", "loop", "muted"},
    "bdi": set[str](),
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open", "name"},
    "img": {"src", "alt", "width", "height", "loading", "decoding", "srcset", "sizes"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "source": {"src", "srcset", "sizes", "type", "media", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"src", "controls", "preload", "poster", "width", "height", "loop", "muted", "playsinline"},
}
_NAMES = re.compile(r"aria-(?!hidden)[a-z]+")
_HIDING = frozenset({"visually-hidden", "hidden"})
_ALIGNMENT = re.compile(r"text-align: (left|right|center);")
_INSTEAD = {
    "style": "How things look is for the theme to say.",
    "target": "A link opens where the visitor wants it to.",
    "width": "The size comes from the picture itself.",
    "height": "The size comes from the picture itself.",
    "hidden": "What visitors shall not see does not belong into the page.",
    "aria-hidden": "What visitors shall not see does not belong into the page.",
    "align": "The columns of a table are aligned by colons in its line of dashes: `|--:|`.",
    "markdown": "Markdown is not read inside HTML.",
}
_OWN = "data-block"  # where a block stands, until its component comes in its place


def problem_of(tag: str, name: str, value: str | None) -> tuple[str, str] | None:
    """What is wrong with an attribute of a tag, and what to do; None for one that a writer may set."""
    name = name.lower()
    if name == "class" and _HIDING & set((value or "").split()):
        return "This would hide the words from the people who see the page", "Delete the class, or the words."
    if name in _EVERYWHERE or name in _MORE.get(tag, ()) or _NAMES.fullmatch(name):
        return None
    if name.startswith("on"):
        return f"`{name}` in `<{tag}>` would run a script", f"Delete `{name}=...`."
    if value is None or value == name:
        what = f"`{short(name)}` means nothing here"
        fix = f"Delete it. To give a heading a name for links, write `{{#{name}}}`." if tag[0] == "h" else "Delete it."
        return what, (_INSTEAD.get(name, "") and f"Delete it. {_INSTEAD[name]}") or fix
    return f"`{short(name)}` cannot be set in a page's text", f"Delete `{name}=...`. {_INSTEAD.get(name, '')}".strip()


class CheckAttributes(Treeprocessor):
    """Sets a table's alignment by class, as no style may stand in a page, and refuses what a writer may not set.

    Runs just after Markdown's own attribute lists.
    """

    def __init__(self, md: Markdown, current: Current) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        page = self._current.page
        for element in root.iter():
            for name, value in list(element.items()):
                aligned = _ALIGNMENT.fullmatch(value or "") if name == "style" and element.tag in ("td", "th") else None
                if aligned:
                    del element.attrib[name]
                    element.set("class", f"{element.get('class', '')} align-{aligned[1]}".strip())
                    continue
                problem = None if name == _OWN else problem_of(element.tag, name, value)
                if problem and not page.report.is_full:
                    written = re.search(rf"\{{[^{{}}\n]*{re.escape(name)}[^{{}}\n]*\}}", page.entry.body)
                    page.report.add(ATTRIBUTE, *problem, page.place_of(written[0] if written else name))
