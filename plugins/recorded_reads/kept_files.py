"""Files that cost time to make, kept in a folder by a name that says all that they are made from."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from hashlib import blake2b
from pathlib import Path

_DIGEST = 16  # bytes in front of each content
_KEEP_DAYS = 60  # what nobody has asked for since then is dropped
_DAY = 24 * 3600  # seconds


class KeptFiles:
    """A folder of files by name; None keeps nothing. Safe for several threads and processes.

    A file is written whole, and one that is damaged counts as not there. A folder that cannot be written keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The content of that name; None when it is not kept, or damaged."""
        if self._folder is None:
            return None
        path = self._folder / name
        try:
            packed = path.read_bytes()
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)  # it is still asked for
        except OSError:
            return None
        data = packed[_DIGEST:]
        return data if packed[:_DIGEST] == _digest(data) else None

    def put(self, name: str, data: bytes) -> None:
        """Keeps a content."""
        if self._folder is None:
            return
        waiting = self._folder / f".{secrets.token_hex(8)}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            waiting.write_bytes(_digest(data) + data)
            os.replace(waiting, self._folder / name)

    def drop_old(self, most: int | None = None) -> None:
        """Deletes what nobody has asked for lately, and all but the newest `most`, where that is given."""
        if self._folder is None or not self._folder.is_dir():
            return
        oldest = time.time() - _KEEP_DAYS * _DAY
        with contextlib.suppress(OSError):  # another process may tidy as well
            times = {path: path.stat().st_mtime for path in self._folder.iterdir() if path.is_file()}
            newest = sorted(times, key=times.__getitem__, reverse=True)
            for number, path in enumerate(newest):
                if times[path] < oldest or (most is not None and number >= most):
                    path.unlink(missing_ok=True)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
