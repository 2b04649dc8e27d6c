"""Parses a written page into a Document."""

from __future__ import annotations

import re

from lxml import etree

from .addresses import Resolver
from .document import Document, Origin
from .raw_head import read_raw_head
from .walker import Walker

# What pages are made of is written in lower case; a search that ignores case takes several times as long.
_MAIN = re.compile(r"<main[\s>]|role=[\"']?main\b|<MAIN[\s>]")
_REFERRED = re.compile(r"aria-(?:labelledby|describedby)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


def parse_document(
    data: bytes | str,
    url: str = "/",
    *,
    path: str = "",
    origin: Origin | None = None,
    site_url: str = "https://www.example.com",
    resolver: Resolver | None = None,
    output_root: str = "",
    source_root: str = "",
    given_source: str | None = None,
    keep_html: bool = True,
) -> Document:
    """The Document of a page's HTML. Broken HTML is mended as a browser would; nothing is raised.

    `data` is the file's bytes, or its text. `path` is the output file, worked out from `url` when
    left out. A `resolver` may be shared between the pages of a site; else one is made for
    `site_url`. With `keep_html` the HTML stays in the Document, else it is read from `output_root`
    again when a rule asks for it.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    html, trouble = _decode(raw)
    walker = Walker(
        url,
        resolver or Resolver(site_url),
        has_main=_MAIN.search(html) is not None,
        wanted_ids=_wanted_ids(html),
    )
    trouble += _feed(walker, html)
    document = Document(
        url=url,
        path=path or (url.lstrip("/") + "index.html" if url.endswith("/") else url.lstrip("/")),
        size=len(raw),
        origin=origin or Origin(),
        lang=walker.lang,
        raw_head=read_raw_head(raw),
        titles=tuple(walker.titles),
        metas=tuple(walker.metas),
        link_tags=tuple(walker.link_tags),
        headings=tuple(walker.headings),
        blocks=tuple(walker.blocks),
        word_count=walker.words,
        text="\n".join(walker.lines),
        links=tuple(walker.links),
        images=tuple(walker.images),
        media=tuple(walker.media),
        scripts=tuple(walker.scripts),
        styles=tuple(walker.styles),
        forms=tuple(walker.forms),
        requests=tuple(walker.requests),
        regions=tuple(walker.regions),
        ids=tuple(walker.ids),
        json_ld=tuple(walker.json_ld),
        breadcrumb=tuple(walker.breadcrumb),
        times=tuple(walker.times),
        has_main=walker.has_main,
        output_root=output_root,
        source_root=source_root,
        given_html=html if keep_html else None,
        given_source=given_source,
        trouble=trouble,
    )
    walker.__dict__.clear()  # the parser and its target hold each other; what they have collected need not wait
    return document


def _decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    trouble: tuple[str, ...] = ()
    try:
        html = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        html, trouble = raw.decode("utf-8", "replace"), (f"byte {error.start + 1} is not UTF-8",)
    if "\0" in html:
        html, trouble = html.replace("\0", "\ufffd"), (*trouble, "it has a NUL byte")
    return html, trouble


def _feed(walker: Walker, html: str) -> tuple[str, ...]:
    """Runs the parser over the page; what it had read before giving up is kept."""
    parser = etree.HTMLParser(target=walker, encoding="utf-8", huge_tree=True)  # type: ignore[arg-type]
    try:
        parser.feed(html.encode("utf-8", "replace"))
        parser.close()
    except (etree.LxmlError, ValueError) as error:
        walker.close()
        return (f"it could not be parsed to its end: {error}",)
    return ()


def _wanted_ids(html: str) -> frozenset[str]:
    if "aria-labelledby" not in html and "aria-describedby" not in html:
        return frozenset()
    return frozenset(i for found in _REFERRED.finditer(html) for i in (found[1] or found[2] or found[3] or "").split())
