"""Killed at any moment: each file is the old or the new one, and what belongs together is changed together."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.editor.versions.blobs import ABSENT, hash_of
from plugins.editor.workspace import Change, Workspace
from tests.editor.conftest import FILES, everything
from tests.editor.people import ANNA
from tests.support.counts import count

CALLS = ("fsync", "replace", "unlink", "mkdir", "open", "rmdir")


class Killed(BaseException):
    """Stands for the process's end."""


@contextlib.contextmanager
def killed_after(calls: int) -> Iterator[list[int]]:
    """Lets so many calls of the system pass that change something; at the next one, and ever after, the process is dead."""
    real = {name: getattr(os, name) for name in CALLS}
    count = [0]

    def counted(name: str) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if count[0] >= calls:
                raise Killed
            count[0] += 1
            return real[name](*args, **options)

        return call

    for name in CALLS:
        setattr(os, name, counted(name))
    try:
        yield count
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def _rename(workspace: Workspace) -> None:
    """A page moves, two pages that link to it change, a picture comes along, another page goes."""
    index = workspace.read("pages/index.md")
    also = [
        Change("pages/index.md", index.data.replace(b"about.md", b"us/who.md"), index.hash),
        Change("images/new.png", b"\x89PNG" + bytes(range(256)) * 40),
        Change("pages/old.md", None, hash_of(b"old")),
    ]
    workspace.rename({"pages/about.md": "pages/us/who.md"}, {"pages/about.md": hash_of(FILES["pages/about.md"])}, ANNA, also)  # fmt: skip


def test_a_rename_killed_at_each_of_its_steps_is_whole_after_the_next_start(tmp_path: Path) -> None:
    """For every call of the system after which the process may die: afterwards all files are old, or all are new."""
    outcomes = set()
    for calls in range(1000):
        project = tmp_path / str(calls)
        for name, data in {**FILES, "pages/old.md": b"old"}.items():
            (project / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            (project / "content" / name).write_bytes(data)
        before = everything(project)
        workspace = Workspace(project)
        try:
            with killed_after(calls):
                _rename(workspace)
            finished = True
        except Killed:
            finished = False
        for name, data in everything(project).items():  # even before the next start, nothing is half written
            hidden = name.rpartition("/")[2].startswith(".")
            assert hidden or data in (*before.values(), *_after(before).values()), f"{name} is half written"
        again = Workspace(project)
        state = everything(project)
        assert again.recovered == ()
        assert state in (before, _after(before)), f"half changed after {calls} calls: {sorted(state)}"
        assert bool(again.store.records()) == (state != before)
        assert len(again.store.records()) <= 1
        outcomes.add(state == before)
        if finished:
            assert state != before
            break
    else:
        pytest.fail("the rename never came to its end")
    assert outcomes == {True, False}


def _after(before: dict[str, bytes]) -> dict[str, bytes]:
    state = {
        **before,
        "pages/us/who.md": before["pages/about.md"],
        "images/new.png": b"\x89PNG" + bytes(range(256)) * 40,
    }
    state["pages/index.md"] = before["pages/index.md"].replace(b"about.md", b"us/who.md")
    del state["pages/about.md"], state["pages/old.md"]
    return dict(sorted(state.items()))


def test_a_crash_during_the_recovery_is_recovered_from_too(project: Path) -> None:
    """The recovery may be killed at each of its steps, and the one after it finishes."""
    (project / "content/pages/old.md").write_bytes(b"old")
    before = everything(project)
    calls = 0
    with contextlib.suppress(Killed), killed_after(45):
        _rename(Workspace(project))
    assert (project / ".editor/journal.json").exists(), "choose another moment: the journal has to be there"
    while (project / ".editor/journal.json").exists():
        with contextlib.suppress(Killed), killed_after(calls):
            Workspace(project)
        calls += 1
    assert calls > 5
    assert everything(project) == _after(before)
    assert len(Workspace(project).store.records()) == 1


def test_a_file_that_somebody_changed_after_the_crash_is_left_alone(project: Path) -> None:
    """The recovery never writes over what it does not know; it names the file, and keeps the version that it had for it."""
    (project / "content/pages/old.md").write_bytes(b"old")
    with contextlib.suppress(Killed), killed_after(45):
        _rename(Workspace(project))
    assert (project / ".editor/journal.json").exists()
    (project / "content/pages/index.md").write_bytes(b"typed after the crash")
    again = Workspace(project)
    assert again.recovered == ("pages/index.md",)
    assert again.read("pages/index.md").data == b"typed after the crash"
    assert again.read("pages/us/who.md").data == FILES["pages/about.md"]
    newest = again.store.versions("pages/index.md")[0]
    assert b"us/who.md" in (again.store.blobs.get(newest.hash) or b"")


def test_a_damaged_journal_does_not_keep_the_editor_from_starting(project: Path) -> None:
    """It is put aside for somebody who knows."""
    (project / ".editor").mkdir()
    (project / ".editor/journal.json").write_bytes(b"{ not json")
    workspace = Workspace(project)
    assert everything(project) == FILES
    assert (project / ".editor/journal.damaged").exists()
    workspace.save("pages/about.md", b"new", hash_of(FILES["pages/about.md"]), ANNA)


def test_sigkill_at_random_moments_leaves_whole_files_and_whole_links(tmp_path: Path) -> None:
    """A real process that saves, renames and uploads is killed by the system, again and again, on the same folder."""
    chance = random.Random(50)
    pages = tmp_path / "content/pages"
    pages.mkdir(parents=True)
    (pages / "index.md").write_text(" ".join(f"[p](p{n}.md)" for n in range(4)))
    for n in range(4):
        (pages / f"p{n}.md").write_text("x" + hash_of(b"x"))
    done = 0
    moments = count(20, 200)
    for moment in range(moments):
        args = [sys.executable, "-m", "tests.editor.crash_worker", str(tmp_path), str(moment)]
        process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        started = process.stdout.readline()
        time.sleep(chance.random() * 0.08)
        process.kill()
        out, err = process.communicate()
        assert started, err.decode()
        assert b"Traceback" not in err, err.decode()
        done += out.count(b"\n") + 1
        _check_whole(tmp_path)
    assert done >= moments


def _check_whole(project: Path) -> None:
    workspace = Workspace(project)
    assert workspace.recovered == ()
    state = everything(project)
    linked = {"pages/" + part.split(")")[0] for part in state["pages/index.md"].decode().split("(")[1:]}
    pages = {name for name in state if name.startswith("pages/p")}
    assert linked == pages, "a link and its page went different ways"
    for name, data in state.items():
        assert not name.rpartition("/")[2].startswith("."), f"{name} was left lying"
        if name != "pages/index.md":
            assert data[-64:].decode() == hash_of(data[:-64]), f"{name} is not whole"
    for record in workspace.store.records():
        for step in record.steps:
            for name in (step.before, step.after):
                assert name == ABSENT or workspace.store.blobs.get(name) is not None, "a version is lost"
