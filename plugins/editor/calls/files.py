"""A file of content/: opened, looked at while it changes, saved, started, deleted."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from ...content_model.new_page import NewPageProblem, new_page_text
from ...content_model.schema.fields import Field
from ..compose import Edited, compose_data, compose_page
from ..data_checks import data_field_at, stops_of_data
from ..data_files import data_file, fields_of_data, is_data
from ..desk import Status, standing_of
from ..drafts import Look, look_at, mended, stops_build
from ..editor import Editor
from ..front_matter_edit import body_of, data_values_of, values_of
from ..kept_copies import KeptCopy
from ..refused import Refused
from ..remarks import Remark
from ..server.call import Call, File, Nothing, Problem
from ..share import self_contained
from ..site_file import site_file
from ..source.text import open_text
from ..versions.blobs import ABSENT


class Path(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file by its name, relative to content/."""

    path: str


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a data file, counting from 1."""

    path: str
    line: int


class FieldName(msgspec.Struct, frozen=True):
    """A field by its way in the form ("hours/0/opens"), "" where none stands there."""

    field: str


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody has in front of them: of the file that they `seen` under that hash, what they changed."""

    path: str
    seen: str = ABSENT
    values: dict[str, Any] | list[Any] | None = None
    body: str | None = None
    text: str | None = None
    keep: bool = False

    @property
    def edited(self) -> Edited:
        """What was changed."""
        return Edited(self.values, self.body, self.text)


class Mend(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding about what somebody has in front of them, of whose advice one click shall do the work."""

    draft: Draft
    rule: str
    line: int
    message: str


class NewPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page to be started."""

    kind: str
    title: str


class Kept(msgspec.Struct, frozen=True):
    """A copy that was kept because the site would not build with it."""

    text: str
    when: dt.datetime
    who: str


class Cannot(msgspec.Struct, frozen=True):
    """Why a file cannot be edited in a form."""

    message: str
    fix: str


class OpenFile(msgspec.Struct, frozen=True):
    """A file as a form and a text; kind, title, address and status are those of the saved page. `values` is None where the form cannot show it; `cannot` then says why."""

    path: str
    hash: str
    source: str
    kind: str = ""
    title: str = ""
    url: str = ""
    status: Status = Status.DRAFT
    values: Mapping[str, Any] | list[Any] | None = None
    body: str | None = None
    body_line: int = 1
    kept: Kept | None = None
    cannot: Cannot | None = None


class Saved(msgspec.Struct, frozen=True):
    """What a save came to. `unchanged`: nothing was written, since nothing was different. `status` is the page's from now on."""

    hash: str
    unchanged: bool
    status: Status | None = None


class Started(msgspec.Struct, frozen=True):
    """The new page's file."""

    path: str


def _open(editor: Editor, given: Path) -> OpenFile:
    known = data_file(given.path, editor.sessions().development.contributions)
    if known is not None and given.path not in editor.workspace.files():
        return OpenFile(given.path, ABSENT, "", values=[] if known.item else {})
    content = editor.read(given.path)
    if not given.path.endswith((".md", ".yaml")):
        return OpenFile(given.path, content.hash, "")
    file = _shown(editor, given.path, content.data)
    kept = editor.kept.of(given.path)
    copy = Kept(kept.text, kept.when, kept.who.name) if kept else None
    return msgspec.structs.replace(file, hash=content.hash, kept=copy)


def _field(editor: Editor, given: Line) -> FieldName:
    if not is_data(given.path):
        raise Problem(422, "This is no data file")
    return FieldName(data_field_at(editor.read(given.path).data, given.line))


def _as_form(editor: Editor, draft: Draft) -> OpenFile:
    return msgspec.structs.replace(_shown(editor, draft.path, _composed(editor, draft)), hash=draft.seen)


def _mend(editor: Editor, given: Mend) -> OpenFile:
    draft = given.draft
    data = _composed(editor, draft)
    better = mended(f"content/{draft.path}", data, given.rule, given.line, given.message, editor.sessions())
    return msgspec.structs.replace(_shown(editor, draft.path, better), hash=draft.seen)


def _shown(editor: Editor, path: str, data: bytes) -> OpenFile:
    """A file's bytes as a form and a text."""
    text = open_text(data)
    file = OpenFile(path, "", text)
    try:
        if is_data(path):
            return msgspec.structs.replace(file, values=data_values_of(data))
        values, body = values_of(data), body_of(data)
    except Refused as refused:
        return msgspec.structs.replace(file, cannot=Cannot(refused.message, refused.fix))
    model = editor.sessions().development.model
    entry = model.by_source.get(f"content/{path}")
    return msgspec.structs.replace(
        file,
        kind=entry.kind.name if entry else str(values.get("kind") or ""),
        title=entry.title if entry else str(values.get("title") or path),
        url=entry.url if entry else "",
        status=standing_of(entry, model.now).status if entry else Status.DRAFT,
        values=values,
        body=body,
        body_line=text[: len(text) - len(body)].count("\n") + 1,
    )


def _look(editor: Editor, draft: Draft) -> Look:
    if not draft.path.endswith(".md"):
        raise Problem(422, "There is no preview of this file", "Save it, and look at a page that shows it.")
    editor.checks.somebody_types()
    return look_at(f"content/{draft.path}", _composed(editor, draft), editor.recent_sessions())


def _save(editor: Editor, draft: Draft) -> Saved:
    """Writes the file, unless the site would not build with it. A copy is kept beside it instead, if that is asked for."""
    who = editor.writer()
    data = _composed(editor, draft)
    if draft.keep:
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        editor.kept.keep(KeptCopy(draft.path, open_text(data), draft.seen, who, now))
        return Saved(draft.seen, True)
    stops = _stops(editor, draft.path, data)
    if stops:
        raise Problem(
            422,
            "The site could not be built with this",
            "Mend what is named, or keep it as a copy: the page stays as it is, and nothing of yours is lost.",
            findings=stops,
        )
    applied = editor.workspace.save(draft.path, data, draft.seen, who)
    editor.kept.let_go(draft.path)
    editor.read(draft.path)
    model = editor.sessions().development.model
    entry = model.by_source.get(f"content/{draft.path}")
    status = standing_of(entry, model.now).status if entry else None
    return Saved(applied.hashes[draft.path], applied.record is None, status)


def _stops(editor: Editor, path: str, data: bytes) -> Sequence[Remark]:
    if not path.endswith(".md"):
        return stops_of_data(path, data, editor.sessions().development)
    return stops_build(f"content/{path}", data, editor.sessions())


def _composed(editor: Editor, draft: Draft) -> bytes:
    opened = editor.opened(draft.path, draft.seen)
    if is_data(draft.path):
        return compose_data(opened, draft.edited, _data_fields(editor, draft.path))
    kind = editor.kind_of(draft.path)
    return compose_page(opened, draft.edited, kind.fields if kind else ())


def _data_fields(editor: Editor, path: str) -> Sequence[Field]:
    return fields_of_data(path, editor.recent_sessions().development.contributions)


def _start(editor: Editor, given: NewPage) -> Started:
    contributions = editor.sessions().development.contributions
    try:
        path, text = new_page_text(contributions, given.kind, given.title, _today(editor), body="")
    except NewPageProblem as problem:
        raise Problem(422, str(problem)) from None
    if path in editor.workspace.files():
        raise Problem(
            422, "There is a page of this name already", "Choose another title, or open that page.", path=path
        )
    editor.workspace.save(path, text.encode(), ABSENT, editor.writer())
    return Started(path)


def _today(editor: Editor) -> dt.date:
    return editor.sessions().development.model.now.date()


def _share(editor: Editor, draft: Draft) -> File:
    sessions = editor.sessions()
    look = look_at(f"content/{draft.path}", _composed(editor, draft), sessions)
    if look.html is None:
        raise Problem(422, "The page cannot be made as it is", "Mend what is named beside it first.")
    session = sessions.development
    page = self_contained(
        look.html,
        lambda address: site_file(session, address),
        session.model.site_url,
        editor.writer(),
        session.model.now,
    )
    return File(page.encode(), "text/html; charset=utf-8", f"{posixpath.basename(draft.path).removesuffix('.md')}.html")


def _let_go(editor: Editor, given: Path) -> Nothing:
    editor.workspace.read(given.path)
    editor.kept.let_go(given.path)
    return Nothing()


CALLS = (
    Call("GET", "file", Path, OpenFile, _open, "Opens a file of content/"),
    Call("GET", "field", Line, FieldName, _field, "The field of a data file that stands at a line"),
    Call("POST", "draft", Draft, Look, _look, "The page as it would be, and what is wrong with it"),
    Call("POST", "text", Draft, OpenFile, _as_form, "A draft as the whole text of its file, and as a form"),
    Call("POST", "mend", Mend, OpenFile, _mend, "What somebody has before them, with one finding mended"),
    Call("PUT", "file", Draft, Saved, _save, "Saves a file, or keeps a copy beside it"),
    Call("POST", "file", NewPage, Started, _start, "Starts a page as a draft"),
    Call("POST", "share", Draft, File, _share, "The page as it would be, as one file to send to a colleague"),
    Call("DELETE", "kept", Path, Nothing, _let_go, "Lets go of a copy that was kept"),
)
