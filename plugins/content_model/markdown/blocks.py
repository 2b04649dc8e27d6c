"""Makes the contributed blocks known to Python-Markdown, and puts each one's component in its place."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block as MarkdownBlock

from ..components import ComponentProblem, Components, as_html
from ..schema.blocks import Block, BlockUse, Part
from .block_scan import Use
from .links import link_target
from .messages import BLOCK_BODY, BLOCK_COMPONENT, BLOCK_OPTION, HEADING_ID
from .page_state import Current, Link, PageState
from .photos import put_photos
from .raw_html import RawAddress, check_raw_html
from .remarks import take_out_remarks
from .unpublished import block_leads_nowhere, leads_nowhere, take_out_links

_MARK = "data-block"
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ID = re.compile(r'\sid="([^"]+)"')


class SiteBlocks(BlocksExtension):
    """The contributed blocks as blocks of Python-Markdown."""

    def __init__(self, blocks: Iterable[Block], current: Current) -> None:
        super().__init__()
        self._blocks, self._current = tuple(blocks), current

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        for block in self._blocks:
            block_mgr.register(_adapter(block, self._current), {})


def _adapter(block: Block, current: Current) -> type[MarkdownBlock]:
    """A pymdownx block class for a contribution. It accepts everything: `scan` has checked it."""

    class Adapter(MarkdownBlock):
        NAME = block.name
        ARGUMENT = None
        OPTIONS = {option.name: (None, _anything) for option in block.options}

        def on_create(self, parent: etree.Element) -> etree.Element:
            number = current.page.created
            current.page.created += 1
            return etree.SubElement(parent, "div", {_MARK: str(number)})

        def on_markdown(self) -> str:
            return "block"

    return Adapter


def _anything(value: Any) -> Any:
    return value


class RenderBlocks(Treeprocessor):
    """Puts each block's component in its place, the innermost first. Runs last: what it stores is finished HTML."""

    def __init__(self, md: Markdown, current: Current) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        page = self._current.page
        pieces = [piece for piece in self.md.htmlStash.rawHtmlBlocks if isinstance(piece, str)]
        addresses = check_raw_html(pieces, page.entry, page.ask, page.report, page.components.fixed_ids)
        page.links += (Link(found.address, found.address) for found in addresses)
        take_out_links(self.md.htmlStash.rawHtmlBlocks, set(_left_out(addresses, page)))
        take_out_remarks(root, self.md)
        put_photos(page, self.md)
        counts: Counter[str] = Counter()
        marked: list[tuple[etree.Element, Use, int]] = []
        for element in root.iter("div"):
            index = int(element.get(_MARK, len(page.uses)))
            if index < len(page.uses):
                use = page.uses[index]
                counts[use.block.name] += 1
                marked.append((element, use, counts[use.block.name]))
        self._ids = {id for element in root.iter() if (id := element.get("id"))} if marked else set[str]()
        self._left_out: list[etree.Element] = []
        for element, use, number in reversed(marked):
            self._replace(element, use, number, page)

    def _replace(self, element: etree.Element, use: Use, number: int, page: PageState) -> None:
        outer = self.md.serializer(element)
        body = outer[outer.index(">") + 1 : outer.rindex("</div>")].strip()
        if block_leads_nowhere(use, page) or (not body and any(inner in self._left_out for inner in element)):
            self._left_out.append(element)
            tail = element.tail
            element.clear()
            element.tag, element.tail = None, tail  # type: ignore[assignment]
            return
        for message, fix in use.block.check(use.options, page.ask):
            page.report.add(BLOCK_OPTION, message, fix, use.place)
        if bool(body) != use.block.has_body:
            what = "needs some text between its two lines" if use.block.has_body else "takes no text"
            page.report.add(BLOCK_BODY, f"The block `{use.block.name}` {what}", use.block.help, use.place)
        parts = tuple(_parts(element, self.md.serializer)) if use.block.in_parts else ()
        if body and use.block.in_parts and not any(part.heading for part in parts):
            what = f"The block `{use.block.name}` needs headings in its text"
            page.report.add(BLOCK_BODY, what, use.block.help, use.place)
        if page.report.has_errors:
            return
        block_use = BlockUse(use.options, as_html(body), page.entry, page.ask, number, parts)
        try:
            text = _html_of(block_use, use.block, page.components)
        except ComponentProblem as problem:
            fix = "This is a mistake in the theme, not in the page."
            page.report.add(BLOCK_COMPONENT, str(problem), fix, use.place)
            return
        of_body = set(_ID.findall(body))
        for id in _ID.findall(text):
            if id in self._ids and id not in of_body:
                what = f"The block `{use.block.name}` has a place with the name `{id}`, as has a heading on this page"
                fix = f"Give the heading another name: `{{#{id}-2}}` behind its words."
                page.report.add(HEADING_ID, what, fix, use.place)
                return
        tag = text[1:].split(">", 1)[0].split()[0] if text.startswith("<") else ""
        if tag and not self.md.is_block_level(tag):
            self.md.block_level_elements.append(tag)  # else Markdown would leave a paragraph around it
        tail = element.tail
        element.clear()
        element.tag, element.text, element.tail = "p", self.md.htmlStash.store(text), tail


def _parts(element: etree.Element, html_of: Callable[[etree.Element], str]) -> Iterator[Part]:
    """An element's content, taken apart at the headings of the first one's level; deeper ones stay in the text."""
    level = next((child.tag for child in element if child.tag in _HEADINGS), "")
    heading, text = "", ""
    for child in element:
        html = html_of(child).strip()
        if child.tag == level:
            yield Part(as_html(heading), as_html(text))
            heading, text = html, ""
        else:
            text += f"{html}\n" if html else ""
    yield Part(as_html(heading), as_html(text))


def _left_out(addresses: Iterable[RawAddress], page: PageState) -> Iterator[str]:
    """The tags of links in HTML to pages that are not out."""
    for found in addresses:
        to = link_target(found.address, page.entry, page.ask) if found.attribute == "href" else None
        where = partial(page.place_of, found.tag.split("\n")[0], nth=found.nth)
        if leads_nowhere(to, page, where):
            yield found.tag


def _html_of(use: BlockUse, block: Block, components: Components) -> str:
    if block.html is not None:
        return block.html(use).strip()
    return components.render(block.component or block.name, block.data(use))
