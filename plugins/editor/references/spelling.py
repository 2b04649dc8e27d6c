"""How a reference is written once what it names, or the file that it stands in, has another name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NoReturn
from urllib.parse import quote, unquote

from ...content_model.markdown.page_state import Link
from ..page_links import link_to
from ..source import write
from ..source.text import Edit
from .in_file import Reference, What
from .world import World

_PREFIX = re.compile(r"[{|](?:filename|static|attach)[}|]/?", re.IGNORECASE)
_SAFE = "/-._~"


def respelled(reference: Reference, path: str, target: str, after: World) -> Edit | None:
    """The edit after which a reference in the file `path` (its name afterwards) names `target`; None when it does already.

    Raises LookupError when there is no way to name that.
    """
    new = _written(reference, path, target, after)
    return None if new is None else Edit(reference.start, reference.end, new)


def _written(reference: Reference, path: str, target: str, after: World) -> str | None:
    link, scalar = reference.link, reference.scalar
    if link is not None:
        return (
            None
            if after.target_of(link, path) == target
            else _respelled_link(link, reference.target, path, target, after)
        )
    if reference.what is What.DESCRIPTION:
        name = target.removeprefix("images/")
        return None if reference.target == target else write.name(name)
    assert scalar is not None
    name, field, value = _name(reference, target, after), reference.field, (scalar.value or "").strip()
    if name == (field.type.as_meant(value, field) if field is not None else value):
        return None
    style = None if scalar.style in ("*", "|", ">") else scalar.style
    return write.scalar(name, style, 0, flow=scalar.flow)


def _name(reference: Reference, target: str, world: World) -> str:
    """How a value names the target. Raises LookupError."""
    names = world.names(reference.field.type) if reference.field is not None else {}
    if names:
        return next((name for name, file in names.items() if file == target), "") or _nothing(target)
    entry = world.entry(target)  # an address on the site
    return entry.url if entry is not None else _nothing(target)


def _nothing(target: str) -> NoReturn:
    raise LookupError(target)


def _respelled_link(link: Link, was: str, path: str, target: str, world: World) -> str:
    """The address in the same manner, as far as it then leads to the target; it led to `was`. Raises LookupError."""
    at = next((i for i, sign in enumerate(link.written) if sign in "?#"), len(link.written))
    old, rest = link.written[:at], link.written[at:]
    for new in _manners(old, unquote(old).lstrip("/") == was, path, target, world):
        written = quote(new, safe=_SAFE) if not new.startswith(("http://", "https://", "{", "|")) else new
        found = Link(written + rest, written + rest, link.is_picture)
        if world.target_of(found, path) == target:
            return written + rest
    raise LookupError(target)


def _manners(old: str, from_root: bool, path: str, target: str, world: World) -> Iterator[str]:
    """Ways to name the target, the one that is most like the old one first; `from_root` says that it was named from content/."""
    entry, site, prefix = world.entry(target), world.model.site_url + "/", _PREFIX.match(old)
    own = site if old.startswith(site) and len(site) > 1 else "/"
    if prefix:
        yield prefix[0] + target
    if entry is not None and not old.lower().endswith(".md"):
        yield own + entry.url.lstrip("/")
    elif old.startswith(own):
        yield own + target
    elif "/" not in old and target.startswith("images/"):
        yield posixpath.relpath(target, "images")
    if from_root:
        yield target
    yield link_to(path, target)
