"""How much is tried: few examples in a normal run, many in the long one; and how long a process may take."""

from __future__ import annotations

import os

LONG = os.environ.get("SITE_TESTS") == "long"
HUNG = 1800  # seconds; a process that takes so long hangs, however busy the machine is


def count(normal: int, long: int) -> int:
    """So many in a run of this kind."""
    return long if LONG else normal
