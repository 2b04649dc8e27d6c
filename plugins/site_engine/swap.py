"""Puts a finished folder in the place of another in one step, so that nobody ever sees half a site."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h


def swap_into_place(finished: Path, target: Path) -> None:
    """`finished` becomes `target`; what stood there before is removed.

    Both must lie on the same file system. Linux and macOS exchange the two in one step. Elsewhere the
    old folder is moved aside first, and `recover` puts it back should that be the last thing that
    happened. Raises OSError when the file system refuses.
    """
    if not target.exists():
        os.rename(finished, target)
        return
    if _exchange(finished, target):
        shutil.rmtree(finished, ignore_errors=True)
        return
    aside = _aside(target)
    shutil.rmtree(aside, ignore_errors=True)
    os.rename(target, aside)
    os.rename(finished, target)
    shutil.rmtree(aside, ignore_errors=True)


def recover(target: Path) -> None:
    """Puts back an output that a killed swap left aside. Does nothing where the exchange is one step."""
    aside = _aside(target)
    if aside.exists():
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            os.rename(aside, target)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.last")


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two paths atomically; False where the system or the file system has no such call."""
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)  # type: ignore[union-attr]
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(first, second, _RENAME_SWAP) == 0)
    return False
