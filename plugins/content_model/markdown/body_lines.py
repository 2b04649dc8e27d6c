"""The lines of a Markdown body that are not code, and what counts as a space at their start."""

from __future__ import annotations

import re
from collections.abc import Iterator

FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})")
# Spaces that only look like the space bar's: typed by accident, or copied from a word processor or a web page.
_OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_START = re.compile(rf"^[ {_OTHER_SPACES}]*(?:(?:[-*+>:]|\d{{1,9}}\.|#{{1,6}})[ {_OTHER_SPACES}]+)*", re.MULTILINE)
_BLOCK_MARK = re.compile(r"^ */{3,}.*$", re.MULTILINE)
_TO_SPACE = re.compile(f"[{_OTHER_SPACES}]")


def with_plain_spaces(body: str) -> str:
    """The body with the space bar's spaces wherever a space belongs to a mark: at the start of a line, and behind it."""
    if not _TO_SPACE.search(body):
        return body
    for marks in (_START, _BLOCK_MARK):
        body = marks.sub(lambda found: _TO_SPACE.sub(" ", found[0]), body)
    return body


def outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each line outside of fenced code with its index, as Python-Markdown draws the line between the two."""
    last = {line.rstrip(" "): index for index, line in enumerate(lines) if line[:1] in ("`", "~")}
    closed = ""
    for index, line in enumerate(lines):
        if closed:
            if line.rstrip(" ") == closed:
                closed = ""
            continue
        mark = FENCE.match(line)
        if mark and last.get(mark["fence"], 0) > index:
            closed = mark["fence"]
            continue
        yield index, line
