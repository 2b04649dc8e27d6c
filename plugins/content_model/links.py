"""Where a link or a picture in somebody's Markdown leads: an address on the site, or a problem."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from .model import ContentModel, Entry, Image
from .validate import did_you_mean

_OUTSIDE = re.compile(r"(https?|mailto|tel|sms):", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PELICAN = re.compile(r"^[{|](filename|static|attach)[}|]/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: what is wrong, and what to write."""

    message: str
    fix: str


def resolve_link(href: str, entry: Entry, model: ContentModel) -> str | Broken:
    """The address to print for a link that stands in `entry`.

    A link names a Markdown file, relative to the file it stands in or to content/ (`contact.md`,
    `../contact.md`, `pages/contact.md`), or an address on the site (`/contact/`), or one elsewhere.
    """
    href = href.strip()
    if not href:
        return Broken("This link has no target", "Write where it leads: `[the contact page](contact.md)`.")
    if href.startswith("#") or _OUTSIDE.match(href):
        return href
    path, mark, fragment = _PELICAN.sub("", href).partition("#")
    if _SCHEME.match(href) or href.startswith("//"):
        return Broken(
            f"`{_short(href)}` is not a kind of link that a page may have",
            "Write a page's file, or an address with https://.",
        )
    path = unquote(path)
    if path.lower().endswith((".md", ".markdown")):
        target = _entry_at(path, entry, model)
    elif path.startswith("/"):
        found = _entry_or_file(path, model)
        if isinstance(found, str):
            return model.base_path + found + mark + fragment
        target = found
    else:
        image = _image_at(path, entry, model)
        if image is not None:
            return model.base_path + image.url
        target = None
    if target is None and any(source in model.unread for source in _sources(path, entry)):
        return href
    if target is None:
        return Broken(f"The link `{_short(href)}` leads to a page that does not exist", _nearest(path, model))
    if not target.listed and entry.listed:
        return Broken(
            f"The link `{_short(href)}` leads to a page that is not published (a draft, or not due now)",
            "Publish that page first, or take the link away.",
        )
    return model.href(target) + mark + fragment


def resolve_image(src: str, entry: Entry, model: ContentModel) -> Image | Broken:
    """The picture that `src` names, from content/images/."""
    if _OUTSIDE.match(src) or src.startswith("//"):
        return Broken(
            f"The picture `{_short(src)}` lies on another site, which would then see every visitor",
            "Put the picture into content/images/ and write `![](../images/name.svg)`.",
        )
    image = _image_at(unquote(_PELICAN.sub("", src.strip())), entry, model)
    if image is not None:
        return image
    near = did_you_mean(posixpath.basename(src), model.images)
    return Broken(f"There is no picture `{_short(src)}`", near or "Put it into content/images/, or correct the name.")


def _entry_at(path: str, entry: Entry, model: ContentModel) -> Entry | None:
    found = (model.by_source.get(source) for source in _sources(path, entry))
    return next((target for target in found if target is not None), None)


def _sources(path: str, entry: Entry) -> tuple[str, str]:
    """The files that a link to a Markdown file may mean: beside the page, or from content/."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(entry.source), path))
    return beside, posixpath.normpath("content/" + path.lstrip("/"))


def _entry_or_file(path: str, model: ContentModel) -> Entry | str | None:
    if path in model.by_url:
        return model.by_url[path]
    if any(path == image.url for image in model.images.values()):
        return path
    return None


def _image_at(path: str, entry: Entry, model: ContentModel) -> Image | None:
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(entry.source), path))
    for candidate in (beside, posixpath.normpath("content/" + path.lstrip("/"))):
        folder, _, name = candidate.rpartition("/")
        if folder == "content/images":
            return model.images.get(name)
    return model.images.get(path) if "/" not in path else None


def _nearest(path: str, model: ContentModel) -> str:
    if path.endswith(".md"):
        names = {posixpath.basename(e.source): e.source.removeprefix("content/") for e in model.entries}
        near = did_you_mean(posixpath.basename(path), names)
        if near:
            return f"{near} It is the file {names.get(near.split('`')[1], '')}."
        return "Write the name of a file in content/, relative to this one."
    near = did_you_mean(path if path.endswith("/") else path + "/", model.by_url)
    return near or "Write the name of the page's file, such as `contact.md`."


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
