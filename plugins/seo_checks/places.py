"""From a hit to the file and line that somebody has to change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from ..findings import Hit, Place, locate
from ..rendered_site.document import Document

_SHARED = ("content/data/*.yaml", "theme/templates/**/*.html")
_SHORTEST = 4  # characters; anything shorter stands in every file


class Places:
    """Finds the line of a hit: in the page's own source first, then in the data and templates that all share."""

    def __init__(self, project: Path | None = None, theme: Path | None = None) -> None:
        self._project = project
        self._theme = theme

    @cached_property
    def _shared(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._read_shared())

    def _read_shared(self) -> Iterator[tuple[str, str]]:
        for path in self.shared_files():
            base = self._theme.parent if self._theme and path.is_relative_to(self._theme) else self._project
            try:
                yield path.relative_to(base or path.parent).as_posix(), path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue

    def shared_files(self) -> list[Path]:
        """The files that several pages are made from."""
        files = sorted((self._project / "content/data").glob("*.yaml")) if self._project else []
        return files + (sorted((self._theme / "templates").rglob("*.html")) if self._theme else [])

    def of(self, hit: Hit, document: Document | None, nth: int = 0) -> tuple[str, Place]:
        """The file and the place in it. `nth` counts a page's hits at the same text, from 0."""
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
        if len(hit.at) >= _SHORTEST:
            for wanted in _spellings(hit.at):
                for file, text in self._shared:
                    if wanted in text:
                        return file, locate(text, wanted)
        return source, Place()


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
