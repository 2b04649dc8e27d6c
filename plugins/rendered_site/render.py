"""Parses every written page once, on all processors, and lets the visitors look at it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ..recorded_reads import Kept, Made, Recorder, Wanted, Workers, fingerprint, key_of, loaded_code, no_collector
from .addresses import Resolver
from .document import Document
from .parse import parse_document
from .parts import Origin
from .settings import RenderedSettings
from .site import EmittedFile, Site, url_of
from .visits import Visits

STEP = "check"  # what the step is called in the store
_PAGES = (".html", ".htm")
_NO_ORIGIN = Origin()


class _Visited(msgspec.Struct, array_like=True):
    """A page as it travels between processes and lies in the store; its origin is known anyway."""

    document: Document
    notes: dict[str, Any]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Visited)


@dataclass(frozen=True)
class _Job:
    """What a process has to know to parse any of the pages."""

    settings: RenderedSettings
    origins: Mapping[str, Origin]
    visits: Visits
    resolver: Resolver

    def visited(self, wanted: Wanted) -> Made:
        """Parses one page and shows it to the visitors; packed without what is known or can be read again."""
        path, recorder = wanted.name, Recorder()
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
        return Made(_ENCODER.encode(_Visited(document, notes)), recorder)


def render_site(
    settings: RenderedSettings,
    origins: Mapping[str, Origin],
    *,
    visits: Visits | None = None,
    redirects: Mapping[str, str] | None = None,
    kept: Kept | None = None,
) -> Site:
    """The Site of everything in the output folder. `origins` stand by output file.

    Pages that have not changed since an earlier build (nor their source, nor the code, nor any answer to what
    the visitors asked) come from the store of `kept`. With many pages the rest is shared out
    between processes.
    """
    with no_collector():
        job = _Job(settings, origins, visits or Visits(), Resolver(settings.site_url))
        if kept is not None:
            return _render(job, redirects or {}, kept)
        own = kept_by(settings)
        site = _render(job, redirects or {}, own)
        own.close()
        return site


def kept_by(settings: RenderedSettings) -> Kept:
    """The results that the settings let be kept, made by the plugins here alone."""
    return Kept(settings.cache, loaded_code(), workers=workers_of(settings))


def workers_of(settings: RenderedSettings) -> Workers:
    """How many processes the settings allow."""
    return Workers(settings.workers, settings.parallel_from)


def _render(job: _Job, redirects: Mapping[str, str], kept: Kept) -> Site:
    settings, origins = job.settings, job.origins
    files = {"/" + file.path: file for file in emitted_files(settings.output)}
    wanted = _wanted(job, [file.path for file in files.values() if file.suffix in _PAGES])
    documents: dict[str, Document] = {}
    notes: dict[str, dict[str, Any]] = {visitor.name: {} for visitor in job.visits.visitors}
    shared = _Shared()
    anew: list[str] = []
    for result in kept.results(STEP, wanted, job.visited, job.visits.answers):
        visited = _DECODER.decode(result.data)
        document = shared.restore(visited.document, settings, origins.get(result.name, _NO_ORIGIN))
        documents[document.url] = document
        for name, note in visited.notes.items():
            notes[name][document.url] = note
        if result.anew:
            anew.append(document.url)
    moved = {d.url: _refresh_target(d, job.resolver) for d in documents.values() if d.is_redirect}
    return Site(
        documents={url: documents[url] for url in sorted(documents)},
        files=files,
        redirects={**redirects, **moved},
        site_url=settings.site_url,
        base_path=job.resolver.base_path,
        root=str(settings.output),
        notes=notes,
        anew=frozenset(anew),
        digest=_digest(wanted, [file for file in files.values() if file.suffix not in _PAGES], job.resolver.base_path),
    )


def _digest(pages: list[Wanted], others: list[EmittedFile], base_path: str) -> bytes:
    """What stands for the whole output: each page with what its document depends on, and the bytes of each other file."""
    parts = [part for page in pages for part in (page.name.encode("utf-8", "replace"), *page.parts.values())]
    parts += [part for file in others for part in (file.path.encode("utf-8", "replace"), file.read())]
    return key_of(base_path.encode(), *parts)


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


def _wanted(job: _Job, paths: list[str]) -> list[Wanted]:
    """The pages, each with all that its document and the visitors' notes depend on without asking."""
    visitors = (part.encode() for visitor in job.visits.visitors for part in (visitor.name, visitor.fingerprint))
    rules = key_of(job.settings.site_url.encode(), *visitors)
    wanted = []
    for path in paths:
        origin = job.origins.get(path, _NO_ORIGIN)
        source = _read(f"{job.settings.project}/{origin.source}") if origin.source else b""
        html = key_of(_read(f"{job.settings.output}/{path}"))
        parts = {"rules": rules, "html": html, "source": key_of(source), "origin": fingerprint(origin)}
        wanted.append(Wanted(path, parts))
    return wanted


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return b""


def _refresh_target(document: Document, resolver: Resolver) -> str:
    target = resolver.resolve(document.refresh, document.url)
    return target.path or document.refresh
