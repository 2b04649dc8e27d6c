"""Resolves the links and pictures of a converted page, and gives pictures their description and size."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Collection, Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ...findings import Place
from ..schema.traits import HOME
from ..yaml.words import short
from .attributes import raw_ids
from .links import link_target, place_meant, resolve_image, resolve_link
from .messages import IMAGE_ALT_MISSING, IMAGE_MISSING, LINK_TARGET
from .page_state import Current, Link, PageState
from .problem import Broken
from .unpublished import leads_nowhere

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPED = re.compile(r"\x02(\d+)\x03")
_WORDS_AT_TOP = 50  # words above a picture that a phone shows it with
_MARKDOWNS_OWN = "\x02amp\x03"  # in an address that Markdown has written in code, against robots


class References(Treeprocessor):
    """Sets each `href` and `src` to an address on the site, or reports where it leads nowhere."""

    def __init__(self, md: Markdown, current: Current) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        page = self._current.page
        page.links += self._links(root)
        seen: Counter[str] = Counter()
        ids = {element.get("id", ""): None for element in root.iter()}
        ids.update(dict.fromkeys(raw_ids(self.md)))
        for element in root.iter():
            if page.report.is_full:
                return
            if element.tag == "a" and "href" in element.attrib:
                _link(element, page, seen, ids)
            elif element.tag == "img":
                _picture(element, page, seen, first=not page.pictures and _is_at_top(element, root, page))

    def _links(self, root: etree.Element) -> Iterator[Link]:
        """The links and pictures as they are written, and the definitions of links, also of those that nothing uses."""
        for tag, name in (("a", "href"), ("img", "src")):
            for element in root.iter(tag):
                address = element.get(name, "")
                if address and _MARKDOWNS_OWN not in address:
                    yield Link(_written(address), _plain(address), tag == "img")
        for address, _ in self.md.references.values():
            yield Link(address, _plain(address))


def _written(address: str) -> str:
    """The address with the backslashes that Markdown keeps places for."""
    return _ESCAPED.sub(lambda found: f"\\{chr(int(found[1]))}", address)


def _plain(address: str) -> str:
    """The address as it was meant: entities are signs (whole ones: `?a=1&copy=2` stays), and so is what a backslash keeps."""
    address = _ESCAPED.sub(lambda found: chr(int(found[1])), address)
    return _ENTITY.sub(lambda found: html.unescape(found[0]), address)


def _link(element: etree.Element, page: PageState, seen: Counter[str], ids: Collection[str]) -> None:
    href = element.get("href", "")
    if _MARKDOWNS_OWN in href:
        return
    target = resolve_link(_plain(href), page.entry, page.ask)
    if isinstance(target, str) and target.startswith("#") and target[1:] not in ids:
        meant = place_meant(target[1:], ids)
        if meant:  # what the theme adds to a page is not known here, and looked at when the page is done
            target = Broken(f"There is no place `{short(target, 60)}` on this page", f"Did you mean `#{meant}`?")
    written, nth = _written(href), seen[href]
    seen[href] += 1

    def where() -> Place:
        return page.place_of(f"]({written}", written, nth=nth)

    if isinstance(target, Broken):
        page.report.add(LINK_TARGET, target.message, target.fix, where())
        return
    element.set("href", target)
    to = link_target(_plain(href), page.entry, page.ask)
    if leads_nowhere(to, page, where):
        element.attrib.clear()
        element.tag = None  # type: ignore[assignment]  # Markdown writes what is in it, and nothing around it


def _is_at_top(picture: etree.Element, root: etree.Element, page: PageState) -> bool:
    """Whether a text's picture is seen without scrolling: it stands at the top, and the page shows none above the text."""
    if page.entry.get("picture") or page.entry.kind.has(HOME):
        return False
    words = len(str(page.entry.get("intro") or "").split())
    for element in root.iter():
        if element is picture or words > _WORDS_AT_TOP:
            break
        words += len(f"{element.text or ''} {element.tail or ''}".split())
    return words <= _WORDS_AT_TOP


def _picture(element: etree.Element, page: PageState, seen: Counter[str], first: bool) -> None:
    src = element.get("src", "")
    nth = seen[src]
    seen[src] += 1
    image = resolve_image(_plain(src), page.entry, page.ask)
    if isinstance(image, Broken):
        page.report.add(IMAGE_MISSING, image.message, image.fix, page.place_of(f"]({src}", src, nth=nth))
        return
    alt = element.get("alt", "").strip() or image.alt
    if not alt and not image.decorative and not image.reported:
        page.report.add(
            IMAGE_ALT_MISSING,
            f"The picture `{image.name}` has no description for people who cannot see it",
            f"Write it between the brackets, `![what it shows]({src})`, or in content/images/images.yaml.",
            page.place_of(f"]({src}", src, nth=nth),
        )
    element.set("alt", alt)
    element.set("src", page.ask.base_path + image.url)
    if image.width and image.height:
        element.set("width", str(image.width))
        element.set("height", str(image.height))
    if first:
        element.set("fetchpriority", "high")
    else:
        element.set("loading", "lazy")
        element.set("decoding", "async")
    page.pictures.append((element, image))
