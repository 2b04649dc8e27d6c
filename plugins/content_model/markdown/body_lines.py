"""The lines of a Markdown body that are not code."""

from __future__ import annotations

import re
from collections.abc import Iterator

FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})")


def outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each line outside of fenced code with its index, as Python-Markdown draws the line between the two."""
    closed = ""
    for index, line in enumerate(lines):
        if closed:
            if line.rstrip(" ") == closed:
                closed = ""
            continue
        mark = FENCE.match(line)
        if mark and mark["fence"] in [other.rstrip(" ") for other in lines[index + 1 :]]:
            closed = mark["fence"]
            continue
        yield index, line
