"""Makes the index with Pagefind, and keeps it under a name of what it was made from: what has not changed is not made again."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from pagefind_bin import get_executable

from ..recorded_reads.kept_files import KeptFiles
from .settings import SearchSettings

# What stands on a page and is not its own: links to other pages, invitations, the sources' titles. The heading is
# the document's title.
_NOT_INDEXED = (
    "h1, nav, form, img, svg, .action, .breadcrumb, .cards, .contents-list, .invitation, .journey, .review-line, .sources, "
    ".page-head__byline, .back-to-top, #children"
)
_KEPT = 3  # indexes: the one of each mode, and the one before
PROGRAM = "pagefind.js"
_ENTRY = "pagefind-entry.json"


class IndexNotMade(Exception):
    """Pagefind cannot be started, or did not do it; the message says which."""


def make_index(documents: Mapping[str, str], settings: SearchSettings) -> dict[str, bytes]:
    """The files of the index by path below its folder; the same documents always give the same bytes.

    Raises IndexNotMade.
    """
    if not documents:
        return {}
    kept, name = KeptFiles(settings.cache), _name(documents)
    data = kept.get(name)
    if data is None:
        data = msgspec.msgpack.encode(_of_pagefind(documents))
        kept.put(name, data)
        kept.drop_old(_KEPT)
    return msgspec.msgpack.decode(data, type=dict[str, bytes])


def _name(documents: Mapping[str, str]) -> str:
    digest = hashlib.sha256(f"{version('pagefind_bin')}\0{_NOT_INDEXED}".encode())
    for path in sorted(documents):
        digest.update(f"\0{path}\0{documents[path]}".encode())
    return digest.hexdigest()[:32]


def _of_pagefind(documents: Mapping[str, str]) -> dict[str, bytes]:
    with TemporaryDirectory(prefix="site-search-") as folder:
        pages, made = Path(folder, "pages"), Path(folder, "index")
        _write(pages, {path: text.encode() for path, text in documents.items()})
        command = [str(get_executable()), "--site", str(pages), "--output-path", str(made)]
        options = ["--exclude-selectors", _NOT_INDEXED, "--silent"]
        try:
            done = subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True)
        except OSError as error:
            raise IndexNotMade(f"Pagefind cannot be started: {error.strerror}") from None
        if done.returncode:
            said = " ".join((done.stderr or done.stdout).split())[:300]
            raise IndexNotMade(f"Pagefind could not index the pages: {said}")
        return _of_use(_read(made))


def _of_use(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a search asks for: Pagefind also writes screens of its own, a worker and languages that no page has.

    Its list of languages has no order of its own, so that two indexes of the same pages would differ.
    """
    entry = json.loads(files[_ENTRY])
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    entry["include_characters"] = sorted(entry.get("include_characters", ()))
    used = {
        path: data
        for path, data in files.items()
        if path == PROGRAM or path in programs or path.rpartition(".")[2].startswith("pf_")
    }
    return {**used, _ENTRY: json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
