"""The plain tree as Markdown in the site's dialect: what is a mark there is escaped, lists are set in four spaces."""

from __future__ import annotations

import re
from typing import Any

from bs4 import Tag
from markdownify import MarkdownConverter

from ...content_model.markdown.marks import escaped

# What makes a mark with another sign, which may stand in other words of the same line.
_ALWAYS = re.compile(r"[\\`*\[\]{|~^$]|=(?==)|(?<==)=|\+(?=\+)|%(?=%)|'(?=')")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[^\s\d]|$)")
_ENTITY = re.compile(r"&(?=#?\w+;)|&$")
_TO_ESCAPE = "\ue000"  # stands for a backslash, until the other signs have theirs
_ADDRESS = re.compile(
    r"(?<![\w/@.-])https?://[A-Za-z0-9][\w.-]*(?:/[\w./?=%#-]*)?[\w/]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_INLINE_MARKS = re.compile(r"(?:\*{1,3}|<su[bp]>|\[(?!\^))*")
_LINE_START = (
    (re.compile(r"^(\d{1,9})(\.(?=\s|$)|\))"), r"\1\\\2"),
    (re.compile(r"^([#>+-]|!(?!\[))"), r"\\\1"),
    (re.compile(r"^:"), "&#58;"),
    (re.compile(r"^/(?=/)"), "&#47;"),
    (re.compile(r"^=(?=[=\s]|$)"), "&#61;"),
    (re.compile(r"^~(?=~)"), "&#126;"),
)


class _Converter(MarkdownConverter):
    """markdownify, with the dialect's own escapes, lists, tables and blocks."""

    def escape(self, text: str, parent_tags: Any) -> str:
        if "a" in parent_tags:
            return self._words(text)
        parts: list[str] = []
        at = 0
        for found in _ADDRESS.finditer(text):  # what is not linked would be no help on a phone
            parts += self._words(text[at : found.start()]), f"<{found[0]}>"
            at = found.end()
        return "".join((*parts, self._words(text[at:])))

    def _words(self, text: str) -> str:
        text = escaped(text, _TO_ESCAPE)
        text = _ENTITY.sub("&amp;", text)
        text = _ALWAYS.sub(r"\\\g<0>", text)
        text = _UNDERSCORE.sub(r"\\_", text)
        return _TAG.sub("&lt;", text).replace(f"{_TO_ESCAPE}\\", "\\").replace(_TO_ESCAPE, "\\")

    def convert_p(self, el: Tag, text: str, parent_tags: Any) -> str:
        if not text.strip():
            return ""
        apart = "\n" if el.get("tight") else "\n\n"
        return apart + "\n".join(_guarded(_single_spaced(line)) for line in text.strip().split("\n")) + apart

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: Any) -> str:
        words = _single_spaced(text.replace("\n", " ")).strip()
        words = _guarded(words)
        words = re.sub(r"#+$", lambda signs: "\\" + "\\".join(signs[0]), words)
        return f"\n\n{'#' * n} {words}\n\n" if words else ""

    def convert_li(self, el: Tag, text: str, parent_tags: Any) -> str:
        number = sum(1 for _ in el.find_previous_siblings("li")) + 1
        mark = f"{number}. " if el.parent is not None and el.parent.name == "ol" else "- "
        first, *rest = text.strip("\n").split("\n")
        loose = "" if el.find("p", tight=True, recursive=False) and "\n\n" not in text.strip("\n") else "\n"
        return "\n".join([mark + first, *(f"    {line}" if line else "" for line in rest)]) + "\n" + loose

    def convert_list(self, el: Tag, text: str, parent_tags: Any) -> str:
        before = el.previous_sibling
        apart = "\n" if isinstance(before, Tag) and before.get("tight") else "\n\n"
        return apart + text.strip("\n") + apart

    convert_ul = convert_ol = convert_list

    def convert_td(self, el: Tag, text: str, parent_tags: Any) -> str:
        return f" {_guarded(_single_spaced(text.replace(chr(10), ' ')).strip())} |"

    def convert_tr(self, el: Tag, text: str, parent_tags: Any) -> str:
        line = f"|{text}\n"
        if el.find_previous_sibling("tr") is None:
            line += "|" + "---|" * len(el.find_all("td")) + "\n"
        return line

    def convert_code(self, el: Tag, text: str, parent_tags: Any) -> str:
        if "``" in text:  # at the start of a line, its marks would open a block of code
            return self.escape(text, parent_tags)
        return str(super().convert_code(el, text, parent_tags))  # type: ignore[misc]

    def convert_details(self, el: Tag, text: str, parent_tags: Any) -> str:
        title = str(el.get("title")).replace("\\", "\\\\").replace('"', '\\"')
        return f'\n\n/// details\n    title: "{title}"\n\n{text.strip(chr(10))}\n\n///\n\n'

    def convert_footnote_ref(self, el: Tag, text: str, parent_tags: Any) -> str:
        return f"[^{el.get('n')}]"

    def convert_pre(self, el: Tag, text: str, parent_tags: Any) -> str:
        words = el.get_text().strip("\n")
        fence = "`" * max(3, max((len(run) for run in re.findall(r"`+", words)), default=0) + 1)
        return f"\n\n{fence}\n{words}\n{fence}\n\n"


def _single_spaced(line: str) -> str:
    """The line without double spaces, but for the two at its end that break it."""
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", line)


def _guarded(line: str) -> str:
    """A line with its start escaped where it would be taken for a mark, in strong words as well."""
    marks = _INLINE_MARKS.match(line)
    if marks and marks[0]:
        return marks[0] + re.sub(
            r"^([+-])(?= )|^(\d{1,2})(?=[.)])",
            lambda found: "\\" + found[1] if found[1] else found[2] + "\\",
            line[marks.end() :],
        )
    for pattern, better in _LINE_START:
        guarded = pattern.sub(better, line, count=1)
        if guarded != line:
            return guarded
    return line


def to_markdown(body: Tag) -> str:
    """The tree as Markdown, with one line break at its end; "" for an empty one."""
    converter = _Converter(
        heading_style="atx", bullets="-", autolinks=False, sub_symbol="<sub>", sup_symbol="<sup>", strip_document=None
    )
    text = str(converter.convert_soup(body)).strip("\n")
    text = re.sub(r"\n{3,}", "\n\n", text)
    return text + "\n" if text.strip() else ""
