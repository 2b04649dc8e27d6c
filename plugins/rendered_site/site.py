"""The Site: every written page and file together, and what links to what."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from .document import Document
from .parts import Link


@dataclass(frozen=True, slots=True)
class EmittedFile:
    """A file in the output, page or not. `path` is relative to the output ("images/lotus.svg")."""

    path: str
    size: int  # bytes
    root: str = ""
    given: bytes | None = None  # instead of a file on disk (tests)

    @property
    def url(self) -> str:
        """The file's place on the site ("/images/lotus.svg"); an index.html is its folder's address."""
        return url_of(self.path)

    @property
    def suffix(self) -> str:
        """The end of the name in lower case, with its dot (".svg"), or ""."""
        return os.path.splitext(self.path)[1].lower()

    def read(self) -> bytes:
        """The file's bytes; b"" when it has gone."""
        if self.given is not None:
            return self.given
        try:
            return Path(self.root, self.path).read_bytes()
        except OSError:
            return b""

    def text(self) -> str:
        """The file as UTF-8 text; what is no UTF-8 becomes U+FFFD."""
        return self.read().decode("utf-8", errors="replace")


class Inlink(NamedTuple):
    """A link to a page: the address of the page it stands on, and the link itself."""

    source: str
    link: Link


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A <url> of the sitemap. `lastmod` is as written, "" when missing; `file` the sitemap's path."""

    loc: str
    lastmod: str = ""
    file: str = "sitemap.xml"


@dataclass(frozen=True, eq=False)
class Site:
    """All that was written in one build.

    `documents` stand by address ("/contact/"), `files` by their path in the output with a slash in
    front ("/contact/index.html", "/images/lotus.svg"). `redirects` maps an old address to its
    target, an address on this site or elsewhere, "" for one that is gone for good (410).
    `notes` holds what the visitors of the pages brought back: by name, then by address. `anew` are the
    addresses of the pages that were parsed and visited in this run; the others came from the store. `digest` stands for
    all that was written and for where it came from; b"" where that is not known.
    """

    documents: Mapping[str, Document]
    files: Mapping[str, EmittedFile]
    redirects: Mapping[str, str] = field(default_factory=dict)
    site_url: str = ""  # "https://www.lotusrecovery.example", without a slash at the end
    base_path: str = ""  # "/folder" when the site does not stand at its domain's root
    root: str = ""
    notes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    anew: frozenset[str] = frozenset()
    digest: bytes = b""

    @cached_property
    def pages(self) -> tuple[Document, ...]:
        """The pages that search engines may list, in the order of their addresses."""
        return tuple(d for d in self if d.indexable)

    def __iter__(self) -> Iterator[Document]:
        """Every document in the order of the addresses."""
        return iter(self._ordered)

    @cached_property
    def _ordered(self) -> tuple[Document, ...]:
        return tuple(self.documents[url] for url in sorted(self.documents))

    # -- what is there ---------------------------------------------------------------------------

    def document(self, path: str) -> Document | None:
        """The page that a server would answer with for a path ("/contact/", "/contact/index.html")."""
        found = self.documents.get(path)
        if found is None and "%" in path:
            found = self.documents.get(unquote(path))
        if found is None and path.endswith("/index.html"):
            found = self.documents.get(path[: -len("index.html")])
        return found

    def file(self, path: str) -> EmittedFile | None:
        """The file that a server would answer with for a path; a folder's is its index.html."""
        for candidate in (path, unquote(path)) if "%" in path else (path,):
            name = candidate + "index.html" if candidate.endswith("/") else candidate
            if name in self.files:
                return self.files[name]
        return None

    def exists(self, path: str) -> bool:
        """Whether a server would answer for a path on this site (redirects left out)."""
        return path in self.documents or self.file(path) is not None

    def path_of(self, address: str) -> str:
        """The place on this site that an absolute address names, without base path; "" for elsewhere."""
        try:
            parts, own = urlsplit(address), urlsplit(self.site_url)
        except ValueError:
            return ""
        if not parts.netloc or parts.netloc.lower() != own.netloc.lower():
            return ""
        path = parts.path or "/"
        if self.base_path:
            if path != self.base_path and not path.startswith(self.base_path + "/"):
                return ""
            path = path[len(self.base_path) :] or "/"
        return path

    def absolute(self, url: str) -> str:
        """The absolute address of a place on this site."""
        return self.site_url + url

    # -- what links to what ----------------------------------------------------------------------

    @cached_property
    def _links(self) -> tuple[Mapping[str, tuple[Inlink, ...]], Mapping[str, tuple[str, ...]]]:
        inlinks: dict[str, list[Inlink]] = {url: [] for url in self.documents}
        graph: dict[str, tuple[str, ...]] = {}
        page_of: dict[str, str] = {}  # a menu's address is looked up once, not once for each page
        for document in self._ordered:
            own, indexable = document.url, document.indexable
            if document.has("lists-all"):  # a list of every page would hide which pages nothing leads to
                graph[own] = ()
                continue
            targets: dict[str, None] = {}
            for link in document.links:
                path = link.target.path
                if not path:
                    continue
                url = page_of.get(path)
                if url is None:
                    found = self.document(path)
                    url = page_of[path] = found.url if found else ""
                if url and url != own:
                    targets[url] = None
                    if indexable:
                        inlinks[url].append(Inlink(own, link))
            graph[own] = tuple(targets)
        return {url: tuple(links) for url, links in inlinks.items()}, graph

    @property
    def inlinks(self) -> Mapping[str, tuple[Inlink, ...]]:
        """For each page, the links that lead to it from other pages: indexable ones that do not list every page."""
        return self._links[0]

    @property
    def graph(self) -> Mapping[str, tuple[str, ...]]:
        """For each page, the addresses of the other pages it links to, each once, in page order; none for a list of all pages."""
        return self._links[1]

    @cached_property
    def depth(self) -> Mapping[str, int]:
        """Clicks from the home page, which has 0; a page that no path of links reaches is not in it."""
        if "/" not in self.documents:
            return {}
        depth, waiting = {"/": 0}, deque(["/"])
        while waiting:
            url = waiting.popleft()
            for target in self.graph[url]:
                if target not in depth:
                    depth[target] = depth[url] + 1
                    waiting.append(target)
        return depth

    @cached_property
    def fragments(self) -> Mapping[str, frozenset[str]]:
        """For each page, the ids that a link can point at."""
        return {url: d.fragments for url, d in self.documents.items()}

    # -- files for robots ------------------------------------------------------------------------

    @property
    def robots(self) -> str | None:
        """The text of robots.txt, None when there is none."""
        found = self.files.get("/robots.txt")
        return None if found is None else found.text()

    @cached_property
    def sitemap(self) -> tuple[SitemapEntry, ...]:
        """The entries of sitemap.xml and of the sitemaps that it lists; broken XML gives none."""
        return tuple(self._sitemap("/sitemap.xml", set()))

    def _sitemap(self, path: str, seen: set[str]) -> list[SitemapEntry]:
        found = self.files.get(path)
        if found is None or path in seen:
            return []
        seen.add(path)
        try:
            root = etree.fromstring(found.read(), etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError):
            return []
        entries: list[SitemapEntry] = []
        for item in root:
            parts = {_local(child.tag): (child.text or "").strip() for child in item}
            if _local(item.tag) == "sitemap":
                entries += self._sitemap(self.path_of(parts.get("loc", "")), seen)
            elif _local(item.tag) == "url":
                entries.append(SitemapEntry(parts.get("loc", ""), parts.get("lastmod", ""), found.path))
        return entries


def url_of(path: str) -> str:
    """The address of an output file: "contact/index.html" → "/contact/", "404.html" → "/404.html"."""
    return "/" + re.sub(r"(^|/)index\.html$", r"\1", path)


def _local(tag: object) -> str:
    """An element's name without its namespace; "" for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
