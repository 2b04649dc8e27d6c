"""The pages of a session, each step's result taken from the store where all that it was made from is the same.

A step's key has what it is plainly made from: the page's file, the code, the settings, the result of the step before.
What it asks of the rest of the site is recorded with it, and asked again before it is used again.
"""

from __future__ import annotations

import locale
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType
from typing import Any, cast

import msgspec

from ..content_model.entry import Entry
from ..content_model.markdown.convert import Converted, Heading
from ..content_model.questions import Questions
from ..content_model.schema.makers import FileMaker, SiteParts
from ..findings import Finding
from ..recorded_reads import Answers, Kept, Made, Recorder, Wanted, fingerprint, key_of
from ..schema_org.page_check import Digests, GraphNote
from . import steps
from .session import Session

TEXT, PAGE, FILES = "convert", "make", "files"  # what the steps are called in the store


class Text(msgspec.Struct, frozen=True, array_like=True):
    """A page's text as HTML, its headings, and what is wrong with it."""

    html: str
    headings: tuple[Heading, ...] = ()
    findings: tuple[Finding, ...] = ()


class Page(msgspec.Struct, frozen=True, array_like=True):
    """What visitors get of a page, and what is noted of its graph. `html` is None where the template was not asked."""

    html: bytes | None
    graph: GraphNote


class Files(msgspec.Struct, frozen=True, array_like=True):
    """Files beside the pages, by path below the output folder, and what is wrong with them."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()


_ENCODER = msgspec.msgpack.Encoder()
_TEXT = msgspec.msgpack.Decoder(Text)
_PAGE = msgspec.msgpack.Decoder(Page)
_FILES = msgspec.msgpack.Decoder(Files)


@dataclass(frozen=True)
class Pages:
    """Makes the pages of a session, or takes them from what is kept."""

    session: Session
    kept: Kept

    def texts(self, entries: Iterable[Entry]) -> dict[str, Text]:
        """The text of each page, by its source."""
        by_source = {entry.source: entry for entry in entries}

        def make(wanted: Wanted) -> Made:
            recorder = Recorder()
            made = steps.convert(by_source[wanted.name], self.session, Questions(self.session, recorder))
            return Made(_ENCODER.encode(Text(made.html, made.headings, made.findings)), recorder)

        wanted = [Wanted(source, self._parts(entry)) for source, entry in by_source.items()]
        return dict(self._results(TEXT, wanted, make, _TEXT.decode, by_source))

    def pages(self, texts: Mapping[str, Text], *, render: bool) -> dict[str, Page]:
        """Each page, by its source. Without `render` nothing is asked of templates for what is not kept."""
        by_source = self.session.model.by_source
        digests = Digests()

        def make(wanted: Wanted) -> Made:
            recorder, entry, text = Recorder(), by_source[wanted.name], texts[wanted.name]
            ask = Questions(self.session, recorder)
            page = steps.finish(entry, _converted(text), self.session, ask)
            note = steps.note_graph(page, ask, digests)
            html = self._rendered(page, ask) if render else None
            return Made(_ENCODER.encode(Page(html, note)), recorder if html is not None else None)

        wanted = [
            Wanted(source, {**self._parts(by_source[source]), "text": _digest(text)}) for source, text in texts.items()
        ]
        return dict(self._results(PAGE, wanted, make, _PAGE.decode, texts))

    def render(self, source: str, texts: Mapping[str, Text]) -> str:
        """A page's HTML, made now whatever is kept. Raises what its template raises."""
        text, ask = texts[source], Questions(self.session)
        page = steps.finish(self.session.model.by_source[source], _converted(text), self.session, ask)
        return steps.render(page, self.session, ask)

    def _rendered(self, page: steps.Page, ask: Questions) -> bytes | None:
        """The page's HTML; None where the template fails: it is said when the page is to be written."""
        try:
            return steps.render(page, self.session, ask).encode()
        except Exception:
            return None

    def files(self, maker: FileMaker, parts: SiteParts) -> Files:
        """The files of a maker: kept where it says what they are made from."""

        def make(wanted: Wanted) -> Made:
            files, findings = maker.make(parts)
            return Made(_ENCODER.encode(Files(dict(files), tuple(findings))), Recorder())

        if maker.made_from is None:
            return _FILES.decode(make(Wanted(maker.name, {})).data)
        own = {"settings": self._settings, "theme": fingerprint(maker.made_from(parts))}
        ((_, files),) = self._results(FILES, [Wanted(maker.name, own)], make, _FILES.decode, [maker.name])
        return cast("Files", files)

    def _results(
        self,
        step: str,
        wanted: list[Wanted],
        make: Callable[[Wanted], Made],
        decode: Callable[[bytes], Any],
        order: Iterable[str],
    ) -> Iterator[tuple[str, Any]]:
        """What came out for each source, in the given order: neither the store nor the processes change it."""
        found = {result.name: result.data for result in self.kept.results(step, wanted, make, self._answers)}
        return ((source, decode(found.pop(source))) for source in order)

    @cached_property
    def _answers(self) -> Answers:
        return Answers(self.session.answer)

    def _parts(self, entry: Entry) -> dict[str, bytes]:
        return {"settings": self._settings, "pictures of the theme": self._pictures, "file": fingerprint(entry)}

    @cached_property
    def _settings(self) -> bytes:
        return settings_digest(self.session.shown_settings)

    @cached_property
    def _pictures(self) -> bytes:
        return fingerprint(self.session.graph_settings) if self.session.graphs is not None else b""


def _converted(text: Text) -> Converted:
    return Converted(text.html, text.headings, text.findings)


def _digest(text: Text) -> bytes:
    return key_of(_ENCODER.encode(text))


def settings_digest(settings: Mapping[str, Any]) -> bytes:
    """What stands for settings in a key, with the files of the functions among them. Raises TypeError; see `fingerprint`."""
    code = {file: _bytes_of(file) for value in settings.values() for file in _code_files(value)}
    return key_of(fingerprint(settings), locale.setlocale(locale.LC_TIME).encode(), *code.values())


def _code_files(value: Any) -> Iterator[str]:
    """The files of the functions in a setting: its filters, its tests."""
    if isinstance(value, FunctionType):
        yield value.__code__.co_filename
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _code_files(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _code_files(item)


def _bytes_of(file: str) -> bytes:
    with open(file, "rb") as opened:
        return opened.read()
