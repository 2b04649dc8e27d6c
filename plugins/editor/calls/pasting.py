"""What somebody pastes, as clean text."""

from __future__ import annotations

import msgspec

from ..editor import Editor
from ..page_links import own_page_links
from ..paste import Pasted, paste
from ..server.call import Call


class Clipboard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The clipboard's HTML, and the page that it is pasted into."""

    html: str
    path: str


def _paste(editor: Editor, given: Clipboard) -> Pasted:
    model = editor.sessions().development.model
    return paste(given.html, own_page_links(model, given.path))


CALLS = (Call("POST", "paste", Clipboard, Pasted, _paste, "Pasted HTML as clean text, and what did not come along"),)
