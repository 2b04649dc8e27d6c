"""Marks that Markdown would show or misread, as far as the lines of a page's text tell before they are converted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from ...findings import UNPRINTABLE, Place
from ..report import Report
from ..yaml.words import short
from .body_lines import FENCE, outside_code
from .messages import (
    CHARACTER,
    CODE_INSIDE,
    CODE_UNCLOSED,
    DEFINITION_TWICE,
    FIELD_BELOW,
    HEADING_DASHES,
    HEADING_INDENT,
    LIST_INDENT,
    NOTE_UNUSED,
)

_DASHES_BELOW = re.compile(r"^ {0,3}-{2,} *$")
_ITEM = re.compile(r"^(?P<indent> *)(?:[-*+]|\d{1,9}\.) +\S")
_FENCE_INSIDE = re.compile(r"^(?P<in> *(?:> *)*(?:(?:[-*+]|\d{1,9}\.) +)?)(?P<fence>`{3,}|~{3,})[^`]*$")
_HEADING_INSIDE = re.compile(r"^ {1,3}#{2,6} +\S")
_NOTE = re.compile(r"\[(\^[^\[\]]+)\]")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*):\s+\S")
_TOO_LONG = 200
_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>\^?[^\]]+)\]:")


def check_fences(lines: list[str], first_line: int, report: Report) -> None:
    """Reports code that is opened and never closed: Markdown would show the marks and run what follows."""
    for index, line in outside_code(lines):
        mark = FENCE.match(line)
        if mark and not report.is_full:
            report.add(
                CODE_UNCLOSED,
                f"The code that starts with `{mark['fence']}` is never closed",
                f"Write a line with `{mark['fence']}` where it ends, or take this line away.",
                Place(first_line + index, 1),
            )


def check_fields(lines: list[str], first_line: int, names: Container[str], report: Report) -> None:
    """Reports fields of front matter that stand at the start of the text; `names` are those that the page may have."""
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    fields: list[str] = []
    for line in lines[start:]:
        found = _FIELD.match(line)
        if not found:
            if line.strip():
                return
            break
        fields.append(found["name"])
    known = [name for name in fields if name.lower() in names]
    if known and (len(fields) > 1 or known[0].islower()):
        report.add(
            FIELD_BELOW,
            f"`{known[0]}:` stands below the front matter, and would be shown as text",
            "Move it above the second line of dashes, or delete it.",
            Place(first_line + start + fields.index(known[0]), 1),
        )


def check_lines(lines: list[str], first_line: int, report: Report) -> None:
    """Reports what can be seen from the lines alone."""
    before = ""
    list_indent: int | None = None
    list_reported = False
    defined: dict[str, int] = {}
    open_fence = ""
    for index, line in outside_code(lines):
        if report.is_full:
            return
        place = Place(first_line + index, 1)
        if open_fence:  # one message for what stands between two marks
            open_fence = "" if line.strip(" >") == open_fence else open_fence
            before = line
            continue
        fence = _FENCE_INSIDE.match(line)
        if fence and fence["in"]:
            open_fence = fence["fence"]
            _report_fence(fence, list_indent is not None or fence["in"].strip(" >") != "", place, report)
            before = line
            continue
        heading = _HEADING_INSIDE.match(line)
        if heading and list_indent is None:
            message = f"`{short(line.strip())}` makes no heading, because there are spaces in front of it"
            report.add(HEADING_INDENT, message, f"Write `{line.strip()}` without spaces in front.", place)
        _check_sign(line, place, report)
        if _DASHES_BELOW.match(line) and before.strip() and not before.lstrip().startswith(("|", "///", "-", "#")):
            report.add(
                HEADING_DASHES,
                f"The dashes make `{short(before.strip())}` a heading, because there is no empty line between",
                "Write an empty line above the dashes, or make a heading with `## ` in front of its words.",
                place,
            )
        item = _ITEM.match(line)
        if item:
            indent = len(item["indent"])
            if list_indent is not None and list_indent < indent < list_indent + 4:
                if not list_reported:  # one message for one list
                    shown = short(line.strip())
                    message = f"`{shown}` would not stand in an inner list, because it is not far enough in"
                    fix = f"Put four spaces in front of the line: `{' ' * (list_indent + 4)}{shown}`."
                    report.add(LIST_INDENT, message, fix, place)
                list_reported = True
            else:
                list_indent = indent
        elif line.strip() and not line.startswith(" "):
            list_indent, list_reported = None, False
        elif line.strip() and not before.strip() and list_indent is not None:
            indent = len(line) - len(line.lstrip(" "))
            if 1 < indent < list_indent + 4 and indent % 4 and not list_reported:
                shown = short(line.strip(), _TOO_LONG)
                message = f"`{short(shown)}` would not stand in the list's item, because it is not far enough in"
                depth = list_indent + 4 if indent > list_indent else 4
                fix = f"Put four spaces in front of the line: `{' ' * depth}{shown}`; none if it belongs to no item."
                report.add(LIST_INDENT, message, fix, place)
                list_reported = True
        found = _DEFINITION.match(line)
        if found:
            first = defined.setdefault(found["name"], place.line)
            if first != place.line:
                message = f"`[{found['name']}]:` stands here twice, first on line {first}"
                report.add(DEFINITION_TWICE, message, "Give one of the two another name.", place)
        before = line
    used = Counter(_NOTE.findall("\n".join(lines))) if defined else Counter[str]()
    for name, number in defined.items():
        if report.is_full:
            return
        if name.startswith("^") and used[name] == 1:
            message = f"The note `[{name}]` is shown below the page, and nothing refers to it"
            fix = f"Write `[{name}]` behind the words that it belongs to, or delete the note."
            report.add(NOTE_UNUSED, message, fix, Place(number, 1))


def _report_fence(fence: re.Match[str], in_list: bool, place: Place, report: Report) -> None:
    mark = fence["fence"]
    if ">" in fence["in"]:
        where, fix = "in a quote", f"Write it below the quote, with {mark} at the start of its lines."
    elif in_list:
        where = "in a list"
        fix = f"Write it below the list, with {mark} at the start of its lines."
    else:
        where, fix = "with spaces in front", f"Take the spaces in front of {mark} away."
    report.add(CODE_INSIDE, f"Computer text between two lines of {mark} is not read {where}", fix, place)


def _check_sign(line: str, place: Place, report: Report) -> None:
    found = UNPRINTABLE.search(line)
    if found:
        report.add(
            CHARACTER,
            "There is an invisible character here that a page cannot hold",
            "Delete the text around it and type it again.",
            Place(place.line, found.start() + 1),
        )
