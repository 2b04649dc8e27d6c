"""Turns an entry's Markdown into HTML, with its links, pictures and blocks resolved and checked."""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block as MarkdownBlock

from ..findings import Finding, Place, locate
from .block_scan import Use, scan
from .components import ComponentProblem, Components, as_html
from .contributions import Block, BlockUse
from .links import Broken, resolve_image, resolve_link
from .model import ContentModel, Entry
from .validate import Report

EXTENSIONS: tuple[str, ...] = (
    "abbr",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
)
_MARK = "data-block"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a page's text: its level (2 to 6), its id, and its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A body's HTML, its headings in order, and what was found wrong with it."""

    html: str
    headings: tuple[Heading, ...]
    findings: tuple[Finding, ...]


class Converter:
    """One Markdown parser for a whole build. `convert` depends on nothing but its entry and the model."""

    def __init__(self, model: ContentModel, components: Components) -> None:
        self._model = model
        self._components = components
        self._blocks = {block.name: block for block in model.contributions.blocks}
        self._site = _SiteExtension(self._blocks.values())
        self._markdown = Markdown(
            extensions=[*EXTENSIONS, self._site],
            extension_configs={"toc": {"toc_depth": "2-4"}, "footnotes": {"BACKLINK_TITLE": "Back to the text"}},
            output_format="html",
        )

    def convert(self, entry: Entry) -> Converted:
        """The entry's HTML. Never raises on what a person may have written: problems are findings."""
        report = Report(entry.source)
        uses = scan(entry.body, entry.body_line, self._blocks, report)
        if report.findings:  # a broken block swallows what follows it, so nothing else is worth saying
            return Converted("", (), tuple(report.findings))
        self._markdown.reset()
        page = _Page(entry, self._model, self._components, report, uses)
        self._site.page = page
        try:
            text = self._markdown.convert(entry.body)
        except RecursionError:
            report.add(
                "body-too-deep",
                "The text is nested too deeply",
                "Take some of the nested lists or quotes apart.",
                Place(entry.body_line, 1),
            )
            return Converted("", (), tuple(report.findings))
        if page.created != len(uses):
            report.add(
                "block-place",
                "A block stands where it cannot be read, such as inside a list or a quote",
                "Put the block outside, with an empty line above and below it.",
                uses[0].place if uses else Place(entry.body_line, 1),
            )
        headings = tuple(_flat(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        return Converted(text, headings, tuple(report.findings))


def _flat(tokens: Iterable[Mapping[str, Any]]) -> Iterable[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], html.unescape(token["name"]))
        yield from _flat(token["children"])


@dataclass(slots=True)
class _Page:
    """What the extension needs to know of the page in work."""

    entry: Entry
    model: ContentModel
    components: Components
    report: Report
    uses: tuple[Use, ...]
    created: int = 0


class _SiteExtension(BlocksExtension):
    """Joins the contributed blocks, and the resolving of links and pictures, to Python-Markdown."""

    page: _Page

    def __init__(self, blocks: Iterable[Block]) -> None:
        super().__init__()
        self._blocks = tuple(blocks)

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.treeprocessors.register(_References(md, self), "site_references", 3)
        # After `unescape` (0), so that what is put aside is finished HTML.
        md.treeprocessors.register(_RenderBlocks(md, self), "site_blocks", -1)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        for block in self._blocks:
            block_mgr.register(_adapter(block, self), {})


def _adapter(block: Block, extension: _SiteExtension) -> type[MarkdownBlock]:
    """A pymdownx block class for a contribution. It accepts everything: `scan` has checked it."""

    class Adapter(MarkdownBlock):
        NAME = block.name
        ARGUMENT = None
        OPTIONS = {option.name: (None, _anything) for option in block.options}

        def on_create(self, parent: etree.Element) -> etree.Element:
            number = extension.page.created
            extension.page.created += 1
            return etree.SubElement(parent, "div", {_MARK: str(number)})

        def on_markdown(self) -> str:
            return "block"

    return Adapter


def _anything(value: Any) -> Any:
    return value


class _References(Treeprocessor):
    """Resolves `href` and `src`, and gives pictures their description and size."""

    def __init__(self, md: Markdown, extension: _SiteExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: etree.Element) -> None:
        page = self._extension.page
        seen: dict[str, int] = {}
        for element in root.iter():
            if element.tag == "a" and "href" in element.attrib:
                self._link(element, page, seen)
            elif element.tag == "img":
                self._picture(element, page, seen)

    def _link(self, element: etree.Element, page: _Page, seen: dict[str, int]) -> None:
        href = element.get("href", "")
        if href.startswith("mailto:") or "\x02" in href:  # an address that Markdown has put in code
            return
        nth = seen[href] = seen.get(href, -1) + 1
        target = resolve_link(html.unescape(href), page.entry, page.model)
        if isinstance(target, Broken):
            place = _place_of(f"]({href}", page.entry, nth) or _place_of(href, page.entry, nth)
            page.report.add("link-broken", target.message, target.fix, place or Place(page.entry.body_line, 1))
        else:
            element.set("href", target)

    def _picture(self, element: etree.Element, page: _Page, seen: dict[str, int]) -> None:
        src = element.get("src", "")
        nth = seen[src] = seen.get(src, -1) + 1
        place = (
            _place_of(f"]({src}", page.entry, nth) or _place_of(src, page.entry, nth) or Place(page.entry.body_line, 1)
        )
        image = resolve_image(html.unescape(src), page.entry, page.model)
        if isinstance(image, Broken):
            page.report.add("image-missing", image.message, image.fix, place)
            return
        alt = element.get("alt", "").strip() or image.alt
        if not alt and not image.decorative:
            name = image.file.rpartition("/")[2]
            page.report.add(
                "image-alt-missing",
                f"The picture `{name}` has no description for people who cannot see it",
                f"Write it between the brackets, `![what it shows]({src})`, or in content/images/images.yaml.",
                place,
            )
        element.set("alt", alt)
        element.set("src", page.model.base_path + image.url)
        if image.width and image.height:
            element.set("width", str(image.width))
            element.set("height", str(image.height))
        element.set("loading", "lazy")
        element.set("decoding", "async")


def _place_of(needle: str, entry: Entry, nth: int) -> Place | None:
    if needle not in entry.body:
        return None
    return locate(entry.body, needle, nth=nth, first_line=entry.body_line)


class _RenderBlocks(Treeprocessor):
    """Puts each block's component in its place, the innermost first."""

    def __init__(self, md: Markdown, extension: _SiteExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: etree.Element) -> None:
        page = self._extension.page
        counts: dict[str, int] = {}
        marked = [element for element in root.iter("div") if _MARK in element.attrib]
        numbers: dict[int, int] = {}
        for element in marked:
            index = int(element.attrib[_MARK])
            if index < len(page.uses):
                name = page.uses[index].block.name
                numbers[index] = counts[name] = counts.get(name, 0) + 1
        for element in reversed(marked):
            index = int(element.attrib[_MARK])
            if index < len(page.uses):
                self._replace(element, page.uses[index], numbers[index], page)

    def _replace(self, element: etree.Element, use: Use, number: int, page: _Page) -> None:
        outer = self.md.serializer(element)
        body = outer[outer.index(">") + 1 : outer.rindex("</div>")].strip()
        for message, fix in use.block.check(use.options, page.model):
            page.report.add("block-option", message, fix, use.place)
        if bool(body) != use.block.has_body:
            what = "needs some text between its two lines" if use.block.has_body else "takes no text"
            page.report.add("block-body", f"The block `{use.block.name}` {what}", use.block.help, use.place)
        if page.report.findings:
            return
        block_use = BlockUse(use.options, as_html(body), page.entry, page.model, number)
        try:
            text = _html_of(block_use, use.block, page.components)
        except ComponentProblem as problem:
            page.report.add(
                "block-component", str(problem), "This is a mistake in the theme, not in the page.", use.place
            )
            return
        tag = text[1:].split(">", 1)[0].split()[0] if text.startswith("<") else ""
        if tag and not self.md.is_block_level(tag):
            self.md.block_level_elements.append(tag)
        tail = element.tail
        element.clear()
        element.tag, element.text, element.tail = "p", self.md.htmlStash.store(text), tail


def _html_of(use: BlockUse, block: Block, components: Components) -> str:
    if block.html is not None:
        return block.html(use).strip()
    return components.render(block.component or block.name, block.data(use))


__all__ = ["EXTENSIONS", "Converted", "Converter", "Heading"]
