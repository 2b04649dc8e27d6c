"""The files of a finished build: every one that is to be published, with what a host has to know of it."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .media_types import media_type
from .paths import url_of

_HASHED = re.compile(r"(?:^|/)assets/(?:.*/)?[^/]+[.-][0-9a-f]{8,}\.[a-z0-9]+$")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file to publish. `path` is relative to the output, `sha256` is of its bytes, `size` counts them."""

    path: str
    type: str
    size: int
    sha256: str
    immutable: bool = False

    @property
    def url(self) -> str:
        """The file's address on the site."""
        return url_of(self.path)

    @property
    def is_page(self) -> bool:
        """Whether visitors read it as a page."""
        return self.path.endswith(".html")


@dataclass(frozen=True, slots=True)
class OutputFiles:
    """All files of an output folder, by path."""

    root: Path
    files: Mapping[str, PublishedFile]

    @property
    def pages(self) -> tuple[PublishedFile, ...]:
        """The pages, in the order of their paths."""
        return tuple(f for f in self.files.values() if f.is_page)


def read_output(root: Path) -> OutputFiles:
    """Reads an output folder. Files are hashed a piece at a time, so a large one costs no memory."""
    files = {path: _describe(root, path) for path in sorted(walk(root))}
    return OutputFiles(root, files)


def walk(root: Path) -> Iterator[str]:
    """Every file below a folder, as a path with forward slashes. Links are followed by nobody."""
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            yield Path(folder, name).relative_to(root).as_posix()


def is_immutable(path: str) -> bool:
    """Whether the file's name holds a hash of its content, so that it never changes."""
    return _HASHED.search(path) is not None


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _describe(root: Path, path: str) -> PublishedFile:
    full = root / path
    return PublishedFile(path, media_type(path), full.stat().st_size, sha256_of(full), is_immutable(path))
