"""A file of results by key, kept from build to build: nothing in it is believed that does not prove itself."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

_FORMAT = 2
_DIGEST = 16  # bytes
_KEEP_DAYS = 14  # what no build has asked for since then is dropped
LARGEST = 1_000_000_000  # bytes; above that the results go that were asked for the longest time ago


def key_of(*parts: bytes) -> bytes:
    """A key that stands for the parts in their order."""
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()


class Store:
    """A file of results by key. Every entry carries a checksum of its key and its bytes.

    A file that cannot be read, or an entry that does not match its checksum, counts as not there: the result is made
    again. So does all of it while another process holds the file. `trouble` says in a few words what was wrong, "" for
    nothing; no method raises. `path` is None where nothing is to be kept, `largest` is in bytes.
    """

    def __init__(self, path: Path | None, largest: int = LARGEST) -> None:
        self.path = path
        self.largest = largest
        self.trouble = ""

    def read(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The results that are known, by key."""
        keys = list(keys)
        if self.path is None or not keys or not self.path.is_file():
            return {}
        try:
            with closing(self._open(self.path)) as database:
                found, old = self._read(database, keys)
                with suppress(sqlite3.OperationalError), database:  # a store that can only be read is of use as well
                    database.executemany("UPDATE results SET used = ? WHERE key = ?", [(_today(), key) for key in old])
                return found
        except sqlite3.OperationalError as error:  # held by another process, or protected
            self.trouble = self.trouble or str(error)
        except (sqlite3.DatabaseError, OSError) as error:
            self._discard(str(error))
        return {}

    def _read(self, database: sqlite3.Connection, keys: list[bytes]) -> tuple[dict[bytes, bytes], list[bytes]]:
        """What is known, and the keys that were not asked for yet today."""
        found: dict[bytes, bytes] = {}
        old: list[bytes] = []
        today = _today()
        for key in keys:
            row = database.execute("SELECT used, data FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                continue
            used, data = row
            if isinstance(data, bytes) and key_of(key, data[_DIGEST:]) == data[:_DIGEST]:
                found[key] = data[_DIGEST:]
                if used != today:
                    old.append(key)
            else:
                self.trouble = "an entry does not match its checksum"
        return found, old

    def write(self, results: Mapping[bytes, bytes]) -> None:
        """Adds results. A full or read-only disk is no reason to stop: then nothing is kept."""
        if self.path is None or not results:
            return
        rows = [(key, _today(), key_of(key, data) + data) for key, data in results.items()]
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with closing(self._open(self.path)) as database, database:
                    database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
                    database.execute("DELETE FROM results WHERE used < ?", (_today() - _KEEP_DAYS,))
                    self._shrink(database, {key for key, *_ in rows})
                return
            except sqlite3.OperationalError as error:  # locked, full, read-only
                self.trouble = self.trouble or str(error)
                return
            except sqlite3.DatabaseError as error:
                self._discard(str(error))
            except OSError as error:
                self.trouble = self.trouble or str(error)
                return

    def _shrink(self, database: sqlite3.Connection, new: set[bytes]) -> None:
        """Drops what has been asked for the longest time ago, once there is more than may be kept; room for new is left."""
        pages, free, size = (
            database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        surplus = (pages - free) * size - self.largest
        if surplus <= 0:
            return
        surplus += self.largest // 4
        for key, length in database.execute("SELECT key, length(data) FROM results ORDER BY used").fetchall():
            if surplus <= 0:
                return
            if key not in new:
                database.execute("DELETE FROM results WHERE key = ?", (key,))
                surplus -= length

    def _open(self, path: Path) -> sqlite3.Connection:
        database = sqlite3.connect(path, timeout=2)
        try:
            database.execute("PRAGMA synchronous = OFF")  # a lost entry costs one result's work, no more
            if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                with database:
                    for name in ("pages", "results"):  # of any format so far
                        database.execute(f"DROP TABLE IF EXISTS {name}")
                    database.execute(
                        "CREATE TABLE results (key BLOB PRIMARY KEY, used INTEGER, data BLOB) WITHOUT ROWID"
                    )
                    database.execute(f"PRAGMA user_version = {_FORMAT}")
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _discard(self, reason: str) -> None:
        self.trouble = reason
        if self.path is not None:
            for end in ("", "-journal", "-wal", "-shm"):
                with suppress(OSError):
                    self.path.with_name(self.path.name + end).unlink()


def _today() -> int:
    return int(time.time() // 86_400)
