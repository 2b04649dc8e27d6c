"""A build that takes what is kept comes to what a clean build comes to, byte for byte, whatever was edited before."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.site_engine.edited import Edited, came_to
from tests.site_engine.edits import EDITS
from tests.support.counts import HUNG, count
from tests.support.site import PROJECT

SEQUENCE = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 2**16)), min_size=1, max_size=count(2, 4))
CLEAN = {"RENDERED_SITE_CACHE": None}


@pytest.fixture(scope="module", autouse=True)
def clock() -> Iterator[None]:
    """The moment that counts as the present is the tests' to set."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    yield
    os.environ.pop("SOURCE_DATE_EPOCH")
    if before is not None:
        os.environ["SOURCE_DATE_EPOCH"] = before


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site before the first edit, built, with what that build has kept."""
    site = Edited.new(tmp_path_factory.mktemp("built"))
    os.environ["SOURCE_DATE_EPOCH"] = site.moment
    result = site.build("output")
    assert result.ok, result.errors
    return site.folder


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new folder for each example."""
    root = tmp_path_factory.mktemp("edited")
    return (root / str(number) for number in itertools.count())


def edited(site: Edited, edits: list[tuple[str, int]]) -> Iterator[list[str]]:
    """Makes the edits one by one; the names of those made so far."""
    for number, (name, seed) in enumerate(edits, 1):
        site.number += 1
        EDITS[name](site, Random(seed))
        os.environ["SOURCE_DATE_EPOCH"] = site.moment
        yield [name for name, _ in edits[:number]]


@settings(max_examples=count(20, 500))
@given(SEQUENCE)
def test_any_edits_give_what_a_clean_build_gives(
    built: Path, folders: Iterator[Path], edits: list[tuple[str, int]]
) -> None:
    """After each edit: the same files, no stale one and none missing, and the same findings."""
    folder = next(folders)
    shutil.copytree(built, folder)
    site = Edited(folder)
    for made in edited(site, edits):
        kept, clean = site.build("output"), site.build("clean", **CLEAN)
        assert came_to(kept) == came_to(clean), made
        if clean.ok:
            assert site.files("output") == site.files("clean"), made
    shutil.rmtree(folder)


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    """Shared out or not: the same files, the same findings, in the same order. In a process that may be forked."""
    command = [sys.executable, "-m", "tests.site_engine.shared_out", str(tmp_path), str(count(4, 100))]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=HUNG)
    assert done.returncode == 0, done.stdout + done.stderr


# -- what can happen to what is kept ------------------------------------------------------------------


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Edited:
    """A copy of the site, built, with what was kept; and one edit since."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    site = Edited(tmp_path)
    os.environ["SOURCE_DATE_EPOCH"] = site.moment
    EDITS["text"](site, Random(1))
    return site


def store_of(site: Edited) -> Path:
    """The file that is kept."""
    path = site.folder / ".cache/rendered_site.sqlite"
    assert path.is_file()
    return path


def assert_right(site: Edited) -> None:
    """A build comes to what a clean one comes to."""
    kept, clean = site.build("output"), site.build("clean", **CLEAN)
    assert came_to(kept) == came_to(clean)
    assert site.files("output") == site.files("clean")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(5000, len(data), 997):
        data[at] ^= 0xFF
    path.write_bytes(bytes(data))


def exchanged(path: Path) -> None:
    """Each entry has the bytes of another one, checksum and all."""
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT key, data FROM results ORDER BY key").fetchall()
        turned = [(data, key) for (key, _), (_, data) in zip(rows, rows[1:] + rows[:1], strict=True)]
        database.executemany("UPDATE results SET data = ? WHERE key = ?", turned)
    database.close()


def of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 77")
    database.close()


def no_file(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [cut_short, overwritten, exchanged, of_another_version, no_file, Path.unlink])
def test_a_store_that_came_to_harm_costs_time_alone(harm: Callable[[Path], None], site: Edited) -> None:
    """Whatever has happened to the file, the pages are right, twice."""
    harm(store_of(site))
    assert_right(site)
    assert_right(site)


def test_a_store_that_is_deleted_all_the_while(site: Edited) -> None:
    """Somebody clears the cache again and again while a build runs."""
    path, over = store_of(site), threading.Event()

    def delete() -> None:
        while not over.wait(0.005):
            path.unlink(missing_ok=True)

    thread = threading.Thread(target=delete)
    thread.start()
    try:
        assert_right(site)
    finally:
        over.set()
        thread.join()


def test_a_store_on_a_full_disk_is_said(site: Edited, monkeypatch: pytest.MonkeyPatch) -> None:
    """/dev/full takes nothing: the build goes on, and says that nothing was kept."""
    result = site.build("output", RENDERED_SITE_CACHE="/dev/full/results")
    assert result.ok
    assert result.trouble
    assert came_to(result) == came_to(site.build("clean", **CLEAN))


def test_a_store_is_of_use_on_another_machine(site: Edited, tmp_path: Path) -> None:
    """In another folder, with files that were all written anew, nothing is made that was made before."""
    assert site.build("output").ok
    other = Edited(tmp_path / "other/place")
    shutil.copytree(site.folder / "content", other.folder / "content", copy_function=shutil.copy)
    shutil.copytree(site.folder / "theme", other.folder / "theme", copy_function=shutil.copy)
    (other.folder / ".cache").mkdir(exist_ok=True)
    shutil.copy(store_of(site), other.folder / ".cache")
    result = other.build("output")
    assert result.causes == ()
    assert other.files("output") == site.files("output")
