"""Parses every written page once, on all processors, and lets the visitors look at it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ..recorded_reads import Answers, LoadedCode, Question, Reads, Recorder, fingerprint, loaded_code
from .addresses import Resolver
from .cache import PageCache, key_of
from .document import Document
from .parse import parse_document
from .parts import Origin
from .settings import RenderedSettings
from .site import EmittedFile, Site, url_of
from .visits import Visits

_NO_ORIGIN = Origin()
_CHUNK = 24  # pages handed to a process at a time


class _Visited(msgspec.Struct, array_like=True):
    """A page as it travels between processes and lies in the cache; its origin is known anyway."""

    document: Document
    notes: dict[str, Any]


class _Packed(msgspec.Struct, array_like=True):
    """A page packed, with what the visitors asked for it."""

    asked: tuple[tuple[Question, bytes], ...]
    visited: msgspec.Raw


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Visited)
_PACKED = msgspec.msgpack.Decoder(_Packed)


@dataclass(frozen=True)
class _Job:
    """What a process has to know to parse any of the pages."""

    settings: RenderedSettings
    origins: Mapping[str, Origin]
    visits: Visits
    resolver: Resolver

    def packed(self, path: str) -> bytes:
        """Parses one page and shows it to the visitors; packed without what is known or can be read again."""
        recorder = Recorder()
        document = parse_document(
            _read(f"{self.settings.output}/{path}"),
            url_of(path),
            path=path,
            origin=self.origins.get(path, _NO_ORIGIN),
            resolver=self.resolver,
            output_root=str(self.settings.output),
            source_root=str(self.settings.project),
        )
        notes = {visitor.name: visitor.look(document, recorder) for visitor in self.visits.visitors}
        _strip(document)
        visited = msgspec.Raw(_ENCODER.encode(_Visited(document, notes)))
        return _ENCODER.encode(_Packed(recorder.reads(self.visits.answers).asked, visited))


def render_site(
    settings: RenderedSettings,
    origins: Mapping[str, Origin],
    *,
    visits: Visits | None = None,
    redirects: Mapping[str, str] | None = None,
    code: LoadedCode | None = None,
) -> Site:
    """The Site of everything in the output folder. `origins` stand by output file.

    Pages that have not changed since an earlier build (nor their source, nor the code, nor any answer to what
    the visitors asked) come from the cache. With many pages the rest is shared out
    between processes.
    """
    with no_collector():
        job = _Job(settings, origins, visits or Visits(), Resolver(settings.site_url))
        return _render(job, redirects or {}, code or loaded_code())


def _render(job: _Job, redirects: Mapping[str, str], code: LoadedCode) -> Site:
    settings, origins = job.settings, job.origins
    files = {"/" + file.path: file for file in emitted_files(settings.output)}
    paths = [file.path for file in files.values() if file.suffix in (".html", ".htm")]
    stamp = code.stamp if settings.cache else None
    cache = PageCache(settings.cache)
    keys = _keys(job, paths, stamp) if stamp else {}
    known = {
        key: kept for key, data in cache.read(keys.values()).items() if (kept := _unpacked(data, job.visits.answers))
    }
    missing = [path for path in paths if keys.get(path) not in known]
    documents: dict[str, Document] = {}
    notes: dict[str, dict[str, Any]] = {visitor.name: {} for visitor in job.visits.visitors}
    shared = _Shared()

    def add(path: str, visited: _Visited) -> None:
        document = shared.restore(visited.document, settings, origins.get(path, _NO_ORIGIN))
        documents[document.url] = document
        for name, note in visited.notes.items():
            notes[name][document.url] = note

    fresh: dict[bytes, bytes] = {}

    def keep() -> None:
        if fresh and code.stamp == stamp:  # else a module was loaded, or a data file read, after it was edited
            cache.write(fresh)
        fresh.clear()

    for path, data in _visited(job, missing):
        if keys:
            fresh[keys[path]] = data
        add(path, _DECODER.decode(_PACKED.decode(data).visited))
        if len(fresh) >= 500:  # the cache is written as we go, so that memory holds no second copy
            keep()
    keep()
    for path in paths:
        if keys.get(path) in known:
            add(path, known[keys[path]])
    moved = {d.url: _refresh_target(d, job.resolver) for d in documents.values() if d.is_redirect}
    return Site(
        documents={url: documents[url] for url in sorted(documents)},
        files=files,
        redirects={**redirects, **moved},
        site_url=settings.site_url,
        base_path=job.resolver.base_path,
        root=str(settings.output),
        notes=notes,
        anew=frozenset(url_of(path) for path in missing),
    )


def _unpacked(data: bytes, answers: Answers) -> _Visited | None:
    """A page from the cache; None when what was asked for it has another answer now."""
    packed = _PACKED.decode(data)
    return _DECODER.decode(packed.visited) if Reads(packed.asked).hold(answers) else None


def emitted_files(output: Path) -> Iterator[EmittedFile]:
    """Every file below the output folder, in the order of the paths; links to folders are not followed."""
    root = str(output)

    def walk(folder: str, prefix: str) -> Iterator[EmittedFile]:
        try:
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError:
            return
        for entry in entries:
            name = prefix + entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            if entry.is_dir(follow_symlinks=False):
                yield from walk(entry.path, name + "/")
            elif entry.is_file():
                yield EmittedFile(name, entry.stat().st_size, root)

    yield from walk(root, "")


# -- sharing out the work --------------------------------------------------------------------------

_job: _Job | None = None  # set before the processes are forked, so that nothing has to be sent to them


def _visited(job: _Job, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    workers = _workers(job.settings, len(paths))
    done = 0
    if workers > 1:
        try:
            for path, data in _in_processes(job, paths, workers):
                yield path, data
                done += 1
        except BrokenProcessPool:
            pass  # a process was killed, for want of memory perhaps: the rest is done here
    for path in paths[done:]:
        yield path, job.packed(path)


def _in_processes(job: _Job, paths: Sequence[str], workers: int) -> Iterator[tuple[str, bytes]]:
    global _job
    _job = job
    chunks = [tuple(paths[start : start + _CHUNK]) for start in range(0, len(paths), _CHUNK)]
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            for chunk, packed in zip(chunks, pool.map(_chunk, chunks), strict=True):
                yield from zip(chunk, packed, strict=True)
    finally:
        _job = None


def _chunk(paths: tuple[str, ...]) -> list[bytes]:
    assert _job is not None
    with no_collector():
        return [_job.packed(path) for path in paths]


@contextmanager
def no_collector() -> Iterator[None]:
    """Keeps the garbage collector from going through all pages again and again: nothing here makes cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _workers(settings: RenderedSettings, pages: int) -> int:
    """How many processes to use. Forking is safe on Linux, and from a process without other threads."""
    if pages < settings.parallel_from or not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return settings.workers or len(os.sched_getaffinity(0))


# -- packing and keys ------------------------------------------------------------------------------


class _Shared:
    """Puts back what is not packed, and lets equal parts of pages (menus, styles) be one object."""

    def __init__(self) -> None:
        self._parts: dict[Any, Any] = {}

    def restore(self, document: Document, settings: RenderedSettings, origin: Origin) -> Document:
        put = msgspec.structs.force_setattr
        put(document, "origin", origin)
        put(document, "output_root", str(settings.output))
        put(document, "source_root", str(settings.project))
        for name in ("styles", "scripts", "link_tags", "forms", "requests"):
            put(document, name, self._one(getattr(document, name)))
        return document

    def _one(self, part: Any) -> Any:
        return self._parts.setdefault(part, part)


def _strip(document: Document) -> None:
    for name, value in (("origin", _NO_ORIGIN), ("given_html", None), ("output_root", ""), ("source_root", "")):
        msgspec.structs.force_setattr(document, name, value)


def _keys(job: _Job, paths: Iterable[str], stamp: bytes) -> dict[str, bytes]:
    """For each page a key of all that its document and the visitors' notes depend on without asking."""
    shared = key_of(
        stamp,
        job.settings.site_url.encode(),
        *(part.encode() for visitor in job.visits.visitors for part in (visitor.name, visitor.fingerprint)),
    )
    keys: dict[str, bytes] = {}
    for path in paths:
        origin = job.origins.get(path, _NO_ORIGIN)
        source = _read(f"{job.settings.project}/{origin.source}") if origin.source else b""
        keys[path] = key_of(shared, path.encode(), _read(f"{job.settings.output}/{path}"), source, fingerprint(origin))
    return keys


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return b""


def _refresh_target(document: Document, resolver: Resolver) -> str:
    target = resolver.resolve(document.refresh, document.url)
    return target.path or document.refresh
