"""Takes a Markdown file apart: the front matter between its two lines of dashes, and the body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...findings import Place
from .nodes import Node, YamlProblem, read_yaml
from .words import short

_HOW = "A page starts with a line of three dashes, then `title:` and `description:`, then three dashes again."
_DASHES = re.compile(r"(?:[-_]{2,}|[-_]*[\u2010-\u2015\u2212]+[-_]*)\s*")  # what word processors make of ---
_NAME = re.compile(r"[\w.-]+[ \u00a0\u202f]*:(?:\s|$)")
_OF_YAML = re.compile(r"[\w.-]+[ \u00a0\u202f]*:|[\w.-]+[ ]*=|[\"'?\]}]|\s|-[ ]?\S")
_HEADING = re.compile(r"#{2,6} +\S")
# Signs without a width, and line ends that only some programs know.
_INVISIBLE = str.maketrans(
    {"\ufeff": "", "\u200b": "", "\u2028": " ", "\u2029": " ", "\x85": " ", "\x0b": " ", "\x0c": " "}
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A Markdown file's two parts. `body_line` is the number of the body's first line."""

    front_matter: Node
    body: str
    body_line: int


def decode(data: bytes) -> str:
    """The file's text, with one kind of line end. Raises YamlProblem when it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise YamlProblem(
            "The file is not saved as UTF-8",
            "Open it in your editor and save it again with the encoding UTF-8.",
            Place(line, column),
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)


def split(text: str) -> Parsed:
    """The front matter and the body of a Markdown file. Raises YamlProblem."""
    if not text.strip():
        raise YamlProblem("The file is empty", f"Delete it, or write the page. {_HOW}", Place(1, 1))
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.strip())
    if not _DASHES.fullmatch(lines[start]):
        raise YamlProblem("The page has no front matter", _HOW, Place(start + 1, 1))
    end = next((n for n in range(start + 1, len(lines)) if _is_end(lines[n])), None)
    first = _start_of_text(lines, start + 1, len(lines) if end is None else end)
    if first is not None:
        raise YamlProblem(
            "The front matter is not closed before the page's text starts",
            f"Write a line of three dashes, `---`, and an empty line above `{short(lines[first].strip())}`.",
            Place(first + 1, 1),
        )
    for number in (start, end):
        if number is not None and lines[number].rstrip() not in ("---", "..."):
            raise YamlProblem(
                f"The line should be three plain dashes, and is `{lines[number].strip()}`",
                "Type three hyphens: `---`. A word processor turns them into one long dash.",
                Place(number + 1, 1),
            )
    if end is None:
        raise YamlProblem(
            "The front matter is never closed", "Put a line of three dashes after its last value.", Place(start + 1, 1)
        )
    node = read_yaml("\n".join(lines[start + 1 : end]), first_line=start + 2)
    if node.value is None:
        raise YamlProblem("The front matter is empty", _HOW, Place(start + 1, 1))
    if not isinstance(node.value, dict):
        raise YamlProblem(
            f"The front matter should be a list of names with values, and is {node.shape}",
            "Write `title: ...` on its first line, `description: ...` on the next.",
            node.place,
        )
    return Parsed(node, "\n".join(lines[end + 1 :]), end + 2)


def _start_of_text(lines: list[str], start: int, end: int) -> int | None:
    """The first line between two that does not belong to front matter, though an empty line sets it off; None: all do.

    Where the closing dashes are missing, a line across the page further down looks like them.
    """
    last_name = max((n for n in range(start, end) if _NAME.match(lines[n])), default=start)
    for number in range(start + 1, end):
        line = lines[number]
        if lines[number - 1].strip() or not line.strip() or _OF_YAML.match(line):
            continue
        if not line.startswith("#") or (_HEADING.match(line) and number > last_name):
            return number
    return None


def _is_end(line: str) -> bool:
    return bool(_DASHES.fullmatch(line)) or line.rstrip() == "..."
