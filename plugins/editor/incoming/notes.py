"""Footnotes and endnotes of Word, LibreOffice, Google Docs and web pages: pairs of links that point at each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from .left_out import LeftOut

REFERENCE = "footnote-ref"  # stands in the text, its number in `n`
_NOTE = re.compile(r"_?(ftn|edn)|(sd)?(foot|end)note|ftnt|fn|cite_note|ref|note", re.IGNORECASE)
_COMMENT = re.compile(r"_?(cmnt|msocom_?)\d", re.IGNORECASE)
_HOLDERS = ("p", "li", "dd", "td", "div", "section", "aside")
_BACK = re.compile(r"^[\s\u21a9\u2191^\[\]().:\ufe0e\d*a-z]{0,6}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Note:
    """A note's number in the text and its words, taken out of the page."""

    number: int
    text: Tag


def take_notes(soup: BeautifulSoup, left_out: LeftOut) -> list[Note]:
    """Puts a REFERENCE for each mark of a note, and takes the notes' texts out of the page. A note may be referred to twice."""
    by_name = {str(tag[key]): tag for tag in soup.find_all(True) for key in ("id", "name") if tag.get(key)}
    notes: dict[str, Note] = {}
    gone: list[Tag] = []
    for link in soup.find_all("a", href=re.compile("^#")):
        if link.decomposed or link.parent is None or any(link in note.text.descendants for note in notes.values()):
            continue
        name = str(link["href"])[1:]
        if not (_NOTE.match(name) or _COMMENT.match(name)):
            continue
        target = by_name.get(name)
        text = _holder(target) if target is not None else None
        if _COMMENT.match(name):
            left_out.once("comments of colleagues")
            gone += [tag for tag in (text, _mark(link)) if tag is not None]
            continue
        if text is None or not _points_back(text, link):
            if target is None and (link.find_parent("sup") or re.match(r"_?(ftn|edn)\d|(sd)?footnote\d|ftnt\d", name)):
                left_out.add("the mark of a note whose text did not come along")
                gone.append(_mark(link))
            continue
        if name not in notes:
            notes[name] = Note(len(notes) + 1, text)
        reference = soup.new_tag(REFERENCE, attrs={"n": str(notes[name].number)})
        _mark(link).replace_with(reference)
    for tag in gone:
        if not tag.decomposed:
            tag.decompose()
    for name, note in notes.items():
        _take_marks_off(note.text, name)
        note.text.extract()
    return list(notes.values())


def _mark(link: Tag) -> Tag:
    """The link with the raised letters that hold nothing but it."""
    mark = link
    while (
        mark.parent is not None
        and mark.parent.name in ("sup", "span")
        and mark.parent.get_text().strip() == link.get_text().strip()
    ):
        mark = mark.parent
    return mark


def _holder(target: Tag) -> Tag | None:
    """The block that is the note: the target itself, or the one that it stands in."""
    named = target.find_parent(lambda tag: tag.name in ("div", "li") and bool(_NOTE.match(str(tag.get("id") or ""))))
    if target.name in ("li", "div", "p", "dd", "aside") and target.get_text().strip():
        return target
    return named or target.find_parent(_HOLDERS)


def _points_back(text: Tag, link: Tag) -> bool:
    """Whether the note has a link back to the mark; a mere link to a heading has none."""
    if link in text.descendants:
        return False
    names = {
        str(tag[key]) for tag in (link, *link.parents) if isinstance(tag, Tag) for key in ("id", "name") if tag.get(key)
    }
    back = [str(a["href"])[1:] for a in text.find_all("a", href=re.compile("^#"))]
    return any(name in names or re.match(r"_?(ftn|edn|ftnt_?)?ref|cite_ref|fnref|.*anc$", name) for name in back)


def _take_marks_off(text: Tag, name: str) -> None:
    """Takes the number and the links back out of a note's words."""
    for link in text.find_all("a", href=re.compile("^#")):
        if not link.decomposed and _BACK.match(link.get_text()):
            mark = _mark(link)
            mark.decompose()
    for link in text.find_all("a"):
        if not link.decomposed and not link.get("href"):
            link.unwrap()
