"""Marks that Markdown would show or misread, as far as the lines of a page's text tell before they are converted."""

from __future__ import annotations

import re

from ...findings import Place
from ..report import Report
from ..yaml.words import short
from .body_lines import FENCE, outside_code
from .messages import CHARACTER, CODE_UNCLOSED, DEFINITION_TWICE, HEADING_DASHES, LIST_INDENT, NOTE_UNUSED

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_DASHES_BELOW = re.compile(r"^ {0,3}-{2,} *$")
_ITEM = re.compile(r"^(?P<indent> *)(?:[-*+]|\d{1,2}\.) +\S")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>\^?[^\]]+)\]:")


def check_fences(lines: list[str], first_line: int, report: Report) -> None:
    """Reports code that is opened and never closed: Markdown would show the marks and run what follows."""
    for index, line in outside_code(lines):
        mark = FENCE.match(line)
        if mark:
            report.add(
                CODE_UNCLOSED,
                f"The code that starts with `{mark['fence']}` is never closed",
                f"Write a line with `{mark['fence']}` where it ends, or take this line away.",
                Place(first_line + index, 1),
            )


def check_lines(lines: list[str], first_line: int, report: Report) -> None:
    """Reports what can be seen from the lines alone."""
    before = ""
    list_indent: int | None = None
    list_reported = False
    defined: dict[str, int] = {}
    for index, line in outside_code(lines):
        place = Place(first_line + index, 1)
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
        found = _DEFINITION.match(line)
        if found:
            first = defined.setdefault(found["name"], place.line)
            if first != place.line:
                message = f"`[{found['name']}]:` stands here twice, first on line {first}"
                report.add(DEFINITION_TWICE, message, "Give one of the two another name.", place)
        before = line
    text = "\n".join(lines)
    for name, number in defined.items():
        if name.startswith("^") and text.count(f"[{name}]") == 1:
            message = f"The note `[{name}]` is shown below the page, and nothing refers to it"
            fix = f"Write `[{name}]` behind the words that it belongs to, or delete the note."
            report.add(NOTE_UNUSED, message, fix, Place(number, 1))


def _check_sign(line: str, place: Place, report: Report) -> None:
    found = _CONTROL.search(line)
    if found:
        report.add(
            CHARACTER,
            "There is an invisible character here that a page cannot hold",
            "Delete the text around it and type it again.",
            Place(place.line, found.start() + 1),
        )
