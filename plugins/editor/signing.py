"""A clinician's sign-off of a page: whether it holds, what changed since, and the signature itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..content_model.entry import Entry
from ..content_model.load.content import read_draft
from ..content_model.sign_off import SignOffRefused, name_of, sign, words_fingerprint
from ..site_engine.session import Session
from .compose import as_written
from .editor import Editor
from .front_matter_edit import edit_page
from .refused import Missing, Refused
from .source.text import open_text
from .workspace import Applied

_LOOKED_AT = 100  # versions, the newest first, among which the signed words are looked for


@dataclass(frozen=True, slots=True)
class SignOff:
    """`state` says whether the words are those that were signed. `before` is the text that was, where it is still kept.

    `may_sign` are the licensed people other than the author, by the name of their page and as they are called.
    """

    state: Literal["none", "signed", "lapsed"]
    who: str
    when: dt.date | None
    next: dt.date | None
    before: str | None
    may_sign: tuple[tuple[str, str], ...]


def sign_off_of(editor: Editor, path: str) -> SignOff:
    """The state of a page's sign-off. Raises Missing for what is no page."""
    session = editor.sessions().development
    entry = _page(session, path)
    signed = str(entry.get("reviewed_words") or "")
    blocks = session.contributions.blocks
    holds = signed != "" and words_fingerprint(entry, blocks) == signed
    before = None if holds or not signed else next(_signed_texts(editor, session, path, signed), None)
    people = [(name_of(e), e.title) for e in session.model.of_folder("people") if e.get("credentials")]
    return SignOff(
        "none" if not signed else "signed" if holds else "lapsed",
        str(entry.get("reviewer") or ""),
        entry.get("last_reviewed"),
        entry.get("next_review"),
        before,
        tuple((name, title) for name, title in people if name != entry.get("author")),
    )


def sign_page(editor: Editor, path: str, seen: str, reviewer: str) -> Applied:
    """Signs the page as it is saved, as `reviewer` (the name of their page). Raises Refused, Missing and Conflict."""
    session = editor.sessions().development
    entry, person = _page(session, path), session.model.person(reviewer)
    if person is None:
        raise Refused(f"Nobody of the name `{reviewer}` is among the people", "Add a page for the person first.")
    if not person.get("credentials"):
        raise Refused(f"{person.title} has no license on their page", "Add it there, or choose another person.")
    try:
        values = sign(entry, person, session.contributions.blocks, session.model.now.date())
    except SignOffRefused as problem:
        raise Refused(str(problem).removesuffix("."), "Choose another person.") from None
    fields = entry.kind.fields
    data = edit_page(editor.workspace.read(path).data, as_written(values, fields), fields)
    return editor.workspace.save(path, data, seen, editor.writer())


def _page(session: Session, path: str) -> Entry:
    entry = session.model.by_source.get(f"content/{path}")
    if entry is None:
        raise Missing(f"`{path}` is not a page that can be signed", "Save it without errors first.")
    return entry


def _signed_texts(editor: Editor, session: Session, path: str, signed: str) -> Iterator[str]:
    """The kept versions of a page whose words are those that were signed, the newest first."""
    for data in _versions(editor, path):
        draft = read_draft(f"content/{path}", data, session.model, session.content, session.contributions)
        if draft.entry and words_fingerprint(draft.entry, session.contributions.blocks) == signed:
            yield open_text(data)


def _versions(editor: Editor, path: str) -> Iterator[bytes]:
    store, git = editor.workspace.store, editor.workspace.git
    for version in store.versions(path)[:_LOOKED_AT]:
        data = store.blobs.get(version.hash)
        if data is not None:
            yield data
    for commit in git.history(path)[:_LOOKED_AT] if git else ():
        data = git.show(commit) if git else None
        if data is not None:
            yield data
