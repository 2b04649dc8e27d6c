"""The lines of a Markdown body that are not code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Place
from .report import Report

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})")


def outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each line outside of fenced code with its index, as Python-Markdown draws the line between the two."""
    closed = ""
    for index, line in enumerate(lines):
        if closed:
            if line.rstrip(" ") == closed:
                closed = ""
            continue
        mark = _FENCE.match(line)
        if mark and mark["fence"] in [other.rstrip(" ") for other in lines[index + 1 :]]:
            closed = mark["fence"]
            continue
        yield index, line


def check_fences(lines: list[str], first_line: int, report: Report) -> None:
    """Reports code that is opened and never closed: Markdown would show the marks and run what follows."""
    for index, line in outside_code(lines):
        mark = _FENCE.match(line)
        if mark:
            report.add(
                "code-unclosed",
                f"The code that starts with `{mark['fence']}` is never closed",
                f"Write a line with `{mark['fence']}` where it ends, or take this line away.",
                Place(first_line + index, 1),
            )
