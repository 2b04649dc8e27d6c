"""Levels of headings: the page's title stands in its front matter, so its text starts at the second."""

from __future__ import annotations

from bs4 import Tag

from .words import HEADINGS

_LOWEST = 6


def shift_headings(body: Tag, first: int = 2) -> None:
    """Gives the highest headings the level `first`, and leaves no gap below any: a part never skips a step."""
    above: list[tuple[int, int]] = []  # the levels that are open, as they came and as they are now
    for heading in body.find_all(HEADINGS):
        level = int(heading.name[1])
        while above and above[-1][0] >= level:
            above.pop()
        now = min(above[-1][1] + 1 if above else first, _LOWEST)
        above.append((level, now))
        heading.name = f"h{now}"
