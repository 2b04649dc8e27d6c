"""Files that are kept because they cost time to make."""

from __future__ import annotations

import os
import time
from pathlib import Path

from plugins.recorded_reads.kept_files import KeptFiles

DAYS = 24 * 3600


def test_what_is_kept_comes_back_whole_or_not_at_all(tmp_path: Path) -> None:
    """A file that was cut off, changed or is not there counts as not kept."""
    kept = KeptFiles(tmp_path / "kept")
    assert kept.get("a.png") is None
    kept.put("a.png", b"some bytes")
    assert kept.get("a.png") == b"some bytes"
    path = tmp_path / "kept/a.png"
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole + b"x", whole[:20] + b"?" + whole[21:], b""):
        path.write_bytes(damaged)
        assert kept.get("a.png") is None
    kept.put("a.png", b"")
    assert kept.get("a.png") == b""


def test_what_nobody_asks_for_is_dropped(tmp_path: Path) -> None:
    """After sixty days; what was asked for meanwhile stays."""
    kept = KeptFiles(tmp_path)
    long_ago = time.time() - 61 * DAYS
    for name in ("asked.png", "left.png"):
        kept.put(name, b"x")
        os.utime(tmp_path / name, (long_ago, long_ago))
    assert kept.get("asked.png") == b"x"
    kept.drop_old()
    assert [path.name for path in tmp_path.iterdir()] == ["asked.png"]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """And stops nobody; nor does having none."""
    (tmp_path / "file").write_text("in the way")
    for kept in (KeptFiles(tmp_path / "file"), KeptFiles(None)):
        kept.put("a.png", b"x")
        assert kept.get("a.png") is None
        kept.drop_old()
