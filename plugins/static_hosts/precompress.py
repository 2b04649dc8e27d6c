"""Compressed copies of text files, made ahead, so that a host sends the best one without any work."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .media_types import is_compressible

SMALLEST = 256  # bytes; below that the headers weigh more than what is saved
SUFFIXES: Mapping[str, str] = {"br": ".br", "zstd": ".zst", "gzip": ".gz"}


def _brotli(data: bytes) -> bytes:
    import brotli  # type: ignore[import-untyped]

    return bytes(brotli.compress(data, quality=11))


def _zstd(data: bytes) -> bytes:
    import zstandard

    # Browsers need not take windows above 8 MB (RFC 9659); level 19 stays at that.
    return zstandard.ZstdCompressor(level=19, write_content_size=True).compress(data)


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {"br": _brotli, "zstd": _zstd, "gzip": _gzip}


def compress(data: bytes, coding: str) -> bytes | None:
    """The data in a content coding ("br", "zstd", "gzip"), or None when that would save nothing."""
    if len(data) < SMALLEST:
        return None
    packed = COMPRESSORS[coding](data)
    return packed if len(packed) < len(data) else None


def precompress(root: Path, paths: Iterable[str], codings: Iterable[str]) -> list[str]:
    """Writes a copy of each text file for each coding beside it; returns the copies' paths.

    The same bytes always give the same copy: no time or name is kept in it.
    """
    work = [(path, coding) for path in paths if is_compressible(path) for coding in codings]
    # All three compressors let go of Python's lock while they work.
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        written = pool.map(lambda item: _copy(root, *item), work, chunksize=8)
        return [path for path in written if path]


def _copy(root: Path, path: str, coding: str) -> str:
    packed = compress((root / path).read_bytes(), coding)
    if packed is None:
        return ""
    copy = path + SUFFIXES[coding]
    (root / copy).write_bytes(packed)
    return copy
