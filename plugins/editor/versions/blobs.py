"""Contents of files, kept by their hash: the same content is kept once, and a damaged one is never handed out."""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

from ..atomic import write_whole

ABSENT = ""  # stands for the hash of a file that is not there


def hash_of(data: bytes | None) -> str:
    """The name of a content: its SHA-256 in hexadecimal; ABSENT for None."""
    return ABSENT if data is None else hashlib.sha256(data).hexdigest()


class Blobs:
    """A folder of contents. Safe for several processes: a content is written whole, and never changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keeps a content, for good even if the power goes off right after; returns its hash."""
        name = hash_of(data)
        path = self._path(name)
        if not path.exists():
            write_whole(path, zlib.compress(data))
        return name

    def get(self, name: str) -> bytes | None:
        """The content of that hash; None when it is not kept (any more), or is damaged."""
        try:
            data = zlib.decompress(self._path(name).read_bytes())
        except (OSError, zlib.error, ValueError):
            return None
        return data if hash_of(data) == name else None

    def size(self, name: str) -> int:
        """The bytes that a content takes on the disk; 0 when it is not kept."""
        try:
            return self._path(name).stat().st_size
        except (OSError, ValueError):
            return 0

    def names(self) -> Iterator[str]:
        """The hashes of all contents."""
        for path in self._folder.glob("??/*"):
            if len(path.name) == 62:
                yield path.parent.name + path.name

    def keep_only(self, wanted: Collection[str]) -> None:
        """Deletes every other content."""
        for name in list(self.names()):
            if name not in wanted:
                with contextlib.suppress(OSError):
                    self._path(name).unlink()

    def _path(self, name: str) -> Path:
        if len(name) != 64 or not name.isalnum() or not name.isascii():
            raise ValueError(f"{name!r} is not a hash")
        return self._folder / name[:2] / name[2:]
