"""Where a file of content/ is used: everything in the sources that names it."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from .references.in_file import IMAGES, REDIRECTS, Found, Reference, Wanted, references_in
from .references.world import CONTENT, SOURCES, World, pages_below
from .refused import Refused
from .source.text import Source
from .workspace import Content, Workspace

_LONGEST = 160  # characters of a line that is shown


@dataclass(frozen=True, slots=True)
class Use:
    """A reference with the file that it stands in, its line there, and that line's words.

    `can_go` says that it can be taken away without something in its place: a link's words stay, a list has an item less.
    """

    path: str
    title: str
    line: int
    text: str
    what: str
    name: str
    target: str
    can_go: bool


@dataclass(frozen=True, slots=True)
class Uses:
    """All uses of a file. `children` are the pages below it, `menu` says that it stands in a menu.

    `unread` are files that may name it as well, but cannot be read as they are saved.
    """

    path: str
    title: str
    url: str
    links: tuple[Use, ...]
    menu: bool
    children: tuple[str, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A file as it is saved, as text, with what it names."""

    content: Content
    source: Source
    found: Found


def uses_of(path: str, workspace: Workspace, world: World) -> Uses:
    """Where a file is used; for the file of the sources, where any of them is. Raises Missing and Outside."""
    workspace.read(path)
    wanted = _sources if path == SOURCES else frozenset((path,)).__contains__
    entry = world.entry(path)
    links, unread = list[Use](), list[str]()
    for text in texts_that_name([path], workspace, world, wanted):
        links += (_use(text, one, world) for one in text.found.references)
        if text.found.unplaced:
            unread.append(text.content.path)
    return Uses(
        path,
        entry.title if entry else path.rpartition("/")[2],
        entry.url if entry else "",
        tuple(links),
        entry is not None and entry.get("menu", "none") != "none",
        tuple(page.source.removeprefix(CONTENT) for page in pages_below(world.model, path)) if entry else (),
        tuple(unread),
    )


def _sources(target: str) -> bool:
    return target.startswith(f"{SOURCES}#")


def texts_that_name(
    paths: Collection[str], workspace: Workspace, world: World, wanted: Wanted, also: Collection[str] = ()
) -> Iterator[Text]:
    """The texts that may name one of these files, each with what it names of what is wanted; the files in `also` whole."""
    may_name, names = _search(_words_of(paths, world)), _search(_names_of(paths, world))
    for path in workspace.files():
        if not path.endswith((".md", ".yaml")):
            continue
        content = workspace.read(path)
        try:
            source = Source.of(content.data)
        except Refused:  # no UTF-8: nothing can be read in it
            continue
        if path not in also and path not in (IMAGES, REDIRECTS) and not may_name(source.text):
            continue
        found = references_in(path, source, world, _everything if path in also else wanted)
        if found.unplaced and path not in also and not names(source.text):
            found = Found(found.references)
        if found.references or found.unplaced or path in also:
            yield Text(content, source, found)


def _everything(target: str) -> bool:
    return True


def _words_of(paths: Iterable[str], world: World) -> Iterator[str]:
    """Words of which one stands in every text that names one of the files, in whatever way."""
    for path in paths:
        if path == SOURCES:
            yield from world.model.sources
            continue
        entry = world.entry(path)
        url = entry.url if entry is not None else path
        for name in (path, path.removesuffix(".md").removesuffix("/index"), url.rstrip("/")):
            yield name.rpartition("/")[2] or "/"


def _names_of(paths: Iterable[str], world: World) -> Iterator[str]:
    """The files' names as most texts write them: what a text that cannot be read is searched for."""
    for path in paths:
        if path == SOURCES:
            yield from world.model.sources
            continue
        entry = world.entry(path)
        if entry is not None:
            yield entry.url
        folder, _, name = path.rpartition("/")
        yield f"{folder.rpartition('/')[2]}/{name}" if name == "index.md" else name
        if folder == "people":  # named without the ending
            yield name.removesuffix(".md")


def _search(words: Iterable[str]) -> Wanted:
    """Whether a text has one of the words, however their signs are written."""
    found = re.compile("|".join(re.escape(word) for word in sorted({word.casefold() for word in words})))
    return lambda text: bool(found.search(unquote(html.unescape(text.replace("\\", ""))).casefold()))


def _use(text: Text, reference: Reference, world: World) -> Use:
    path, whole = text.content.path, text.source.text
    start = whole.rfind("\n", 0, reference.start) + 1
    line = whole[start:].partition("\n")[0].strip()
    entry = world.entry(path)
    return Use(
        path,
        entry.title if entry else path,
        whole.count("\n", 0, reference.start) + 1,
        line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…",
        reference.what.value,
        "/".join(map(str, reference.name)),
        reference.target,
        not reference.is_needed,
    )
