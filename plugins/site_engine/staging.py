"""The folder that a build writes to, and the lock that keeps two builds out of each other's way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: no lock; two builds at once are the user's to avoid
    fcntl = None  # type: ignore[assignment]

from .swap import recover


@contextmanager
def staging_folder(output: Path) -> Iterator[Path]:
    """An empty folder beside `output`, on the same file system, removed afterwards if it is still there.

    Waits for a build of the same output that is running. What a killed build left is cleared away.
    """
    parent = output.parent
    parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{output.name}.building-"
    with (parent / f".{output.name}.lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        recover(output)
        for left in parent.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = parent / f"{prefix}{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
