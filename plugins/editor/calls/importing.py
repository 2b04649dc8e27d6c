"""An existing page that somebody brings along, as a draft of this site."""

from __future__ import annotations

import msgspec

from ..editor import Editor
from ..import_page.importing import bring_in
from ..import_page.origin import from_text
from ..server.call import Call


class OldPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A saved page: its text, its file's name, the kind of page that it becomes, and a title in the place of its own."""

    html: str
    name: str
    kind: str = "article"
    title: str = ""


class Imported(msgspec.Struct, frozen=True):
    """The new page, and in words what did not come along. `old` is the address that leads to it once it is out, or ""."""

    id: str
    path: str
    title: str
    pictures: tuple[str, ...]
    old: str
    left_out: tuple[str, ...]


def _import(editor: Editor, given: OldPage) -> Imported:
    origin = from_text(given.html, given.name.rpartition(".")[0] or given.name)
    page, applied = bring_in(origin, given.kind, given.title, editor, editor.writer())
    id = applied.record.id if applied.record else ""
    return Imported(id, page.path, page.title, tuple(page.pictures), page.old, page.left_out)


CALLS = (Call("POST", "import", OldPage, Imported, _import, "Brings an existing page in as a draft"),)
