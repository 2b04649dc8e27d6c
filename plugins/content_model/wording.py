"""Words that several messages share."""

from __future__ import annotations

from collections.abc import Sequence


def limits(least: float | None, most: float | None) -> str:
    """The least and the greatest number, in words."""
    if least is not None and most is not None:
        return f"from {least:g} to {most:g}"
    if least is not None:
        return f"{least:g} or more"
    return f"{most:g} or less" if most is not None else ""


def many(number: float, word: str) -> str:
    """ "1 character", "2 characters"."""
    return f"{number:g} {word}{'' if number == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """ "`title`, `menu` and `date`"."""
    marked = [f"`{name}`" for name in names]
    return " and ".join(filter(None, [", ".join(marked[:-1]), marked[-1]]))
