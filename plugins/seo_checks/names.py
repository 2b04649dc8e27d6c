"""Helps with a name that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_NEAR = 0.55  # of 1: less alike than that is no likely slip
_AS_NEAR = 0.08  # what is hardly less alike than the best guess is named as well


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question that names the likeliest of the known names, in any case of letters; "" when none is near."""
    spelled = {k.lower(): k for k in known}
    wanted = name.lower()
    rated = sorted(((difflib.SequenceMatcher(None, wanted, k).ratio(), k) for k in spelled), reverse=True)
    best = rated[0][0] if rated else 0.0
    near = [k for ratio, k in rated[:3] if ratio >= max(_NEAR, best - _AS_NEAR)]
    if not near:
        near = [k for k in spelled if wanted and wanted in k][:3]
    return f"Did you mean {' or '.join(f'`{spelled[n]}`' for n in near)}?" if near else ""
