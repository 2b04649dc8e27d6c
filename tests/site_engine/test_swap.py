"""The swap itself, with and without the system call that exchanges two folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.site_engine import swap


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "page.html").write_text(text)
    return path


def test_a_finished_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """Afterwards the target is the new folder, and nothing else is left."""
    new, old = folder(tmp_path / "new", "new"), folder(tmp_path / "output", "old")
    swap.swap_into_place(new, old)
    assert (old / "page.html").read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["output"]


def test_it_works_where_nothing_stood_before(tmp_path: Path) -> None:
    """The first build has no old folder."""
    swap.swap_into_place(folder(tmp_path / "new", "new"), tmp_path / "output")
    assert (tmp_path / "output/page.html").read_text() == "new"


def test_without_the_system_call_the_result_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system that cannot exchange folders, two renames do it."""
    monkeypatch.setattr(swap.sys, "platform", "win32")
    new, old = folder(tmp_path / "new", "new"), folder(tmp_path / "output", "old")
    swap.swap_into_place(new, old)
    assert (old / "page.html").read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["output"]


def test_a_swap_that_was_killed_between_its_renames_is_mended(tmp_path: Path) -> None:
    """The old folder, left aside, is put back."""
    folder(tmp_path / ".output.last", "old")
    swap.recover(tmp_path / "output")
    assert (tmp_path / "output/page.html").read_text() == "old"


def test_what_a_finished_swap_left_aside_is_removed(tmp_path: Path) -> None:
    """When the new folder is in place, the one left aside is rubbish."""
    folder(tmp_path / ".output.last", "old")
    folder(tmp_path / "output", "new")
    swap.recover(tmp_path / "output")
    assert (tmp_path / "output/page.html").read_text() == "new"
    assert not (tmp_path / ".output.last").exists()
