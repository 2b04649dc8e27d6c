"""What somebody pastes, or an old page, as clean Markdown: HTML from Word, Google Docs or the web in, our dialect out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from .incoming.headings import shift_headings
from .incoming.left_out import LeftOut
from .incoming.links import TargetOf, clean_link
from .incoming.markdown import to_markdown
from .incoming.notes import Note, take_notes
from .incoming.read import read_html
from .incoming.structure import Structure
from .incoming.word import tidy_word

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_FILE_NAME = re.compile(r"[^/\\?#]+$")

PictureOf = Callable[[Tag], str]  # the address to write for a picture, "" to leave it out (and say so)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Markdown, and in words what did not come along."""

    markdown: str
    left_out: tuple[str, ...] = ()


def paste(html: str, target_of: TargetOf = lambda address: None) -> Pasted:
    """HTML from the clipboard as Markdown. `target_of` says what a link to a page of the own site has to name.

    Raises Refused for more than a person would paste.
    """
    found = _FRAGMENT.search(html)
    soup = read_html(found[1] if found else re.sub(r"\A(?:[A-Za-z]+:[^\n]*\n)+(?=\s*<)", "", html))
    left_out = LeftOut()
    return convert(soup, left_out, target_of=target_of)


def convert(
    soup: BeautifulSoup,
    left_out: LeftOut,
    *,
    within: Tag | None = None,
    base: str = "",
    target_of: TargetOf = lambda address: None,
    picture_of: PictureOf | None = None,
) -> Pasted:
    """The page, or the part of it `within`, as Markdown. `base` is the address that it comes from.

    The tree is used up by this.
    """
    tidy_word(soup, left_out)
    notes = take_notes(soup, left_out)

    def link(href: str) -> str:
        address = clean_link(href, base)
        if not address and href.strip().lower().startswith(("javascript:", "vbscript:", "data:")):
            left_out.once("links that would run a program")
        elif not address and href.strip().lower().startswith(("file:", "\\\\")):
            left_out.add("a link to a file on a computer")
        return target_of(address) or address if address else ""

    def picture(tag: Tag) -> str:
        name = picture_of(tag) if picture_of is not None else ""
        if not name and not _is_nothing(tag):
            left_out.add(f"a picture{_called(tag)}")
        return name

    structure = Structure(link, picture, left_out)
    body = structure.of(within if within is not None else soup)
    shift_headings(body)
    text = to_markdown(body)
    texts = [_note(note, structure) for note in notes]
    return Pasted("\n".join(part for part in (text, "\n".join(texts)) if part), left_out.words)


def _note(note: Note, structure: Structure) -> str:
    """The note's words as Markdown has them below the text."""
    note.text.name = "li"
    body = structure.of(note.text)
    lines = (to_markdown(body) or "…\n").rstrip("\n").split("\n")
    return "\n".join([f"[^{note.number}]: {lines[0]}", *(f"    {line}" if line else "" for line in lines[1:])]) + "\n"


def _is_nothing(tag: Tag) -> bool:
    """A picture of one pixel, which counts readers, or one without an address."""
    sizes = [str(tag.get(name, "")) for name in ("width", "height")]
    return not tag.get("src") or any(size in ("0", "1", "0px", "1px") for size in sizes)


def _called(tag: Tag) -> str:
    """What a picture is known by: its description, or its file's name."""
    words = re.sub(r"\s+", " ", str(tag.get("alt") or "")).strip()
    source = str(tag.get("src") or "")
    name = _FILE_NAME.search(source.split("?")[0]) if not source.startswith("data:") else None
    shown = words or (name[0] if name else "")
    return f" ({shown[:60]})" if shown else ""
