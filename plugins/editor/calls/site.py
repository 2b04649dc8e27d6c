"""The site as a whole: who works on what, what may be said, and what a page may point to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from ...content_model.markdown.convert import Heading
from ...content_model.questions import Questions
from ...content_model.schema.as_json import as_json, fields_as_json
from ...content_model.schema.traits import PERSON
from ...recorded_reads import Recorder
from ...site_engine.steps import convert
from ..data_files import data_files
from ..editor import Editor
from ..person import Person
from ..refused import Missing
from ..server.call import Call, Nothing
from ..versions.blobs import ABSENT


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who writes from now on."""

    name: str
    email: str


class OfPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page by its file, relative to content/."""

    path: str


class KindOfPage(msgspec.Struct, frozen=True):
    """A kind of page that somebody may start."""

    name: str
    label: str
    help: str
    folder: str
    file: str


class State(msgspec.Struct, frozen=True):
    """What the editor's shell has to know. `absent` is the hash of a file that is not there."""

    person: Name | None
    site_name: str
    site_url: str
    time_zone: str
    now: dt.datetime
    git: bool
    absent: str
    recovered: tuple[str, ...]
    kinds: tuple[KindOfPage, ...]


class PageRef(msgspec.Struct, frozen=True):
    """A page to link to."""

    path: str
    title: str
    url: str
    kind: str
    listed: bool


class PictureRef(msgspec.Struct, frozen=True):
    """A picture to show."""

    name: str
    url: str
    alt: str
    width: int
    height: int
    decorative: bool


class PersonRef(msgspec.Struct, frozen=True):
    """A person to name, by the file of their page."""

    name: str
    title: str


class SourceRef(msgspec.Struct, frozen=True):
    """A source to rest on."""

    key: str
    title: str


class References(msgspec.Struct, frozen=True):
    """All that a page may point to."""

    pages: tuple[PageRef, ...]
    pictures: tuple[PictureRef, ...]
    people: tuple[PersonRef, ...]
    sources: tuple[SourceRef, ...]


def _state(editor: Editor, given: Nothing) -> State:
    session = editor.sessions().development
    person = editor.people.current()
    return State(
        Name(person.name, person.email) if person else None,
        session.model.site_name,
        session.model.site_url,
        str(session.settings["TIMEZONE"]),
        session.model.now,
        editor.workspace.git is not None,
        ABSENT,
        tuple(editor.workspace.recovered),
        tuple(KindOfPage(k.name, k.label, k.help, k.folder, k.file) for k in session.contributions.kinds),
    )


def _set_person(editor: Editor, given: Name) -> Name:
    editor.people.set(Person(given.name.strip(), given.email.strip()))
    return given


def _schema(editor: Editor, given: Nothing) -> Mapping[str, Any]:
    contributions = editor.sessions().development.contributions
    data = [
        {
            "path": file.path,
            "label": file.label,
            "help": file.help,
            "by_name": file.by_name,
            "fields": fields_as_json(file.fields),
            "item": fields_as_json([file.item])[0] if file.item else None,
        }
        for file in data_files(contributions)
    ]
    return {**as_json(contributions), "data": data}


def _references(editor: Editor, given: Nothing) -> References:
    model = editor.sessions().development.model
    return References(
        tuple(PageRef(_path(e.source), e.title, e.url, e.kind.name, e.listed) for e in model.entries),
        tuple(PictureRef(i.name, i.url, i.alt, i.width, i.height, i.decorative) for i in model.images.values()),
        tuple(
            PersonRef(_path(e.source).rpartition("/")[2].removesuffix(".md"), e.title)
            for e in model.entries
            if e.kind.has(PERSON)
        ),
        tuple(SourceRef(s.key, f"{s.authors}: {s.title} ({s.year})") for s in model.sources.values()),
    )


def _path(source: str) -> str:
    return source.removeprefix("content/")


def _headings(editor: Editor, given: OfPage) -> tuple[Heading, ...]:
    session = editor.sessions().development
    entry = session.model.by_source.get(f"content/{given.path}")
    if entry is None:
        raise Missing(f"There is no page `{given.path[:80]}`", "Look for it on the desk.")
    return convert(entry, session, Questions(session, Recorder())).headings


CALLS = (
    Call("GET", "state", Nothing, State, _state, "The site and who works on it"),
    Call("PUT", "person", Name, Name, _set_person, "Says who writes from now on"),
    Call("GET", "schema", Nothing, dict[str, Any], _schema, "Kinds of page, fields, blocks, facts and data files"),
    Call("GET", "references", Nothing, References, _references, "Pages, pictures, people and sources to point to"),
    Call("GET", "headings", OfPage, tuple[Heading, ...], _headings, "The headings of a page as it is saved"),
)
