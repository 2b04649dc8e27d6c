"""Takes a page away from visitors, at once or from a moment on, and brings it back."""

from __future__ import annotations

import datetime as dt

from ..site_engine.session import Session
from .changed_model import changed_model
from .front_matter_edit import edit_page, values_of
from .old_addresses import addresses_that_lead_to, aliases_of, with_aliases, with_redirects
from .own_addresses import changed_redirects, reclaimed
from .references.in_file import REDIRECTS
from .references.world import World
from .refused import Refused
from .source.write import New
from .workspace import Change, Workspace

_STATUS, _FROM, _UNTIL = "status", "publish_at", "unpublish_at"


def plan_offline(
    path: str, seen: str, when: dt.datetime | None, redirect: str, workspace: Workspace, session: Session
) -> tuple[Change, ...]:
    """The changes that take a page offline: now, or at `when` (without a zone: in the clinic's).

    Its address leads to the address `redirect` from then on, or is gone (410); a page that never was out needs neither.
    Raises Missing, Outside, Refused and Unsound.
    """
    world, content = World.of(session), workspace.read(path)
    entry = world.entry(path)
    if entry is None:
        raise Refused(f"`{path}` is not a page that is out", "Look at what is wrong with it first.")
    if redirect and (world.at(redirect) is None or redirect == entry.url):
        raise Refused(f"There is no page {redirect} to lead visitors to", "Choose another page.")
    values: dict[str, New] = {_STATUS: "draft", _UNTIL: None}
    if when is not None:
        moment = when if when.tzinfo is not None else when.replace(tzinfo=session.content.zone)
        if moment <= session.model.now:
            raise Refused("This moment has passed already", "Choose a later one, or take the page offline now.")
        values = {_UNTIL: moment}
    data = edit_page(content.data, values, entry.kind.fields)
    if not entry.listed:
        return (_page(path, data, seen, session),)
    # What led to the page leads with it elsewhere; the page keeps these addresses for when it comes back.
    declared = workspace.read(REDIRECTS).data if REDIRECTS in workspace.files() else b""
    data = with_aliases(data, entry.kind.fields, addresses_that_lead_to(declared, entry.url))
    leading = [(url, redirect) for url in (entry.url, *aliases_of(data))]
    return (
        _page(path, data, seen, session),
        *changed_redirects(workspace, lambda before: with_redirects(before, leading)),
    )


def plan_online(path: str, seen: str, workspace: Workspace, session: Session) -> tuple[Change, ...]:
    """The changes that bring a page back at once: its address is its own again. Raises as `plan_offline`."""
    content, entry = workspace.read(path), World.of(session).entry(path)
    now, given = session.model.now, values_of(content.data)
    if entry is None:
        raise Refused(f"`{path}` lacks something that a page needs", "Look at what is wrong with it first.")
    starts = entry.get(_FROM)
    values: dict[str, New] = {_UNTIL: None}
    if given.get(_STATUS) == "draft":
        values[_STATUS] = "published"
    if starts is not None and starts > now:
        values[_FROM] = None
    if entry.get("date") is not None and entry.get("date") > now.date():
        values["date"] = now.date()
    data = edit_page(content.data, values, entry.kind.fields)
    return (_page(path, data, seen, session), *reclaimed(path, data, workspace, session))


def _page(path: str, data: bytes, seen: str, session: Session) -> Change:
    """The page's change. Raises Unsound when it could not be read any more."""
    changed_model(session, {path: data}, {})
    return Change(path, data, seen)
