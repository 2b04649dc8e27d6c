"""Where a link or a picture in somebody's Markdown leads: an address on the site, or a problem."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from urllib.parse import unquote

from ...findings import did_you_mean, nearest
from ..entry import Card, Entry
from ..questions import Questions
from ..slugs import slugify
from ..values import Image
from ..yaml.words import short
from .outside import mend_outside
from .problem import Broken

_OUTSIDE = re.compile(r"(https?|mailto|tel|sms):", re.IGNORECASE)
# What somebody took for a link's title: Markdown knows it by straight quotation marks alone.
_TITLE = re.compile(r"(?P<to>\S+)\s+[\u201c-\u201f\u2018-\u201b\u00ab\u00bb\u2039\u203a'`(](?P<title>.*\S)\S")
_SIZE = re.compile(r"(?P<to>\S+)\s+=\d*%?x?\d*%?")
_MARKS = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a\"'`"
_PHONE = re.compile(r"\+?\d?[-. ]?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_OWN_COMPUTER = re.compile(r"(file:|[a-z]:[\\/])", re.IGNORECASE)
_PELICAN = re.compile(r"^[{|](filename|static|attach)[}|]/?", re.IGNORECASE)
_DOMAIN = re.compile(r"(www\.\S+|[\w-]+(\.[\w-]+)*\.(com|org|net|gov|edu|info|us|example)(/\S*)?)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")
_LONGEST = 500  # what is longer was not typed as an address


def resolve_link(href: str, entry: Entry, ask: Questions) -> str | Broken:
    """The address to print for a link that stands in `entry`.

    A link names a Markdown file, relative to the file it stands in or to content/ (`contact.md`,
    `../contact.md`, `pages/contact.md`), or an address on the site (`/contact/`), or one elsewhere.
    """
    href = href.strip()
    if not href:
        return Broken("This link has no target", "Write where it leads: `[the contact page](contact.md)`.")
    quoted = _quoted(href)
    if quoted:
        return quoted
    if href.startswith("#"):
        return href
    own = ask.site_url + "/"
    if href.startswith(own) and len(own) > 1:
        href = href[len(own) - 1 :]
    if _OUTSIDE.match(href):
        return mend_outside(href)
    if _OWN_COMPUTER.match(href):
        return Broken(
            f"`{short(href, 60)}` lies on your own computer", "Write the page's file as it is named in content/."
        )
    if _SCHEME.match(href) or href.startswith("//"):
        scheme, _, rest = href.partition(":")
        near = nearest(scheme[:_LONGEST], ("https", "mailto", "tel"))
        fix = f"Write `{near[0]}:{rest}`." if near else "Write a page's file, or an address with https://."
        return Broken(f"`{short(href, 60)}` is not a kind of link that a page may have", fix)
    path, rest = _split(_PELICAN.sub("", href))
    target = _at(path, entry, ask)
    if isinstance(target, str):
        return ask.base_path + target + rest
    if target is None:
        if any(ask.is_unread(source) for source in _sources(path, entry)):
            return href
        return Broken(f"The link `{short(href, 60)}` leads to a page that does not exist", _nearest(path, entry, ask))
    return target.href + rest


def link_target(href: str, entry: Entry, ask: Questions) -> Card | str | None:
    """What of the site a link that stands in `entry` names: a page, out or not, or the address of a published file.

    None for a link to another site or to a place on its own page, and for one that leads nowhere.
    """
    href = href.strip()
    own = ask.site_url + "/"
    if href.startswith(own) and len(own) > 1:
        href = href[len(own) - 1 :]
    if not href or href.startswith(("#", "//")) or _SCHEME.match(href):
        return None
    return _at(_split(_PELICAN.sub("", href))[0], entry, ask)


def resolve_image(src: str, entry: Entry, ask: Questions) -> Image | Broken:
    """The picture that `src` names, from content/images/."""
    src = src.strip()
    if _OUTSIDE.match(src) or src.startswith("//"):
        return Broken(
            f"The picture `{short(src, 60)}` lies on another site, which would then see every visitor",
            "Put the picture into content/images/ and write `![](../images/name.svg)`.",
        )
    quoted = _quoted(src)
    if quoted:
        return quoted
    sized = _SIZE.fullmatch(src) if len(src) < _LONGEST else None
    if sized:
        return Broken(f"`{short(src, 60)}` names a size, which the picture has by itself", f"Write `{sized['to']}`.")
    path, _ = _split(_PELICAN.sub("", src))
    named = (ask.image_at(address) for address in _addresses(path, entry))
    image = ask.image(path) or next((image for image in named if image is not None), None)
    if image is not None:
        return image
    if _file_at(path, entry, ask):
        return Broken(
            f"`{short(src, 60)}` is not a picture that every browser shows",
            "Save it as .jpg, .png, .webp or .svg and put that into content/images/.",
        )
    near = did_you_mean(posixpath.basename(path), ask.image_names())
    fix = near or "Put it into content/images/, or correct the name."
    return Broken(f"There is no picture `{short(src, 60)}`", fix)


def _at(path: str, entry: Entry, ask: Questions) -> Card | str | None:
    if path.lower().endswith(".md"):
        found = (ask.card(source) for source in _sources(path, entry))
        return next((page for page in found if page is not None), None)
    return ask.card_at(path) or _file_at(path, entry, ask)


def _split(href: str) -> tuple[str, str]:
    """The path with its signs plain, and what follows it from `?` or `#` on."""
    at = min((i for i in (href.find("?"), href.find("#")) if i >= 0), default=len(href))
    return unquote(href[:at]).replace("\\", "/"), href[at:]


def _quoted(href: str) -> Broken | None:
    """An address with quotation marks that Markdown does not read as such."""
    titled = _TITLE.fullmatch(href) if len(href) < _LONGEST else None
    if titled:
        return Broken(
            f"The title in `{short(href, 60)}` does not stand in straight quotation marks",
            f'Write `{titled["to"]} "{titled["title"]}"`.',
        )
    plain = href.strip(_MARKS)
    if plain and plain != href:
        return Broken(f"The address `{short(href, 60)}` stands in quotation marks", f"Write `{plain}`.")
    return None


def _sources(path: str, entry: Entry) -> tuple[str, str]:
    """The files of content/ that a path may mean: beside the page, or from content/ on."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(entry.source), path))
    return beside, posixpath.normpath("content/" + path.lstrip("/"))


def _file_at(path: str, entry: Entry, ask: Questions) -> str | None:
    """The address on the site of a file of content/, such as a PDF."""
    return next((url for address in _addresses(path, entry) if (url := ask.file_at(address))), None)


def _addresses(path: str, entry: Entry) -> tuple[str, ...]:
    """The addresses from content/ on that a path may mean."""
    return path, *(source.removeprefix("content") for source in _sources(path, entry))


def _nearest(path: str, entry: Entry, ask: Questions) -> str:
    """What the writer may have meant, as it has to be typed on this page."""
    if len(path) > _LONGEST:
        return "Write the name of the page's file, such as `contact.md`, as seen from this one."
    if _PHONE.fullmatch(path):
        return f"Write `tel:{re.sub(r'[^+0-9]', '', path)}` for a phone number."
    if _EMAIL.fullmatch(path):
        return f"Write `mailto:{path}` for an email address."
    if _DOMAIN.fullmatch(path):
        return f"Write `https://{path}` for an address elsewhere."
    near = _near_published(path, entry, ask)
    if near:
        return near
    if path.startswith("/") and not path.lower().endswith(".md"):
        wanted = re.sub(r"(index)?\.html?$", "", path).rstrip("/") + "/"
        near = did_you_mean(wanted, ask.addresses())
    else:
        wanted = re.sub(r"(/(index\.html?)?|\.html?|\.md)$", "", path, flags=re.IGNORECASE)
        near = _near_file(wanted, entry, ask)
    return near or "Write the name of the page's file, such as `contact.md`, as seen from this one."


def _near_file(wanted: str, entry: Entry, ask: Questions) -> str:
    """The file whose name is nearest: with its folder where that is like what was written, else the name alone."""
    folder = posixpath.dirname(entry.source)
    typed = [posixpath.relpath(source, folder) for source in ask.addresses().values()]
    short_names = {name.removesuffix(".md").removesuffix("/index"): name for name in typed}
    near = did_you_mean(wanted, short_names)
    if not near:
        short_names = {posixpath.basename(name): typed_name for name, typed_name in short_names.items()}
        near = did_you_mean(posixpath.basename(wanted), short_names)
    return f"Did you mean `{short_names[near.split('`')[1]]}`?" if near else ""


def _near_published(path: str, entry: Entry, ask: Questions) -> str:
    """The file that is published as it is and whose name is nearest, as it has to be typed on this page."""
    if posixpath.splitext(path)[1].lower() in ("", ".md", ".html", ".htm"):
        return ""
    names = {posixpath.basename(url): url for url in ask.file_urls()}
    near = did_you_mean(posixpath.basename(path), names)
    if not near:
        return ""
    url = names[near.split("`")[1]]
    typed = url if path.startswith("/") else posixpath.relpath("content" + url, posixpath.dirname(entry.source))
    return f"Did you mean `{typed}`?"


def page_meant(words: str, entry: Entry, ask: Questions) -> str:
    """The page that somebody names by its title or its file, as a link on this page has to name it; "" for none."""
    wanted = slugify(words.split("#")[0].removesuffix(".md").split("/")[-1])
    folder = posixpath.dirname(entry.source)
    for url, source in ask.addresses().items():
        card = ask.card(source)
        names = {
            url.rstrip("/").split("/")[-1] or "home",
            *(slugify(n) for n in ((card.title, card.name) if card else ())),
        }
        if wanted and wanted in names:
            return posixpath.relpath(source, folder)
    return ""


def place_meant(fragment: str, ids: Collection[str]) -> str:
    """The place on a page that `fragment` would name, were it written as addresses write it; "" for none."""
    wanted = slugify(unquote(fragment))
    return next((id for id in ids if slugify(id) == wanted), "") if wanted else ""
