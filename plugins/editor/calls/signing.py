"""A clinician's sign-off of a page."""

from __future__ import annotations

import msgspec

from ..editor import Editor
from ..server.call import Call
from ..signing import SignOff, sign_off_of, sign_page
from .files import Path, Saved


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who signs the page as they have `seen` it: `person` is the name of their page in people/."""

    path: str
    seen: str
    person: str


def _state(editor: Editor, given: Path) -> SignOff:
    return sign_off_of(editor, given.path)


def _sign(editor: Editor, given: Signature) -> Saved:
    applied = sign_page(editor, given.path, given.seen, given.person)
    return Saved(applied.hashes[given.path], applied.record is None)


CALLS = (
    Call("GET", "signed", Path, SignOff, _state, "Whether a page is signed off, and what changed since"),
    Call("POST", "sign", Signature, Saved, _sign, "Signs a page off as it is saved"),
)
