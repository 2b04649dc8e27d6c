"""The store of results: what it keeps, and what it does with a damaged file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from plugins.recorded_reads.store import Store, key_of

KEY, OTHER = key_of(b"one"), key_of(b"two")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A cache file with one entry."""
    path = tmp_path / "sub" / "pages.sqlite"
    Store(path).write({KEY: b"the page" * 100})
    return path


def test_keys_tell_parts_apart() -> None:
    """Where one part ends and the next begins makes a difference."""
    assert key_of(b"ab", b"c") != key_of(b"a", b"bc")
    assert key_of(b"ab", b"c") == key_of(b"ab", b"c")


def test_what_was_written_is_read(path: Path) -> None:
    """A known key gives its data; an unknown one gives nothing."""
    cache = Store(path)
    assert cache.read([KEY, OTHER]) == {KEY: b"the page" * 100}
    assert cache.trouble == ""


def test_flipped_byte_is_noticed(path: Path) -> None:
    """An entry whose data has changed on the disk counts as not there."""
    with sqlite3.connect(path) as database:
        data = bytearray(database.execute("SELECT data FROM results").fetchone()[0])
        data[40] ^= 1
        database.execute("UPDATE results SET data = ?", (bytes(data),))
    database.close()
    cache = Store(path)
    assert cache.read([KEY]) == {}
    assert "checksum" in cache.trouble


@pytest.mark.parametrize("damage", [b"no database at all", b"", b"SQLite format 3\0" + b"\xff" * 4000])
def test_damaged_file_is_replaced(path: Path, damage: bytes) -> None:
    """A file that is no database reads as empty, and the next write makes it good again."""
    path.write_bytes(damage)
    assert Store(path).read([KEY]) == {}
    Store(path).write({KEY: b"new"})
    Store(path).write({KEY: b"new"})
    assert Store(path).read([KEY]) == {KEY: b"new"}


def test_truncated_file(path: Path) -> None:
    """A file that a full disk has cut short is no reason to stop."""
    path.write_bytes(path.read_bytes()[:5000])
    Store(path).read([KEY])
    Store(path).write({OTHER: b"x"})
    Store(path).write({OTHER: b"x"})
    assert Store(path).read([OTHER]) == {OTHER: b"x"}


def test_other_format_is_emptied(path: Path) -> None:
    """A file of another version is emptied, not misread."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    assert Store(path).read([KEY]) == {}


def test_old_entries_go(path: Path) -> None:
    """What no build has asked for in two weeks is dropped at the next write."""
    with sqlite3.connect(path) as database:
        database.execute("UPDATE results SET used = used - 20")
    database.close()
    Store(path).write({OTHER: b"x"})
    assert Store(path).read([KEY, OTHER]) == {OTHER: b"x"}


def test_entries_in_use_stay(path: Path) -> None:
    """Reading an entry keeps it."""
    with sqlite3.connect(path) as database:
        database.execute("UPDATE results SET used = used - 20")
    database.close()
    Store(path).read([KEY])
    Store(path).write({OTHER: b"x"})
    assert KEY in Store(path).read([KEY, OTHER])


def test_no_cache() -> None:
    """Without a path nothing is kept, and nothing fails."""
    Store(None).write({KEY: b"x"})
    assert Store(None).read([KEY]) == {}


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A path that cannot be made is no reason to stop; it is said in `trouble`."""
    (tmp_path / "file").write_text("x")
    cache = Store(tmp_path / "file" / "pages.sqlite")
    cache.write({KEY: b"x"})
    assert cache.trouble
    assert cache.read([KEY]) == {}


def test_there_is_no_end_of_room(tmp_path: Path) -> None:
    """Above its limit a store drops what was asked for the longest time ago, and never what came last."""
    path = tmp_path / "store"
    keys = [key_of(bytes([number])) for number in range(20)]
    for key in keys:
        Store(path, largest=100_000).write({key: b"x" * 20_000})
    found = Store(path).read(keys)
    assert keys[-1] in found
    assert 0 < len(found) < 8
    assert path.stat().st_size < 200_000


def test_another_process_that_writes(path: Path) -> None:
    """While somebody else holds the file, nothing is kept, nothing is lost, and no build waits for long."""
    with sqlite3.connect(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        store = Store(path)
        assert store.read([KEY]) == {}
        assert "locked" in store.trouble
        store.write({OTHER: b"x"})
        other.rollback()
    other.close()
    assert Store(path).read([KEY, OTHER]) == {KEY: b"the page" * 100}


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    """Tables that are none of ours stay, whatever path was given."""
    with sqlite3.connect(tmp_path / "other") as database:
        database.execute("CREATE TABLE letters (words TEXT)")
    database.close()
    Store(tmp_path / "other").write({KEY: b"x"})
    with sqlite3.connect(tmp_path / "other") as database:
        assert database.execute("SELECT count(*) FROM letters").fetchone() == (0,)
    database.close()
