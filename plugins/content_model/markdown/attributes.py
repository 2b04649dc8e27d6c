"""Which attributes a writer may set, in `{...}` behind a Markdown element and in HTML alike; and the table's own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import Counter

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ..yaml.words import short
from .messages import ATTRIBUTE, HEADING_ID
from .page_state import Current, PageState

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
    "img": {"src", "alt"},
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
_ID = re.compile(r"""<[a-zA-Z][^<>]*?\sid=["']?([^\s"'<>]+)""")
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


def raw_ids(md: Markdown) -> list[str]:
    """The ids in the HTML that the page's author has written."""
    pieces = md.htmlStash.rawHtmlBlocks
    return [id for piece in pieces if isinstance(piece, str) and piece[:1] == "<" for id in _ID.findall(piece)]


def report_twice(name: str, page: PageState, *written: str, nth: int = 0) -> None:
    """Says that two places of the page have the same name."""
    own = name in page.components.fixed_ids
    what = f"`{name}` is the name of two places on the page, so a link to it would find the first one only"
    if own:
        what = f"`{name}` is the name of another part of the page already"
    fix = f"Write another name, such as `{{#{name}-2}}`."
    page.report.add(HEADING_ID, what, fix, page.place_of(*written, nth=0 if own else nth))


class CheckAttributes(Treeprocessor):
    """Sets a table's alignment by class, as no style may stand in a page, and refuses what a writer may not set.

    Runs just after Markdown's own attribute lists.
    """

    def __init__(self, md: Markdown, current: Current) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        page = self._current.page
        taken = Counter((*page.components.fixed_ids, *raw_ids(self.md)))
        for element in root.iter():
            if page.report.is_full:
                return
            name = element.get("id")
            if name:
                if taken[name]:
                    report_twice(name, page, f"#{name}", f'id="{name}"', nth=min(taken[name], 1))
                taken[name] += 1
            for name, value in list(element.items()):
                aligned = _ALIGNMENT.fullmatch(value or "") if name == "style" and element.tag in ("td", "th") else None
                if aligned:
                    del element.attrib[name]
                    element.set("class", f"{element.get('class', '')} align-{aligned[1]}".strip())
                    continue
                problem = None if name == _OWN else problem_of(element.tag, name, value)
                if problem:
                    written = re.search(rf"\{{[^{{}}\n]*{re.escape(name)}[^{{}}\n]*\}}", page.entry.body)
                    page.report.add(ATTRIBUTE, *problem, page.place_of(written[0] if written else name))
