"""Files that lie ready in content/ and that no published page uses: they are not published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from ..content_model.model import ContentModel
from ..findings import Finding
from .leak_text import text_of
from .media_types import is_compressible
from .messages import UNUSED_FILE
from .output_files import walk

# An address, up to what ends one in HTML, CSS and JSON.
_ADDRESS = re.compile(r"[^\s\"'<>()\\\\,;=]+")


def leave_out_unused(output: Path, model: ContentModel) -> Iterator[Finding]:
    """Deletes from a finished build what was copied from content/, or made of its photos, and is used by nothing that is
    published. A photo is named once, however many files were made of it."""
    sources = {url.removeprefix("/"): url.removeprefix("/") for url in model.served.values()}
    sources |= {url.removeprefix("/"): image.file for image in model.images.values() for url in image.urls}
    there = {path for path in walk(output) if path in sources}
    waiting = set(there)
    reading = [path for path in walk(output) if path not in waiting and is_compressible(path)]
    while reading and waiting:
        used = {path for text in reading for path in _named(output, output / text, waiting)}
        waiting -= used
        reading = [path for path in used if is_compressible(path)]  # a drawing may use another one
    used_sources = {sources[path] for path in there - waiting}
    for path in waiting:
        (output / path).unlink()
    for source in sorted({sources[path] for path in waiting} - used_sources):
        yield UNUSED_FILE.at(f"{source} is used by no published page, and is not published", file=f"content/{source}")


def _named(output: Path, file: Path, waiting: set[str]) -> Iterator[str]:
    """Those of the waiting files that a text names by their address, whatever stands before it."""
    folder = file.parent.relative_to(output).as_posix()
    for found in _ADDRESS.findall(unescape(text_of(file.read_bytes()))):
        address = unquote(found.partition("?")[0].partition("#")[0])
        steps = address.split("/")
        for first in range(len(steps)):
            path = "/".join(steps[first:])
            if path in waiting:
                yield path
                break
        if (beside := f"{folder}/{address}") in waiting:
            yield beside
