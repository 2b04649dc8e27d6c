"""The code that this process has loaded: a stamp for keys, and whether the files are still what was loaded.

A process that runs on after somebody has edited its code must not write results of the old code for the new one, nor
read a data file or load a module of the new code beside the old. So what a process has loaded is looked at when it is
loaded, and before each use it is made sure that nothing has changed since.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from types import ModuleType

from .fingerprint import SIZE, fingerprint

_State = tuple[tuple[str, int, int, int], ...]  # of each file: its path, size, and times of change


def _libraries() -> tuple[str, ...]:
    """Names and versions of all installed distributions: their folders are named so ("lxml-6.0.2.dist-info")."""
    found: set[str] = set()
    for folder in _SEARCHED:
        try:
            found.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue
    return tuple(sorted(found))


def _state(root: str) -> _State:
    """What the files of a package's folder are like, or those of the folder that a single module stands in."""
    return tuple(sorted(_files(root) if os.path.isdir(root) else _beside(root)))


def _files(folder: str) -> Iterator[tuple[str, int, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield _file(entry)


def _beside(module: str) -> Iterator[tuple[str, int, int, int]]:
    for entry in os.scandir(os.path.dirname(module)):
        if entry.name.endswith(".py") and entry.is_file():
            yield _file(entry)


def _file(entry: os.DirEntry[str]) -> tuple[str, int, int, int]:
    try:
        stat = entry.stat()
    except OSError:  # a link to nowhere
        return entry.path, -1, 0, 0
    return entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


class _Root:
    """A package's folder, or a single module, as it was when this process loaded it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.state = _state(path)

    @cached_property
    def digest(self) -> bytes:
        """What stands for the contents of the files. Holds only as long as nothing has changed."""
        digest = blake2b(digest_size=SIZE)
        for path, size, *_ in self.state:
            digest.update(f"{os.path.relpath(path, self.path)}\0{size}\0".encode("utf-8", "surrogateescape"))
            with suppress(OSError):  # a link to nowhere, or to a folder
                digest.update(Path(path).read_bytes())
        return digest.digest()

    @property
    def is_current(self) -> bool:
        """Whether the files are still as they were, by size and times; also those of a file that was written back."""
        try:
            return _state(self.path) == self.state
        except OSError:
            return False


@dataclass(frozen=True)
class LoadedCode:
    """The code of some modules and of the plugins here, with Python and all installed libraries."""

    roots: tuple[_Root, ...]

    @property
    def stamp(self) -> bytes | None:
        """What stands for the code in a key; None when its files have changed since it was loaded.

        Then this process must neither use what was kept, nor keep anything.
        """
        digests = tuple(root.digest for root in self.roots)
        if _libraries() != _AT_START or not all(
            root.is_current for root in self.roots
        ):  # looked at after they were read
            return None
        return fingerprint((sys.version, _AT_START, digests))


def loaded_code(modules: Iterable[ModuleType] = ()) -> LoadedCode:
    """The code of the plugins here and of `modules`. Call it as soon as they are loaded.

    Of a package all files count, of a single module those beside it (.py).
    """
    paths = {root for module in modules for root in _paths_of(module)}
    own = sorted(path for path in paths if not path.startswith(_OWN.path + os.sep))
    for path in own:
        if path not in _ROOTS:
            _ROOTS[path] = _Root(path)
    return LoadedCode((_OWN, *(_ROOTS[path] for path in own)))


def _paths_of(module: ModuleType) -> list[str]:
    found = list(getattr(module, "__path__", ())) or [getattr(module, "__file__", None) or ""]
    return [os.path.abspath(path) for path in found if path]


# What this process has loaded is the same for all that goes on in it, so it stands here.
_SEARCHED = tuple(map(os.path.abspath, sys.path))
_AT_START = _libraries()
_OWN = _Root(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_ROOTS: dict[str, _Root] = {}
