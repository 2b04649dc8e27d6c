"""Reads the word lists of `plugins/seo_checks/data`.

A `.txt` list has lines of words or phrases, comments after `#` at a line's start, and may be cut
into `[sections]`. Words are separated by space, phrases by commas or line ends.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


@cache
def words(name: str, section: str = "") -> frozenset[str]:
    """The words of a list, or of one of its sections. Raises KeyError for a section that is not there."""
    return frozenset(word for line in lines(name, section) for word in line.split())


@cache
def phrases(name: str, section: str = "") -> tuple[str, ...]:
    """The phrases of a list, or of one of its sections, in their order and without repeats."""
    found = (part.strip() for line in lines(name, section) for part in line.split(","))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


@cache
def lines(name: str, section: str = "") -> tuple[str, ...]:
    """The lines of a list, or of one of its sections, without comments and blank lines."""
    sections: dict[str, list[str]] = {"": []}
    current = ""
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
            sections.setdefault(current, [])
        elif line.strip() and not line.startswith("#"):
            sections[current].append(line)
    return tuple(sections[section])
