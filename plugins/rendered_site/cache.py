"""Keeps what was found on each page between builds, so that only changed pages are looked at again."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

_FORMAT = 1
_DIGEST = 16  # bytes
_KEEP_DAYS = 14  # what no build has asked for since then is dropped


def key_of(*parts: bytes) -> bytes:
    """A key that stands for the parts in their order."""
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()


class PageCache:
    """A file of packed pages by key. Every entry carries its own checksum.

    A file that cannot be read, or an entry that does not match its checksum, counts as not there:
    the page is looked at again. `trouble` says what was found to be damaged.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.trouble = ""

    def read(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The packed pages that are known, by key."""
        if self.path is None or not self.path.is_file():
            return {}
        try:
            with closing(self._open(self.path)) as database:
                found = self._read(database, list(keys))
                with database:
                    database.executemany(
                        "UPDATE pages SET used = ? WHERE key = ? AND used < ?",
                        [(_today(), key, _today()) for key in found],
                    )
                return found
        except (sqlite3.DatabaseError, OSError) as error:
            self._discard(str(error))
            return {}

    def _read(self, database: sqlite3.Connection, keys: list[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        for key in keys:
            row = database.execute("SELECT data FROM pages WHERE key = ?", (key,)).fetchone()
            if row is None:
                continue
            data = bytes(row[0])
            if key_of(key, data[_DIGEST:]) == data[:_DIGEST]:
                found[key] = data[_DIGEST:]
            else:
                self.trouble = "an entry does not match its checksum"
        return found

    def write(self, pages: Mapping[bytes, bytes]) -> None:
        """Adds packed pages. A full or read-only disk is no reason to stop: then nothing is kept."""
        if self.path is None or not pages:
            return
        rows = [(key, _today(), key_of(key, data) + data) for key, data in pages.items()]
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with closing(self._open(self.path)) as database, database:
                    database.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", rows)
                    database.execute("DELETE FROM pages WHERE used < ?", (_today() - _KEEP_DAYS,))
                return
            except sqlite3.OperationalError as error:  # locked, full, read-only
                self.trouble = self.trouble or str(error)
                return
            except sqlite3.DatabaseError as error:
                self._discard(str(error))
            except OSError as error:
                self.trouble = self.trouble or str(error)
                return

    def _open(self, path: Path) -> sqlite3.Connection:
        database = sqlite3.connect(path, timeout=2)
        try:
            database.execute("PRAGMA synchronous = OFF")  # a lost entry costs one page's work, no more
            if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                with database:
                    database.execute("DROP TABLE IF EXISTS pages")
                    database.execute("CREATE TABLE pages (key BLOB PRIMARY KEY, used INTEGER, data BLOB) WITHOUT ROWID")
                    database.execute(f"PRAGMA user_version = {_FORMAT}")
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _discard(self, reason: str) -> None:
        self.trouble = reason
        if self.path is not None:
            for name in (
                self.path,
                *(self.path.with_name(self.path.name + end) for end in ("-journal", "-wal", "-shm")),
            ):
                name.unlink(missing_ok=True)


def _today() -> int:
    return int(time.time() // 86_400)
