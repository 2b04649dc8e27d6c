"""Any HTML as a tree of the few elements that Markdown has: headings, paragraphs, lists, tables, links, strong and emphasized words.

Blocks hold blocks or words, words hold words: whatever the HTML nests, this holds afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from ...content_model.schema.core_blocks import CORE_BLOCKS
from .fit import fit
from .inline import BLOCKS, RUBBISH, Inline, Link, Picture
from .left_out import LeftOut
from .words import HEADINGS, SPACES, Wraps, cut, text_of, trimmed

_TITLE_MOST = next(
    int(f.maximum or 0) for b in CORE_BLOCKS if b.name == "details" for f in b.options if f.name == "title"
)
_BULLET = re.compile(
    "^[\\s\u00a0]*([\u2022\u00b7\u25e6\u25aa\u25cf\u2023\u25a0\u2043\uf0b7\uf0a7\u2219-]|\\(?\\d{1,2}[.)])[\\s\u00a0]+(?=\\S)"
)
_SIGN_BULLET = re.compile("^[\\s\u00a0]*([\u2022\u00b7\u25e6\u25aa\u25cf\u2023\u25a0\u2043\uf0b7\uf0a7])(?=\\S)")


class Structure:
    """Reads elements, and puts what they mean into a tree of its own."""

    def __init__(self, link: Link, picture: Picture, left_out: LeftOut) -> None:
        self._inline, self._left_out = Inline(link, picture, left_out), left_out
        self._soup = BeautifulSoup("", "html.parser")

    def of(self, tag: Tag) -> Tag:
        """The element's content as a `body` of plain blocks."""
        body = self._soup.new_tag("body")
        self._blocks(tag.children, body, ())
        fit(body)
        return body

    def _blocks(self, nodes: Iterable[PageElement], out: Tag, wraps: Wraps) -> None:
        """Adds blocks to `out`; words that stand loose become paragraphs."""
        run: list[PageElement] = []
        for node in list(nodes):
            if isinstance(node, Tag) and self._inline.is_gone(node):
                continue
            if not isinstance(node, Tag):
                run += self._inline.words([node], wraps)
            elif node.name in BLOCKS:
                self._flush(run, out)
                self._block(node, out, wraps)
            elif node.find(lambda inner: inner.name in BLOCKS) is not None:
                self._flush(run, out)
                self._blocks(node.children, out, (*wraps, *self._inline.wrap(node)))
            else:
                run += self._inline.words([node], wraps)
        self._flush(run, out)

    def _block(self, tag: Tag, out: Tag, wraps: Wraps) -> None:
        name = tag.name
        if name in HEADINGS:
            self._heading(tag, out)
        elif name in ("ul", "ol", "menu", "dir"):
            self._list(tag.children, "ol" if name == "ol" else "ul", out, wraps)
        elif name == "li":
            self._list([tag], "ul", out, wraps)
        elif name == "blockquote":
            self._into("blockquote", tag, out, wraps)
        elif name == "pre":
            made = self._soup.new_tag("pre")
            made.string = RUBBISH.sub("", tag.get_text()).expandtabs(4)
            if made.get_text().strip():
                out.append(made)
        elif name == "hr":
            out.append(self._soup.new_tag("hr"))
        elif name == "details":
            self._details(tag, out, wraps)
        elif name == "table":
            self._table(tag, out, wraps)
        elif name == "dl":
            self._definitions(tag, out, wraps)
        else:
            self._blocks(tag.children, out, wraps)

    def _into(self, name: str, tag: Tag, out: Tag, wraps: Wraps) -> None:
        made = self._soup.new_tag(name)
        self._blocks(tag.children, made, wraps)
        if made.contents:
            out.append(made)

    def _heading(self, tag: Tag, out: Tag) -> None:
        made = self._soup.new_tag(tag.name)
        words = [
            word
            for word in self._inline.words(tag.children, (), flat=True)
            if not (isinstance(word, Tag) and word.name == "br")
        ]
        made.extend(_without_bullet(trimmed(words)))
        for strong in made.find_all("strong"):
            strong.unwrap()
        pictures = made.find_all("img")
        for picture in pictures:
            picture.extract()
        if made.get_text().strip():
            out.append(made)
        for picture in pictures:
            self._flush([picture], out)

    def _list(self, nodes: Iterable[PageElement], name: str, out: Tag, wraps: Wraps) -> None:
        made = self._soup.new_tag(name)
        for node in list(nodes):
            if not isinstance(node, Tag):
                if str(node).strip() and not isinstance(node, PreformattedString):
                    made.append(self._item([node], wraps))
            elif node.name in ("ul", "ol", "menu", "dir"):  # right within a list, as Google Docs and old Word write it
                items = made.find_all("li", recursive=False)
                holder = items[-1] if items else self._soup.new_tag("li")
                self._list(node.children, "ol" if node.name == "ol" else "ul", holder, wraps)
                if not items and holder.contents:
                    made.append(holder)
            elif not self._inline.is_gone(node):
                made.append(self._item(node.children if node.name == "li" else [node], wraps))
        out.append(made)

    def _item(self, nodes: Iterable[PageElement], wraps: Wraps) -> Tag:
        item = self._soup.new_tag("li")
        self._blocks(nodes, item, wraps)
        return item

    def _details(self, tag: Tag, out: Tag, wraps: Wraps) -> None:
        summary = tag.find("summary", recursive=False)
        title = SPACES.sub(" ", summary.get_text()).strip() if summary else ""
        if summary:
            summary.extract()
        made = self._soup.new_tag("details", attrs={"title": title or "More"})
        self._blocks(tag.children, made, wraps)
        if made.contents and len(title) <= _TITLE_MOST and not re.search(r"[*<>\[\]]", title):
            out.append(made)
        else:
            self._flush([NavigableString(title)], out)
            out.extend(list(made.contents))

    def _definitions(self, tag: Tag, out: Tag, wraps: Wraps) -> None:
        """Terms with what they mean, as paragraphs: the term strong, its meaning below."""
        for node in tag.find_all(["dt", "dd"]):
            if node.find_parent("dl") is not tag:
                continue
            term = (self._soup.new_tag("strong"),) if node.name == "dt" else ()
            self._blocks(node.children, out, (*wraps, *term))

    def _table(self, tag: Tag, out: Tag, wraps: Wraps) -> None:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        cells = [[c for c in row.find_all(["td", "th"]) if c.find_parent("tr") is row] for row in rows]
        cells = [row for row in cells if any(c.get_text().strip() or c.find("img") for c in row)]
        caption = tag.find("caption")
        if isinstance(caption, Tag):
            self._blocks(caption.children, out, wraps)
        if not rows:
            self._blocks(tag.children, out, wraps)
            return
        width = max((len(row) for row in cells), default=0)
        laid_out = tag.get("role") == "presentation" or any(
            c.find([*HEADINGS, "table", "blockquote", "pre"]) for row in cells for c in row
        )
        if width < 2 or len(cells) < 2 or laid_out:  # only there to put things side by side
            for cell in (c for row in cells for c in row):
                self._blocks(cell.children, out, wraps)
            return
        grid = self._grid(cells)
        made = self._soup.new_tag("table")
        for row in grid:
            line = self._soup.new_tag("tr")
            for words in row:
                cell = self._soup.new_tag("td")
                cell.extend(words)
                line.append(cell)
            made.append(line)
        out.append(made)

    def _grid(self, rows: Sequence[Sequence[Tag]]) -> list[list[list[PageElement]]]:
        """The cells' words, each row as long as the others; a cell that spans several stands in the first."""
        grid: list[dict[int, list[PageElement]]] = [{} for _ in rows]
        for number, row in enumerate(rows):
            column = 0
            for cell in row:
                while column in grid[number]:
                    column += 1
                wide, high = (
                    min(int(str(cell.get(name))), 50) if str(cell.get(name, "")).isdigit() else 1
                    for name in ("colspan", "rowspan")
                )
                if wide > 1 or high > 1:
                    self._left_out.once("cells of a table that were joined (they are apart now)")
                if cell.find(["ul", "ol"]):
                    self._left_out.once("lists within a table (their points follow each other)")
                for down in range(min(max(high, 1), len(rows) - number)):
                    for right in range(max(wide, 1)):
                        grid[number + down].setdefault(column + right, [])
                grid[number][column] = _without_bullet(trimmed(self._inline.words(cell.children, (), flat=True)))
                column += max(wide, 1)
        width = max(max(line, default=-1) + 1 for line in grid)
        return [[line.get(column, []) for column in range(width)] for line in grid]

    def _flush(self, run: list[PageElement], out: Tag) -> None:
        """Makes paragraphs of the words that have come together; two line breaks in a row end one."""
        lines: list[list[PageElement]] = [[]]
        breaks = 0
        for word in run:
            if isinstance(word, Tag) and word.name == "br":
                breaks += 1
                continue
            blank = not isinstance(word, Tag) and not str(word).strip()
            if breaks and not blank:
                lines += [[], []] if breaks > 1 else [[]]
                breaks = 0
            if not (blank and not lines[-1]):
                lines[-1].append(word)
        run.clear()
        paragraph: list[PageElement] = []
        for line in [*lines, []]:
            words = trimmed(line)
            mark = _BULLET.match(text_of(words)) or _SIGN_BULLET.match(text_of(words))
            if (not words or mark) and paragraph:
                out.append(self._paragraph(paragraph))
                paragraph = []
            if mark and words:
                self._fake_item(words, mark, out)
            elif words:
                paragraph += [self._soup.new_tag("br"), *words] if paragraph else words

    def _paragraph(self, words: Sequence[PageElement]) -> Tag:
        made = self._soup.new_tag("p")
        made.extend(list(words))
        return made

    def _fake_item(self, words: list[PageElement], mark: re.Match[str], out: Tag) -> None:
        """A line with a typed bullet or number is an item of a list."""
        name = "ol" if any(sign.isdigit() for sign in mark[1]) else "ul"
        cut(words, mark.end())
        last = out.contents[-1] if out.contents else None
        if not (isinstance(last, Tag) and last.name == name and last.get("typed")):
            last = self._soup.new_tag(name, attrs={"typed": "yes"})
            out.append(last)
        item = self._soup.new_tag("li")
        item.append(self._paragraph(trimmed(words)))
        last.append(item)


def _without_bullet(words: list[PageElement]) -> list[PageElement]:
    """Words that cannot become a list, without the typed bullet in front."""
    mark = _SIGN_BULLET.match(text_of(words))
    if mark:
        cut(words, mark.end())
    return trimmed(words) if mark else words
