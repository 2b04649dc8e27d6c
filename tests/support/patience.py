"""Waiting for what another process does: for as long as it takes, as no time is right for every machine."""

from __future__ import annotations

import time
from collections.abc import Callable

from .counts import HUNG


def until(condition: Callable[[], bool], what: str, pause: float = 0.02) -> None:
    """Asks again and again, with a pause of so many seconds. Raises AssertionError when it takes so long that it hangs."""
    end = time.monotonic() + HUNG
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"It never came: {what}")
        time.sleep(pause)
