"""The commands of tasks.py in a project whose settings are wrong: each says so, at the line, and none ends in a traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.support.site import PROJECT, Site


@pytest.fixture
def project(small: Site) -> Site:
    """A small project that has the real commands, and a mistake in the last line of its settings."""
    shutil.copy(PROJECT / "tasks.py", small.folder)
    shutil.copy(PROJECT / "publishconf.py", small.folder)
    for name in ("plugins", "theme"):
        (small.folder / name).symlink_to(PROJECT / name)
    common = (PROJECT / "pelicanconf.py").read_text()
    (small.folder / "pelicanconf.py").write_text(f"{common}\nSTATIC_PATH = []\n")
    return small


def run(project: Site, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", *command],
        cwd=project.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@pytest.mark.parametrize("command", ["build", "check", "preview", "next-due", "gone /old/"])
def test_a_misspelled_setting_is_said_by_every_command_that_reads_the_project(project: Site, command: str) -> None:
    """With the name that was meant and the line."""
    done = run(project, *command.split())
    last = len((project.folder / "pelicanconf.py").read_text().splitlines())
    assert done.returncode == 1, done.stdout
    assert "Did you mean `STATIC_PATHS`?" in done.stdout
    assert f"pelicanconf.py:{last}" in done.stdout or f"\n  {last}:1" in done.stdout, done.stdout
    assert "Traceback" not in done.stdout
    assert not (project.folder / "output").exists()


@pytest.mark.parametrize("command", ["explain link-broken", "rules", "docs", "new page Another", "next-due", "build"])
def test_settings_that_cannot_be_run_are_said_by_every_command(project: Site, command: str) -> None:
    """Also by those that only ask the plugins what they contribute."""
    (project.folder / "pelicanconf.py").write_text("THEME = nosuch\n")
    done = run(project, *command.split())
    assert done.returncode == 1, done.stdout
    assert "name 'nosuch' is not defined" in done.stdout
    assert "Traceback" not in done.stdout
