"""Writes that are there whole or not at all, and are still there after the power went off."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: no lock; two editors of one folder are the user's to avoid
    fcntl = None  # type: ignore[assignment]

_PREFIX, _SUFFIX = ".editor-", ".saving"  # hidden, so that neither the build nor a list of files takes it up


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` in the place of the file in one step; its permissions stay. Raises OSError and leaves the old file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    try:
        with waiting.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            waiting.chmod(path.stat().st_mode & 0o777)
        os.replace(waiting, path)
    except BaseException:
        with contextlib.suppress(OSError):
            waiting.unlink()
        raise
    settle(path.parent)


def remove(path: Path) -> None:
    """Deletes the file, if it is there, for good."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
        settle(path.parent)


def settle(folder: Path) -> None:
    """Has the names in a folder written to the disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    except OSError:  # some network folders cannot
        pass
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Deletes what killed writes left lying below the folder. Only for who holds the lock."""
    for left in folder.rglob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            left.unlink()


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Keeps other processes and threads that ask for the same lock out until this one is done."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
