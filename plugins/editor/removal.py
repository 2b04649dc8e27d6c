"""A page or a picture goes, and what named it goes on without it, in one change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ..content_model.yaml.front_matter import split
from ..site_engine.session import Session
from .changed_model import changed_model, check_sound
from .front_matter_edit import edit_body, edit_data, edit_page
from .old_addresses import aliases_of, with_aliases, with_redirects
from .person import Person
from .references.in_file import IMAGES, REDIRECTS, Reference, What, references_in
from .references.spelling import respelled
from .references.unlink import unlinked
from .references.world import World
from .refused import Refused
from .source.text import Edit, Source
from .source.write import New
from .source.yaml_edit import Path
from .uses import Text, texts_that_name
from .versions.blobs import ABSENT
from .workspace import Applied, Change, Workspace


class Links(Enum):
    """What becomes of links to what goes: their words stay, or they lead to another page."""

    PLAIN = "plain"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Removal:
    """The files that change, the one that goes among them, and the addresses that lead elsewhere now ("" for gone)."""

    changes: tuple[Change, ...]
    redirects: tuple[tuple[str, str], ...] = ()

    def carry_out(self, workspace: Workspace, who: Person) -> Applied:
        """All of it or nothing. Raises Conflict, Refused, OSError."""
        return workspace.apply(self.changes, who, "delete")


def plan_removal(
    path: str, seen: str, links: Links, redirect_to: str, workspace: Workspace, session: Session
) -> Removal:
    """The removal of a file. `redirect_to` is the page that its address leads to from then on; "": it is gone (410).

    Raises Missing, Outside, Refused, and Unsound when the site could not be built any more.
    """
    data, world = workspace.read(path).data, World.of(session)
    entry, target = world.entry(path), world.entry(redirect_to) if redirect_to else None
    if redirect_to and (target is None or redirect_to == path):
        raise Refused(f"`{redirect_to}` is no page that visitors could be led to", "Choose another page.")
    if links is Links.REDIRECT and target is None:
        raise Refused("The links have no page to lead to", "Choose one, or let their words stay.")
    after = World(session, changed_model(session, {path: None}, {}))
    urls = [entry.url, *aliases_of(data)] if entry is not None and (entry.listed or entry.get("unpublish_at")) else []
    redirects = tuple((url, target.url if target is not None else "") for url in urls)
    changes: dict[str, Change] = {path: Change(path, None, seen)}
    also = {redirect_to, REDIRECTS} & set(workspace.files())
    named = [path, redirect_to] if redirect_to else [path]  # a list may name both
    for text in texts_that_name([path], workspace, world, named.__contains__, also=also):
        own = text.content.path
        if own == path:
            continue
        new = _without(text, path, links, redirect_to, world, after)
        if own == redirect_to and target is not None:
            new = with_aliases(new, target.kind.fields, urls)
        if own == REDIRECTS and target is None and urls:
            new = with_redirects(new, redirects)
        if new != text.content.data:
            changes[own] = Change(own, new, text.content.hash)
    if target is None and urls and REDIRECTS not in workspace.files():
        changes[REDIRECTS] = Change(REDIRECTS, with_redirects(b"", redirects), ABSENT)
    _check(tuple(changes.values()), workspace, session)
    return Removal(tuple(changes.values()), redirects)


def _without(text: Text, path: str, links: Links, redirect_to: str, before: World, after: World) -> bytes:
    """The file without what names `path`. Raises Refused."""
    own = text.content.path
    if text.found.unplaced:
        raise Refused(f"`{own}` cannot be read as it is saved, and may name what goes", "Open it and mend it first.")
    named = [one for one in text.found.references if one.target == path]
    leads = [one for one in named if redirect_to and _is_led(one, links, own, redirect_to, text)]
    stays = [one for one in named if one not in leads]
    if needed := next((one for one in stays if one.is_needed and one.what is not What.REDIRECT), None):
        place = "/".join(map(str, needed.name))
        raise Refused(
            f"`{own}` needs a page in `{place}`, and this is the one",
            "Choose a page to lead to, or change that place first.",
        )
    data = text.source.edited([_led(one, own, redirect_to, after) for one in leads])
    if not stays:
        return data
    source = Source.of(data)
    left = references_in(own, source, before, frozenset((path,)).__contains__).references
    values = [one for one in left if one.what is not What.LINK]
    in_text = [one for one in left if one.what is What.LINK]
    if in_text:
        body = split(source.text).body
        offset, entry = len(source.text) - len(body), before.entry(path)
        data = edit_body(data, unlinked(body, in_text, offset, entry.title if entry else "", own, before))
    if values:
        edit = edit_page if own.endswith(".md") else edit_data
        data = edit(data, list(_emptied(values)))
    return data


def _is_led(one: Reference, links: Links, own: str, redirect_to: str, text: Text) -> bool:
    """Whether a reference shall name the other page: not where that stands beside it in a list, nor on the page itself."""
    if one.what in (What.REDIRECT, What.OPTION):
        return True
    if links is Links.PLAIN or (one.link is not None and one.link.is_picture) or one.what is What.DESCRIPTION:
        return False
    beside = {other.target for other in text.found.references if other.name[:-1] == one.name[:-1] and other.in_list}
    return one.what is What.LINK or (own != redirect_to and redirect_to not in beside)


def _led(one: Reference, own: str, redirect_to: str, after: World) -> Edit:
    """The edit that lets a reference name the other page. A part of the old one is no part of the new one."""
    edit = respelled(one, own, redirect_to, after)
    assert edit is not None, "what goes has another name than what stays"
    return Edit(edit.start, edit.end, edit.new.partition("#")[0]) if one.link is not None else edit


def _emptied(values: Collection[Reference]) -> Iterator[tuple[Path, New]]:
    """The changes that take values away, the last of a list first. An old address that led there is gone."""
    for one in sorted(values, key=lambda one: -one.start):
        if one.what is What.REDIRECT:
            yield one.name, None
            yield (one.name[0], "status"), 410
        else:
            yield one.name, None


def _check(changes: Sequence[Change], workspace: Workspace, session: Session) -> None:
    files = {change.path: change.data for change in changes}
    pages = {name: data for name, data in files.items() if name.endswith(".md") or name.startswith("images/")}
    pages.pop(IMAGES, None)
    before = workspace.read(REDIRECTS).data if REDIRECTS in workspace.files() else b""
    check_sound(session.model, changed_model(session, pages, {}), (before, files.get(REDIRECTS) or before), {})
