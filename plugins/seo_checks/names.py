"""Helps with a name that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question that names the likeliest of the known names; "" when none is near."""
    near = difflib.get_close_matches(name.lower(), list(known), n=3, cutoff=0.55)
    if not near:
        near = [k for k in known if name.lower() in k][:3]
    return f"Did you mean {' or '.join(f'`{n}`' for n in near)}?" if near else ""
