"""A Document: one written page, parsed once, as frozen data that every rule and host reads.

Import its parts from `parts.py`. Make a Document for a test with `parse.parse_document`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec

from ..findings import Place
from .parts import (
    Block,
    Crumb,
    Form,
    Heading,
    Image,
    Link,
    LinkTag,
    Media,
    Meta,
    Origin,
    RawHead,
    Region,
    Request,
    Script,
    Time,
    Title,
)
from .sections import Section, sections_of


class Document(msgspec.Struct, frozen=True, eq=False, dict=True, array_like=True):
    """One written page.

    `url` is its place on the site, without the base path ("/contact/"); `path` the file in the
    output ("contact/index.html"). `text` is everything a visitor can read, a line for each block;
    `main_text` is the page's own content: main without nav, aside, forms' controls and hidden
    parts (or, without a main, the body without header and footer as well).
    """

    url: str
    path: str
    size: int  # bytes of the HTML file
    origin: Origin = Origin()
    lang: str = ""
    raw_head: RawHead = RawHead()
    titles: tuple[Title, ...] = ()
    metas: tuple[Meta, ...] = ()
    link_tags: tuple[LinkTag, ...] = ()
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    word_count: int = 0  # of the main text
    text: str = ""
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    media: tuple[Media, ...] = ()
    scripts: tuple[Script, ...] = ()
    styles: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    requests: tuple[Request, ...] = ()
    regions: tuple[Region, ...] = ()
    ids: tuple[str, ...] = ()  # every id and every a[name], in order, repeats kept
    json_ld: tuple[str, ...] = ()  # the raw text of each block
    breadcrumb: tuple[Crumb, ...] = ()
    times: tuple[Time, ...] = ()
    has_main: bool = False
    output_root: str = ""  # the folder that `path` is relative to
    source_root: str = ""  # the folder that `source` is relative to
    given_html: str | None = None  # instead of a file (tests, previews)
    given_source: str | None = None
    trouble: tuple[str, ...] = ()  # what the parser had to mend or could not read

    # -- what was written ------------------------------------------------------------------------

    @property
    def source(self) -> str:
        """The file that the page was written in ("content/pages/contact.md"), or ""."""
        return self.origin.source

    @property
    def kind(self) -> str:
        """The page's kind ("article"), or ""."""
        return self.origin.kind

    def has(self, trait: str) -> bool:
        """Whether the page's kind has a trait, as the content model names them ("health", "article")."""
        return trait in self.origin.traits

    @property
    def front_matter(self) -> Mapping[str, Any]:
        """What the author declared, by field name; a field that was left out may be missing or None."""
        return self.origin.front_matter

    @property
    def places(self) -> Mapping[str, Place]:
        """Where each front-matter key stands in the source file."""
        return self.origin.places

    @property
    def body_line(self) -> int:
        """The line of the source file on which the Markdown body starts."""
        return self.origin.body_line

    def front(self, name: str, default: Any = None) -> Any:
        """A front-matter value, or `default` where the author gave none."""
        value = self.origin.front_matter.get(name)
        return default if value is None else value

    @cached_property
    def html(self) -> str:
        """The page's HTML as written, read from the output again when it is asked for."""
        return _read(self.given_html, self.output_root, self.path)

    @cached_property
    def source_text(self) -> str:
        """The whole source file, front matter and all; "" for a page without one."""
        return _read(self.given_source, self.source_root, self.source)

    # -- the head --------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The text of the first title, or ""."""
        return self.titles[0].text if self.titles else ""

    def meta_all(self, name: str) -> tuple[Meta, ...]:
        """Every meta of that name or property, in order."""
        return tuple(m for m in self.metas if m.name == name)

    def meta(self, name: str) -> str:
        """The content of the first meta of that name or property, without space around it; else ""."""
        for found in self.metas:
            if found.name == name:
                return (found.content or "").strip()
        return ""

    @property
    def description(self) -> str:
        """The meta description, or ""."""
        return self.meta("description")

    def rel(self, name: str) -> tuple[LinkTag, ...]:
        """Every <link> with that relation: "canonical", "alternate", "icon", "stylesheet" ..."""
        return tuple(tag for tag in self.link_tags if name in tag.rel)

    @property
    def canonicals(self) -> tuple[LinkTag, ...]:
        """Every <link rel="canonical">."""
        return self.rel("canonical")

    @property
    def canonical(self) -> str:
        """The first canonical address as written, or ""."""
        return next((tag.href for tag in self.canonicals), "")

    @cached_property
    def robots(self) -> frozenset[str]:
        """The directives of the robots and googlebot metas: {"noindex", "nofollow", "max-snippet:0"}."""
        return frozenset(
            part.strip().lower()
            for m in self.metas
            if m.name in ("robots", "googlebot") and m.content
            for part in m.content.split(",")
            if part.strip()
        )

    @property
    def noindex(self) -> bool:
        """Whether a robots meta keeps the page out of search engines."""
        return bool(self.robots & {"noindex", "none"})

    @cached_property
    def refresh(self) -> str:
        """Where a meta refresh sends the visitor, as written; "" when there is none."""
        for m in self.metas:
            if m.kind == "http-equiv" and m.name == "refresh":
                _, separator, address = (m.content or "").partition("=")
                if separator:
                    return address.strip().strip("'\"")
        return ""

    @property
    def is_redirect(self) -> bool:
        """Whether the page only sends its visitors elsewhere."""
        return self.refresh != ""

    @property
    def listed(self) -> bool:
        """Whether the page is published: no draft, and its time has come."""
        return self.origin.listed

    @property
    def is_error_page(self) -> bool:
        """Whether a server shows this page for an address that leads nowhere."""
        return self.path in ("404.html", "404/index.html")

    @property
    def indexable(self) -> bool:
        """Whether search engines may list the page: published, no noindex, no redirect, no error page."""
        return self.listed and not self.noindex and not self.is_redirect and not self.is_error_page

    # -- the text --------------------------------------------------------------------------------

    @property
    def h1(self) -> str:
        """The name of the first h1, or ""."""
        return next((h.name for h in self.headings if h.level == 1), "")

    @cached_property
    def main_text(self) -> str:
        """The page's own content, a line for each block."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of each paragraph of the main text (list items, quotations and cells left out)."""
        return tuple(block.text for block in self.blocks if block.kind == "paragraph")

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The main text cut at its headings."""
        return sections_of(self.blocks, self.headings)

    def text_of(self, region: Region) -> str:
        """Everything that can be read in a region."""
        return self.text[region.start : region.end].strip()

    def regions_of(self, tag: str) -> tuple[Region, ...]:
        """The regions with that tag or role: "footer", "nav", "style-explainer", "search" ..."""
        return tuple(r for r in self.regions if tag in (r.tag, r.role))

    def with_class(self, name: str) -> tuple[Region, ...]:
        """The regions that carry a class."""
        return tuple(r for r in self.regions if name in r.classes)

    # -- links -------------------------------------------------------------------------------------

    @cached_property
    def fragments(self) -> frozenset[str]:
        """Every id that a link can point at."""
        return frozenset(self.ids)


def _read(given: str | None, root: str, path: str) -> str:
    if given is not None:
        return given
    if not path:
        return ""
    try:
        with open(os.path.join(root, path), "rb") as file:  # half the time of Path.read_text
            data = file.read()
    except (OSError, ValueError):
        return ""
    return data.decode("utf-8", "replace").replace("\r\n", "\n")
