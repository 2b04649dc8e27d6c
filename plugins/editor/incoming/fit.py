"""Brings a tree of blocks to what Markdown can hold where it stands: in a list no code and no quotes, in a quote no code."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .words import HEADINGS

_LISTS = ("ul", "ol")
_STARS = "*_`\\"
_MOST_RAISED = 12  # letters: a note's mark, an exponent, the 2 of water; more is somebody's style
_SOUP = BeautifulSoup("", "html.parser")  # makes elements, holds none


def fit(body: Tag) -> None:
    """Changes what cannot stand where it stands; joins lists that stand right behind each other, as Markdown would."""
    for tag in body.find_all(["sup", "sub"]):
        if len(tag.get_text()) > _MOST_RAISED or tag.previous_sibling is None:
            tag.unwrap()
    for tag in body.find_all(["strong", "em"]):
        words = tag.get_text().strip()
        if not words or words[0] in _STARS or words[-1] in _STARS:  # whose star would be whose?
            tag.unwrap()
    for tag in body.find_all([*HEADINGS, "blockquote", "pre", "hr", "details", "table"]):
        in_list, in_quote = tag.find_parent(["li", "aside"]) is not None, tag.find_parent("blockquote") is not None
        if tag.name == "blockquote" and in_list:
            tag.unwrap()
        elif tag.name in HEADINGS and (in_list or in_quote):
            tag.name = "p"
            _strong(tag)
        elif tag.name == "pre" and (in_list or in_quote):
            _code_lines(tag)
        elif tag.name == "hr" and (in_list or in_quote):
            tag.decompose()
        elif tag.name == "details" and (in_list or in_quote or tag.find_parent("details")):
            title = _SOUP.new_tag("p")
            title.append(NavigableString(str(tag.get("title"))))
            _strong(title)
            tag.insert_before(title)
            tag.unwrap()
        elif tag.name == "table" and in_list:
            _rows_as_lines(tag)
    for tag in body.find_all("li"):
        first = tag.contents[0] if tag.contents else None
        if isinstance(first, Tag) and first.name in _LISTS:  # an item of nothing but a list
            for item in list(first.contents):
                tag.insert_before(item)
            first.decompose()
        if not tag.contents:
            tag.decompose()
    _join_lists(body)
    for made in body.find_all(_LISTS):
        _tighten(made)
    while body.contents and isinstance(body.contents[-1], Tag) and body.contents[-1].name == "hr":
        body.contents[-1].decompose()


def _strong(tag: Tag) -> None:
    strong = _SOUP.new_tag("strong")
    strong.extend(list(tag.contents))
    for inner in strong.find_all("strong"):
        inner.unwrap()
    tag.append(strong)


def _code_lines(tag: Tag) -> None:
    """A block of code as lines of code in a paragraph."""
    lines = [line.strip() for line in tag.get_text().split("\n") if line.strip()]
    tag.name = "p"
    tag.clear()
    for number, line in enumerate(lines):
        if number:
            tag.append(_SOUP.new_tag("br"))
        code = _SOUP.new_tag("code")
        code.append(NavigableString(line))
        tag.append(code)


def _rows_as_lines(table: Tag) -> None:
    """A table as paragraphs, one a row."""
    for row in table.find_all("tr"):
        line = _SOUP.new_tag("p")
        for cell in row.find_all("td"):
            if cell.contents and line.contents:
                line.append(NavigableString(", "))
            line.extend(list(cell.contents))
        if line.contents:
            table.insert_before(line)
    table.decompose()


def _join_lists(body: Tag) -> None:
    for made in body.find_all(_LISTS):
        before = made.previous_sibling
        if isinstance(before, Tag) and before.name == made.name:
            before.extend(list(made.contents))
            made.decompose()
        elif not made.contents:
            made.decompose()


def _tighten(made: Tag) -> None:
    """Marks the paragraphs of a list whose items have one each, and at most lists below it."""
    items = [item for item in made.contents if isinstance(item, Tag)]
    names = [[child.name for child in item.contents if isinstance(child, Tag)] for item in items]
    if all(kids[:1] == ["p"] and all(name in _LISTS for name in kids[1:]) for kids in names):
        for item in items:
            for paragraph in item.find_all("p", recursive=False):
                paragraph["tight"] = "yes"
