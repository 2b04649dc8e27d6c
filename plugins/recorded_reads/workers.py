"""Shares out work over the processor's cores: the results come in the order of the items, as one core would give them.

What runs processes is imported when a second one is used: most builds need none.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

_CHUNK = 24  # items handed to a process at a time
_PARENT_DEATH_SIGNAL = 1  # linux/prctl.h
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes may be used: `jobs`, 0 for one a core; a second one pays from so many items on."""

    jobs: int = 1
    pay_from: int = 150

    def number(self, items: int) -> int:
        """For so many items. Forking is safe on Linux, and from a process without other threads."""
        if items < self.pay_from or not sys.platform.startswith("linux") or threading.active_count() > 1:
            return 1
        return self.jobs or len(os.sched_getaffinity(0))

    def made(self, make: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """What `make` makes of each item, in their order. Whatever it raises, it raises here.

        `make` is a pure function; its results can be pickled.
        """
        workers = self.number(len(items))
        done = 0
        if workers > 1:
            for found in _in_processes(make, items, workers):
                yield make(items[done]) if isinstance(found, _Failed) else found
                done += 1
        for item in items[done:]:
            yield make(item)


class _Failed:
    """Stands for a result that could not be made: it is made again where what goes wrong can be told whole."""


_make: Callable[[Any], Any] | None = None  # set before the processes are forked, so that nothing has to be sent to them
_items: Sequence[Any] = ()


def _in_processes(make: Callable[[Any], Any], items: Sequence[Any], workers: int) -> Iterator[Any]:
    """The results so far as they come: when a process is killed, for want of memory perhaps, the rest is left."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _make, _items
    _make, _items = make, items
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(workers, fork, initializer=_end_with, initargs=(os.getpid(),)) as pool:
            for found in pool.map(_chunk, range(0, len(items), _CHUNK)):
                yield from found
    except BrokenProcessPool:
        return
    finally:
        _make, _items = None, ()


def _end_with(parent: int) -> None:
    """Has this process end with the one that started it: that may be killed, and what it holds, locks too, is held here."""
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _chunk(start: int) -> list[Any]:
    assert _make is not None
    found: list[Any] = []
    with no_collector():
        for item in _items[start : start + _CHUNK]:
            try:
                found.append(_make(item))
            except Exception:
                found.append(_Failed())
    return found


@contextmanager
def no_collector() -> Iterator[None]:
    """Keeps the garbage collector from going through all pages again and again: nothing here makes cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
