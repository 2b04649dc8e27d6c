"""What stands for the code in a key: what the process has loaded, or nothing at all once that has been edited."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.site import PROJECT

# Prints the stamp of the code for each line that it reads, or None.
PROGRAM = """
import sys
import a_package, a_module
from plugins.recorded_reads import loaded_code
code = loaded_code([a_package, a_module])
print("loaded", flush=True)
for _ in sys.stdin:
    stamp = code.stamp
    print(stamp.hex() if stamp else None, flush=True)
"""


class Process:
    """A Python process that runs on, and says the stamp of its code when asked."""

    def __init__(self, folder: Path) -> None:
        self.running = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            cwd=folder,
            env={"PYTHONPATH": f"{folder}:{folder / 'libraries'}", "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "loaded"

    def _line(self) -> str:
        assert self.running.stdout is not None
        return self.running.stdout.readline().strip()

    def stamp(self) -> str | None:
        """The stamp now; None when the code is not what was loaded."""
        assert self.running.stdin is not None
        self.running.stdin.write("\n")
        self.running.stdin.flush()
        said = self._line()
        assert said, "the process has ended"
        return None if said == "None" else said


@contextmanager
def process(folder: Path) -> Iterator[Process]:
    """A process, until it is not needed any more."""
    started = Process(folder)
    with started.running:
        yield started
        assert started.running.stdin is not None
        started.running.stdin.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a plugin here, a package and a module from elsewhere, and a library."""
    shutil.copytree(PROJECT / "plugins/recorded_reads", tmp_path / "plugins/recorded_reads")
    (tmp_path / "plugins/own").mkdir()
    (tmp_path / "plugins/own/rule.py").write_text("TEXT = 'old'\n", "utf-8")
    (tmp_path / "a_package/data").mkdir(parents=True)
    (tmp_path / "a_package/__init__.py").write_text("", "utf-8")
    (tmp_path / "a_package/data/words.txt").write_text("old\n", "utf-8")
    (tmp_path / "a_module.py").write_text("import a_helper\n", "utf-8")
    (tmp_path / "a_helper.py").write_text("TEXT = 'old'\n", "utf-8")
    (tmp_path / "notes.txt").write_text("old\n", "utf-8")
    (tmp_path / "libraries/parser-1.0.dist-info").mkdir(parents=True)
    return tmp_path


EDITED = ["plugins/own/rule.py", "a_package/data/words.txt", "a_module.py", "a_helper.py"]


@pytest.mark.parametrize("name", EDITED)
def test_edited_code(folder: Path, name: str) -> None:
    """A process whose code was edited has no stamp any more, even when the old text is written back; a new one has another."""
    with process(folder) as old:
        first = old.stamp()
        assert first
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace("old", "new") + "\n", "utf-8")
        assert old.stamp() is None
        with process(folder) as new:
            assert new.stamp() not in (None, first)
        (folder / name).write_text(text, "utf-8")
        assert old.stamp() is None
    with process(folder) as again:
        assert again.stamp() == first


def test_code_that_was_edited_before_its_first_use(folder: Path) -> None:
    """What counts is when the code was loaded, not when somebody first asked."""
    with process(folder) as old:
        (folder / "plugins/own/rule.py").write_text("TEXT = 'new'\n", "utf-8")
        assert old.stamp() is None


@pytest.mark.parametrize("name", ["plugins/own/another.py", "a_package/another.py"])
def test_a_new_file(folder: Path, name: str) -> None:
    """A file that comes or goes counts as an edit: code may look for files."""
    with process(folder) as old:
        first = old.stamp()
        (folder / name).write_text("", "utf-8")
        assert old.stamp() is None
        with process(folder) as new:
            assert new.stamp() not in (None, first)


def test_another_version_of_a_library(folder: Path) -> None:
    """While a process runs, or between two."""
    with process(folder) as old:
        first = old.stamp()
        (folder / "libraries/parser-1.0.dist-info").rename(folder / "libraries/parser-1.1.dist-info")
        assert old.stamp() is None
        with process(folder) as new:
            assert new.stamp() not in (None, first)


def test_what_does_not_count(folder: Path) -> None:
    """Times that were set, copies elsewhere, compiled files, and files that are no code: in a new process the stamp is the same."""
    with process(folder) as old:
        first = old.stamp()
        (folder / "notes.txt").write_text("new\n", "utf-8")
        (folder / "a_package/__pycache__").mkdir()
        (folder / "a_package/__pycache__/x.pyc").write_bytes(b"x")
        assert old.stamp() == first
    (folder / "plugins/own/rule.py").touch()
    with process(folder) as new:
        assert new.stamp() == first
    shutil.copytree(folder, folder / "elsewhere", dirs_exist_ok=True, ignore=shutil.ignore_patterns("elsewhere"))
    with process(folder / "elsewhere") as moved:
        assert moved.stamp() == first


def test_links_to_nowhere(folder: Path) -> None:
    """An editor's lock, which is such a link, is no reason to stop."""
    (folder / "plugins/own/.#rule.py").symlink_to("somebody@somewhere")
    with process(folder) as started:
        assert started.stamp()
