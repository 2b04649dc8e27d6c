"""A page that comes back has its addresses to itself again: nothing else leads away from them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ..content_model.entry import Entry
from ..site_engine.session import Session
from ..static_hosts.paths import same_place
from .changed_model import changed_model
from .old_addresses import with_aliases, without_redirects
from .references.in_file import ALIASES, REDIRECTS
from .references.world import CONTENT
from .versions.blobs import ABSENT
from .workspace import Change, Workspace


def reclaimed(path: str, data: bytes, workspace: Workspace, session: Session) -> tuple[Change, ...]:
    """The changes of other files after which nothing leads away from a page that is out with these bytes.

    Raises Unsound when a page that was one could not be read any more.
    """
    entry = changed_model(session, {path: data}, {}).by_source.get(CONTENT + path)
    if entry is None or not entry.listed:
        return ()
    own = [entry.url, *entry.get(ALIASES, ())]
    others = [other for other in session.model.entries if other.source != entry.source and _leads_away(other, own)]
    return (
        *(_without(other, own, workspace) for other in others),
        *changed_redirects(workspace, lambda before: without_redirects(before, own)),
    )


def changed_redirects(workspace: Workspace, edit: Callable[[bytes], bytes]) -> tuple[Change, ...]:
    """The change of the redirects file; none where it stays as it is, or is not there and would hold nothing."""
    found = workspace.read(REDIRECTS) if REDIRECTS in workspace.files() else None
    before = found.data if found is not None else b""
    after = edit(before)
    return (Change(REDIRECTS, after, found.hash if found is not None else ABSENT),) if after != before else ()


def _leads_away(entry: Entry, urls: Collection[str]) -> bool:
    places = {same_place(url) for url in urls}
    return any(same_place(str(alias)) in places for alias in entry.get(ALIASES, ()))


def _without(entry: Entry, urls: Collection[str], workspace: Workspace) -> Change:
    content = workspace.read(entry.source.removeprefix(CONTENT))
    return Change(content.path, with_aliases(content.data, entry.kind.fields, drop=urls), content.hash)
