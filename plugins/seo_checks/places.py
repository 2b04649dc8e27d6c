"""From a hit to the file and line that somebody has to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from ..findings import Context, Hit, Place, locate
from ..rendered_site.document import Document

_SHORTEST = 4  # characters; anything shorter stands in every file


def place_of(hit: Hit, document: Document | None, context: Context, nth: int = 0) -> tuple[str, Place]:
    """The file and the place in it: in the page's own source, else in the data and templates that all pages share.

    `nth` counts a page's hits at the same text, from 0.
    """
    if hit.file:
        return hit.file, Place(hit.line, hit.column)
    source = document.source if document else ""
    if document is not None and source:
        if hit.field:
            return source, document.places.get(hit.field) or Place(1, 1)
        if hit.line:
            return source, Place(hit.line, hit.column)
        for wanted in _spellings(hit.at):
            place = _in_source(document, wanted, nth)
            if place.line:
                return source, place
    shared = context.find_shared(hit.at) if len(hit.at) >= _SHORTEST else None
    return shared or (source, Place())


class SharedFiles:
    """The files that several pages are made from: the content's data, and templates. Read when one is asked for.

    `templates` are the folders of templates, the theme's and the plugins'.
    """

    def __init__(self, project: Path, templates: Iterable[Path] = ()) -> None:
        self._project = project
        self._templates = tuple(templates)

    def find(self, at: str) -> tuple[str, Place] | None:
        """The file and place where a text, a link or an address is written, as far as it is."""
        for wanted in _spellings(at):
            for file, text in self._files:
                if wanted in text:
                    return file, locate(text, wanted)
        return None

    @cached_property
    def _files(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._read())

    def _read(self) -> Iterator[tuple[str, str]]:
        yield from _texts((self._project / "content/data").glob("*.yaml"), self._project)
        for folder in self._templates:
            inside = folder.is_relative_to(self._project)
            yield from _texts(folder.rglob("*.html"), self._project if inside else folder.parents[1])


def _texts(paths: Iterable[Path], base: Path) -> Iterator[tuple[str, str]]:
    """The files' names from `base` on, and their texts; one that cannot be read is left out."""
    for path in sorted(paths):
        try:
            yield path.relative_to(base).as_posix(), path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue


def _in_source(document: Document, wanted: str, nth: int) -> Place:
    head, body, first = _parts(document.source_text, max(document.body_line, 1))
    place = locate(body, wanted, nth=nth, first_line=first)
    return place if place.line or not head else locate(head, wanted)


@lru_cache(maxsize=4)
def _parts(text: str, first: int) -> tuple[str, str, int]:
    """The front matter, the body, and the body's first line."""
    at = 0
    for _ in range(first - 1):
        at = text.find("\n", at) + 1
        if not at:
            return "", text, 1
    return text[:at], text[at:], first


def _spellings(at: str) -> Iterator[str]:
    """How an author may have written what stands in the page: a link as the name of a Markdown file, say."""
    if not at:
        return
    yield at
    path = at.partition("#")[0].partition("?")[0]
    if at.startswith("/") and len(path) > 1:
        name = path.strip("/")
        yield from (f"{name}.md", f"{name}/index.md", name)
        last = name.rpartition("/")[2]
        if last != name:
            yield from (f"{last}.md", last)
