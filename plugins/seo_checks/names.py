"""Helps with a name that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question that names the likeliest of the known names, in any case of letters; "" when none is near."""
    spelled = {k.lower(): k for k in known}
    near = difflib.get_close_matches(name.lower(), spelled, n=3, cutoff=0.55)
    if not near:
        near = [k for k in spelled if name.lower() in k][:3]
    return f"Did you mean {' or '.join(f'`{spelled[n]}`' for n in near)}?" if near else ""
