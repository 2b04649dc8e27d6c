"""Parses a written page into a Document."""

from __future__ import annotations

import re

from lxml import etree

from .addresses import PageAddresses, Resolver
from .collectors.page import PageCollectors
from .document import Document
from .parts import Origin
from .raw_head import read_raw_head
from .walk import Walk
from .walker import Walker

# What pages are made of is written in lower case; a search that ignores case takes several times as long, and so does
# one pattern with alternatives.
_MAIN = (re.compile(r"<main[\s>]"), re.compile(r"role=[\"']?main\b"), re.compile(r"<MAIN[\s>]"))
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
    addresses = PageAddresses(resolver or Resolver(site_url), url)
    page = PageCollectors(Walk(addresses, has_main=_has_main(html), wanted_ids=_wanted_ids(html)))
    trouble += _feed(page, html.encode("utf-8", "replace") if trouble else raw)
    return Document(
        url=url,
        path=path or (url.lstrip("/") + "index.html" if url.endswith("/") else url.lstrip("/")),
        size=len(raw),
        origin=origin or Origin(),
        lang=page.head.lang,
        raw_head=read_raw_head(raw),
        titles=tuple(page.head.titles),
        metas=tuple(page.head.metas),
        link_tags=tuple(page.head.link_tags),
        headings=tuple(page.headings.headings),
        blocks=tuple(page.walk.text.blocks),
        word_count=page.walk.text.words,
        text="\n".join(page.walk.text.lines),
        links=tuple(page.links.links),
        images=tuple(page.pictures.images),
        media=tuple(page.media.media),
        scripts=tuple(page.scripts.scripts),
        styles=tuple(page.scripts.styles),
        forms=tuple(page.forms.forms),
        requests=tuple(page.walk.requests.requests),
        regions=tuple(page.regions.regions),
        ids=tuple(page.walk.references.ids),
        json_ld=tuple(page.scripts.json_ld),
        breadcrumb=tuple(page.breadcrumb.crumbs),
        times=tuple(page.headings.times),
        has_main=page.walk.landmarks.has_main,
        output_root=output_root,
        source_root=source_root,
        given_html=html if keep_html else None,
        given_source=given_source,
        trouble=trouble,
    )


def _decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    trouble: tuple[str, ...] = ()
    try:
        html = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        html, trouble = raw.decode("utf-8", "replace"), (f"byte {error.start + 1} is not UTF-8",)
    if "\0" in html:
        html, trouble = html.replace("\0", "\ufffd"), (*trouble, "it has a NUL byte")
    return html, trouble


def _feed(page: PageCollectors, html: bytes) -> tuple[str, ...]:
    """Runs the parser over the page; what it had read before giving up is kept."""
    walker = Walker(page)
    parser = etree.HTMLParser(target=walker, encoding="utf-8", huge_tree=True)  # type: ignore[arg-type]
    try:
        parser.feed(html)
        parser.close()
    except (etree.LxmlError, ValueError) as error:
        walker.close()
        return (f"it could not be parsed to its end: {error}",)
    finally:
        vars(walker).clear()  # the parser and its target hold each other; what was collected need not wait
    return ()


def _has_main(html: str) -> bool:
    return any(pattern.search(html) for pattern in _MAIN)


def _wanted_ids(html: str) -> frozenset[str]:
    if "aria-labelledby" not in html and "aria-describedby" not in html:
        return frozenset()
    return frozenset(i for found in _REFERRED.finditer(html) for i in (found[1] or found[2] or found[3] or "").split())
