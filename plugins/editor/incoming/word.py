"""What Word leaves in HTML that means something: lists without list elements, headings, notes of other people, deleted words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

from .left_out import LeftOut

_LIST = re.compile(r"mso-list:\s*\S+\s+level(\d)", re.IGNORECASE)
_IGNORE = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?([0-9]+|[a-z]{1,4})[.)]", re.IGNORECASE)
_COMMENTS = re.compile(r"mso-element:\s*comment|mso-comment-", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|visibility:\s*hidden", re.IGNORECASE)


def style_of(tag: Tag) -> str:
    """An element's own style."""
    return str(tag.get("style") or "")


def classes_of(tag: Tag) -> Sequence[str]:
    """An element's classes."""
    return [str(name) for name in tag.get_attribute_list("class") if name]


def tidy_word(soup: BeautifulSoup, left_out: LeftOut) -> None:
    """Makes elements of what Word only marks by styles, and takes out what is not the text. Does no harm to other HTML."""
    for tag in soup.find_all(True):
        if tag.decomposed:
            continue
        style, classes = style_of(tag), classes_of(tag)
        if _COMMENTS.search(style) or "MsoCommentReference" in classes:
            left_out.once("comments of colleagues")
            tag.decompose()
        elif any(name.startswith("MsoToc") for name in classes):
            left_out.once("a table of contents (the site makes its own)")
            tag.decompose()
        elif _HIDDEN.search(style) or "msoDel" in classes or (tag.name == "del" and tag.has_attr("cite")):
            tag.decompose()
        elif "MsoTitle" in classes and tag.name == "p":
            tag.name = "h1"
    _make_lists(soup)


def _make_lists(soup: BeautifulSoup) -> None:
    """Turns runs of paragraphs that only look like a list into one."""
    for first in soup.find_all("p"):
        if first.parent is None or not _level(first):
            continue
        run = [first]
        while (following := _next(run[-1])) is not None and _level(following):
            run.append(following)
        lists: list[Tag] = []  # the open ones, from the outermost in
        for paragraph in run:
            del lists[_level(paragraph) :]
            while len(lists) < _level(paragraph):
                made = soup.new_tag("ol" if _is_numbered(paragraph) else "ul")
                if lists:
                    _last_item(lists[-1], soup).append(made)
                else:
                    paragraph.insert_before(made)
                lists.append(made)
            for mark in _marks(paragraph):
                mark.decompose()
            item = soup.new_tag("li")
            item.extend(list(paragraph.contents))
            lists[-1].append(item)
            paragraph.extract()


def _last_item(made: Tag, soup: BeautifulSoup) -> Tag:
    items = made.find_all("li", recursive=False)
    if items and isinstance(items[-1], Tag):
        return items[-1]
    item = soup.new_tag("li")
    made.append(item)
    return item


def _marks(paragraph: Tag) -> list[Tag]:
    """The bullets or numbers that Word puts in front as text."""
    return [span for span in paragraph.find_all("span") if _IGNORE.search(style_of(span))]


def _level(tag: Tag) -> int:
    found = _LIST.search(style_of(tag)) if tag.name == "p" else None
    return min(int(found[1]), 6) if found else 0


def _is_numbered(paragraph: Tag) -> bool:
    marks = [mark.get_text().strip() for mark in _marks(paragraph)]
    return bool(marks and _NUMBER.fullmatch(marks[0]))


def _next(tag: Tag) -> Tag | None:
    """The element right behind another, blank text between them passed over."""
    following = tag.next_sibling
    while following is not None and not isinstance(following, Tag) and not str(following).strip():
        following = following.next_sibling
    return following if isinstance(following, Tag) else None
