"""What the operating system refuses, in words for people: a full disk, a protected folder, a program that is missing."""

from __future__ import annotations

import errno
import os

from ..findings import printable

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PROTECTED = (errno.EROFS, errno.EACCES, errno.EPERM)


def refused_by_disk(error: Exception) -> bool:
    """Whether the reason is the disk: it is full, protected or read-only. No mistake in the code is then to be sought."""
    return isinstance(error, OSError) and error.errno in (*_FULL, *_PROTECTED)


def system_words(error: OSError) -> str:
    """What was refused and what to do about it, in one or two sentences."""
    name = printable(os.fsdecode(error.filename)) if error.filename is not None else ""
    where = f" ({name})" if name else ""
    if error.errno in _FULL:
        return f"The disk is full{where}. Make room, and run the command again."
    if error.errno in _PROTECTED:
        return (
            f"{name or 'A folder'} is protected, or its disk can only be read. Give yourself the right to write there."
        )
    if error.errno in (errno.EISDIR, errno.ENOTDIR):
        kind, other = ("folder", "file") if error.errno == errno.EISDIR else ("file", "folder")
        return f"{name or 'What is named'} is a {kind} where a {other} should be. Name another, or move it away."
    if error.errno == errno.ENOENT and name and "/" not in name:
        return f"The program {name} is not installed here. Install it, and run the command again."
    return f"{error.strerror or error}{where}."
