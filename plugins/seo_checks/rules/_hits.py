"""How a defect that many pages share is reported: once, with the number of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ...findings import Hit, locate
from ...rendered_site.document import Document
from ...rendered_site.parts import Link, Request
from ...rendered_site.site import Site
from ._shared import some


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong on a page. `own` says that it stands in the page's own text, not in a header, menu or footer."""

    document: Document
    at: str
    own: bool
    message: str
    fix: str = ""


def written(document: Document, link: Link) -> str:
    """What to look for to find a link in its page's Markdown: its words in brackets, else its address."""
    source, href = document.source_text, link.href or ""
    if not source or not link.in_main or not link.text or (href and href in source):
        return href or link.text
    if (wanted := f"[{link.text}](") in source:
        return wanted
    return link.text if " " in link.text and locate(source, link.text).line else href or link.text


def defect_hits(defects: Iterable[Defect]) -> Iterator[Hit]:
    """A hit for each defect of a page's own text, and one for all pages that share a part with a defect."""
    shared: dict[tuple[str, str, str], list[Document]] = {}
    for defect in defects:
        if defect.own:
            yield Hit(defect.message, defect.fix, at=defect.at, url=defect.document.url)
        else:
            shared.setdefault((defect.message, defect.fix, defect.at), []).append(defect.document)
    for (message, fix, at), documents in shared.items():
        pages = {document.url: document for document in documents}
        first = next((d for d in pages.values() if d.listed), documents[0])
        where = "" if len(pages) == 1 else f" It stands on {some(len(pages), 'page')}."
        yield Hit(message + where, fix, at=at, url=first.url)


def links_judged(site: Site, judge: Callable[[str], str]) -> Iterator[tuple[Document, Link, str]]:
    """Each link to a place on this site for which `judge` has something to say; it is asked once for each place."""
    messages: dict[str, str] = {}
    for document in site:
        if document.is_redirect:
            continue
        for link in document.links:
            path = link.target.path
            if path:
                message = messages.get(path)
                if message is None:
                    message = messages[path] = judge(path)
                if message:
                    yield document, link, message


def requests_judged(
    site: Site, kinds: frozenset[str], judge: Callable[[str], str]
) -> Iterator[tuple[Document, Request, str]]:
    """The same for the files of this site that pages fetch."""
    messages: dict[str, str] = {}
    for document in site:
        for request in document.requests:
            path = request.target.path
            if path and request.kind in kinds:
                message = messages.get(path)
                if message is None:
                    message = messages[path] = judge(path)
                if message:
                    yield document, request, message


def same_place(path: str) -> str:
    """One form for the forms of an address that a server treats alike: "/contact", "/contact/index.html" → "/contact/"."""
    if path.endswith("/index.html"):
        return path[: -len("index.html")]
    last = path.rpartition("/")[2]
    return path if path.endswith("/") or "." in last else path + "/"
