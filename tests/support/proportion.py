"""Work that grows with its input alone: held against itself on half the input, by the processor's time."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

LONG = 0.06  # seconds of the processor: what grows with the square of the length takes more, or soon will
TWICE = 2.6


def assert_in_proportion(half: Callable[[], object], whole: Callable[[], object]) -> None:
    """`whole`, with twice the input, takes no more than about twice the time of `half`, where it takes long at all.

    Other work on the machine and the noise of short times decide nothing.
    """
    for times in (1, 3):  # what looks too long is looked at again
        twice = seconds(whole, times)
        if twice <= LONG or twice <= TWICE * (once := seconds(half, times)):
            return
    raise AssertionError(f"{once:.2f} s for half of it, {twice:.2f} s for the whole")


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The processor's time for it, the middle of a few."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return median(once() for _ in range(times))
