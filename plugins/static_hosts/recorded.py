"""Whether what the site is built from is recorded in Git, and whether it changes while a build goes on."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ..findings import Finding
from .messages import BUILD_UNCLEAN, BUILD_UNRECORDED

_SOURCES = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py", "pyproject.toml", "uv.lock")
_HOW = {"??": "is new", "A": "is new", "D": "was deleted"}  # by the letters of `git status`


def unclean(project: Path) -> Iterator[Finding]:
    """An error for each file that the site is built from and that nobody committed; none outside of a repository."""
    try:
        changes = _changes(project)
    except _NoRepository:
        return  # nothing to compare with, which `unrecorded` says
    for how, path in changes:
        yield BUILD_UNCLEAN.at(f"{path} {how} and not committed", file=path)


def unrecorded(project: Path) -> Iterator[Finding]:
    """A warning when there is no repository that could record what is published."""
    try:
        _changes(project)
    except _NoRepository as reason:
        yield BUILD_UNRECORDED.at(str(reason))


class _NoRepository(Exception):
    """Git cannot say what is committed; the message says why."""


def _changes(project: Path) -> list[tuple[str, str]]:
    """What is not committed of what the site is built from: how each file differs, and its path. Raises _NoRepository."""
    # Without a lock: one that is killed would leave it behind, and no later command of Git's could commit.
    git = ("git", "--no-optional-locks")
    command = [*git, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *_SOURCES]
    try:
        done = subprocess.run(command, cwd=project, capture_output=True, env={**os.environ, "LC_ALL": "C"})
    except FileNotFoundError:
        raise _NoRepository("Git is not installed here, so nothing records what is published") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        if "not a git repository" in said:
            raise _NoRepository("This folder is no Git repository, so nothing records what is published")
        raise _NoRepository(f"Git cannot say what is committed: {said}")
    items = [item for item in os.fsdecode(done.stdout).split("\0") if item and "__pycache__" not in item]
    return [(_HOW.get(item[:2].strip(), "was changed"), item[3:]) for item in items]


def fingerprint(project: Path) -> str:
    """A short text that changes when anything changes that the site is built from."""
    digest = hashlib.sha256()
    for name in _SOURCES:
        root = project / name
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for path in files:
            if path.is_file() and "__pycache__" not in path.parts:
                stat = path.stat()
                digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
