"""Helps with a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

ALIKE = 0.7  # of 1: names that are less alike are hardly the same name, misspelled
_AS_ALIKE = 0.05  # what is hardly less alike than the best guess is named as well
_MOST = 3


def nearest(name: str, known: Iterable[str], alike: float = ALIKE) -> list[str]:
    """The known names that were likely meant, the likeliest first, in any case of letters: three at most.

    `alike` is how much of 1 they have to have in common, as `difflib` measures it.
    """
    names = {k.lower(): k for k in known}
    matcher = SequenceMatcher(None, "", name.lower())
    rated: list[tuple[float, str]] = []
    for candidate in names:
        matcher.set_seq1(candidate)
        if (
            matcher.real_quick_ratio() >= alike
            and matcher.quick_ratio() >= alike
            and (like := matcher.ratio()) >= alike
        ):
            rated.append((like, names[candidate]))
    rated.sort(reverse=True)
    return [candidate for like, candidate in rated[:_MOST] if like >= rated[0][0] - _AS_ALIKE]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """ "Did you mean `title`?", or "" when no known name is like it, starts like it or has it in itself."""
    known = list(known)
    near = nearest(name, known)
    if not near and len(name) > 2:
        within = [k for k in known if name.lower() in k.lower()]
        near = [k for k in within if k.lower().startswith(name.lower())][:1] or within[:_MOST]
    return f"Did you mean {' or '.join(f'`{k}`' for k in near)}?" if near else ""
