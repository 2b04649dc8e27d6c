"""Another name for a page or a picture as one change: every reference goes along, and the old address leads to the new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..content_model.entry import Entry
from ..content_model.schema.fields import Field
from ..content_model.schema.traits import ERROR, HOME
from ..site_engine.session import Session
from .changed_model import changed_model, check_sound
from .front_matter_edit import edit_page
from .old_addresses import with_aliases, without_redirects
from .person import Person
from .references.in_file import REDIRECTS, references_in
from .references.spelling import respelled
from .references.world import CONTENT, World, pages_below
from .refused import Refused
from .source.text import Source
from .uses import Text, texts_that_name
from .workspace import Applied, Change, Content, Workspace

_IMAGES = "images/"


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An address that a page had, and the one that it leads to now."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Move:
    """What is to be done: new names by old ones, the files that change (a moved one under its old name), old addresses.

    `seen` are the hashes of the files that move.
    """

    moves: Mapping[str, str]
    seen: Mapping[str, str]
    changes: tuple[Change, ...]
    redirects: tuple[OldAddress, ...] = ()

    def carry_out(self, workspace: Workspace, who: Person) -> Applied:
        """All of it or nothing. Raises Conflict, Refused, OSError."""
        return workspace.rename(self.moves, self.seen, who, self.changes)


def plan_title(path: str, title: str, seen: str, workspace: Workspace, session: Session) -> Move:
    """Another title for a page that keeps its name. Raises Missing, Outside, Refused and Unsound."""
    content, world = workspace.read(path), World.of(session)
    data = edit_page(content.data, {"title": title}, _fields(path, world))
    changed_model(session, {path: data}, {})
    return Move({}, {}, (Change(path, data, seen),))


def plan_move(path: str, to: str, title: str | None, seen: str, workspace: Workspace, session: Session) -> Move:
    """The move of a file to the name `to`, the pages below it included, with another title where one is given.

    `seen` is the hash of the file that the person saw. Raises Missing, Outside, Refused, and Unsound when the site could
    not be built any more.
    """
    before = World.of(session)
    moves = _names(path, to, workspace, before)
    contents = {old: workspace.read(old) for old in moves}
    pages = {new: contents[old].data for old, new in moves.items() if new.endswith(".md")}
    after = World(session, changed_model(session, pages, moves))
    redirects = tuple(_old_addresses(moves, before, after))
    changes = tuple(_changes(path, title, moves, redirects, workspace, before, after))
    _check(changes, contents, moves, workspace, session)
    seen_before = {old: content.hash for old, content in contents.items()} | {path: seen}
    return Move(moves, seen_before, tuple(_with_seen(change, path, seen) for change in changes), redirects)


def _names(path: str, to: str, workspace: Workspace, world: World) -> dict[str, str]:
    """The new name of each file that moves. Raises Missing, Outside and Refused."""
    workspace.read(path)
    ending = path[path.rfind(".") :]
    if not to.endswith(ending) or path.startswith(_IMAGES) != to.startswith(_IMAGES):
        raise Refused(f"`{path}` cannot become `{to}`", f"Keep the ending `{ending}`; pictures stay in images/.")
    if ending == ".md":
        moves = dict(_pages(path, to, workspace, world))
    elif path.startswith(_IMAGES) and ending != ".yaml":
        moves = {path: to}
    else:
        raise Refused(f"`{path}` has its name for good", "The site finds it by this name.")
    taken = next((name for name in workspace.files() if name in moves.values() and name not in moves), None)
    if taken is not None:
        raise Refused(f"There is a file `{taken}` already", "Choose another name.")
    return moves


def _pages(path: str, to: str, workspace: Workspace, world: World) -> Iterator[tuple[str, str]]:
    entry, folder, new_folder = world.entry(path), _folder_of(path), _folder_of(to)
    if "/" not in folder or (entry is not None and (entry.kind.has(HOME) or entry.kind.has(ERROR))):
        raise Refused(
            f"`{path}` has its name for good", "The site finds it by this name. Move the pages below it instead."
        )
    if f"{new_folder}/".startswith(f"{folder}/") and new_folder != folder:
        raise Refused(f"`{to}` lies below the page itself", "Choose a place elsewhere.")
    below = [name for name in workspace.files() if name.startswith(folder + "/") and name != path]
    for child in pages_below(world.model, path):
        if child.source.removeprefix(CONTENT) not in below:
            raise Refused(
                f"{child.source} stands below this page by the site's settings, and cannot move along",
                "Ask whoever looks after the site's settings.",
            )
    yield path, to
    for name in below:
        yield name, new_folder + name.removeprefix(folder)


def _folder_of(path: str) -> str:
    """Where the pages below a page stand."""
    return path.removesuffix(".md").removesuffix("/index")


def _old_addresses(moves: Mapping[str, str], before: World, after: World) -> Iterator[OldAddress]:
    """The addresses that visitors may know. A page that never was out has none."""
    for old, new in moves.items():
        was, now = before.entry(old), after.entry(new)
        if was is not None and now is not None and was.url != now.url and (was.listed or was.get("unpublish_at")):
            yield OldAddress(was.url, now.url)


def _changes(
    path: str,
    title: str | None,
    moves: Mapping[str, str],
    redirects: Sequence[OldAddress],
    workspace: Workspace,
    before: World,
    after: World,
) -> Iterator[Change]:
    """The files whose bytes change. What a moved file names may have to be named in another way; elsewhere, what moves."""
    leads = {one.new: one.old for one in redirects}
    taken = [entry.url for new in moves.values() if (entry := after.entry(new)) is not None]
    for text in texts_that_name([*moves, *moves.values()], workspace, before, moves.__contains__, also=moves):
        own = text.content.path
        data = rewritten(text, moves, after)
        if own.endswith(".md"):
            entry = after.entry(moves.get(own, own))
            old = leads.get(entry.url) if entry is not None and own in moves else None
            data = with_aliases(data, _fields(own, before), [old] if old else (), taken)
        elif own == REDIRECTS:
            data = without_redirects(data, taken)
        if own == path and title is not None:
            data = edit_page(data, {"title": title}, _fields(own, before))
        if data != text.content.data:
            yield Change(own, data, text.content.hash)


def rewritten(text: Text, moves: Mapping[str, str], after: World) -> bytes:
    """The file with every reference as it has to be afterwards. Raises Refused when it cannot be written so."""
    own = text.content.path
    if text.found.unplaced:
        raise Refused(
            f"`{own}` cannot be read as it is saved, and may name what moves", "Open it and mend what is named there."
        )
    path, wanted = moves.get(own, own), [moves.get(one.target, one.target) for one in text.found.references]
    try:
        edits = {respelled(one, path, to, after) for one, to in zip(text.found.references, wanted, strict=True)}
    except LookupError as error:
        raise Refused(f"`{own}` names `{error.args[0]}`, and could not any more", "Choose another name.") from None
    data = text.source.edited(edit for edit in edits if edit is not None)
    found = references_in(path, Source.of(data), after, set(wanted).__contains__)
    if found.unplaced or Counter(wanted) - Counter(one.target for one in found.references):
        raise Refused(f"A link in `{own}` is written in a way that cannot be changed", "Change it in the text itself.")
    return data


def _check(
    changes: Sequence[Change],
    contents: Mapping[str, Content],
    moves: Mapping[str, str],
    workspace: Workspace,
    session: Session,
) -> None:
    """Raises Unsound when the site could not be built with all that."""
    files = {new: contents[old].data for old, new in moves.items()}
    files |= {moves.get(change.path, change.path): change.data for change in changes if change.data is not None}
    pages = {name: data for name, data in files.items() if name.endswith(".md")}
    redirects = workspace.read(REDIRECTS).data if REDIRECTS in workspace.files() else b""
    after = changed_model(session, pages, moves)
    check_sound(session.model, after, (redirects, files.get(REDIRECTS, redirects)), moves)


def _with_seen(change: Change, path: str, seen: str) -> Change:
    return Change(path, change.data, seen) if change.path == path else change


def _fields(path: str, world: World) -> Sequence[Field]:
    entry: Entry | None = world.entry(path)
    return entry.kind.fields if entry is not None else ()
