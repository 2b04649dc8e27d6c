"""Resolves the links and pictures of a converted page, and gives pictures their description and size."""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from collections import Counter

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .links import Broken, resolve_image, resolve_link
from .messages import IMAGE_ALT_MISSING, IMAGE_MISSING, LINK_TARGET
from .page_state import Current, PageState

_MARKDOWNS_OWN = "\x02"  # in an address that Markdown has written in code, against robots


class References(Treeprocessor):
    """Sets each `href` and `src` to an address on the site, or reports where it leads nowhere."""

    def __init__(self, md: Markdown, current: Current) -> None:
        super().__init__(md)
        self._current = current

    def run(self, root: etree.Element) -> None:
        page = self._current.page
        seen: Counter[str] = Counter()
        for element in root.iter():
            if element.tag == "a" and "href" in element.attrib:
                _link(element, page, seen)
            elif element.tag == "img":
                _picture(element, page, seen)


def _link(element: etree.Element, page: PageState, seen: Counter[str]) -> None:
    href = element.get("href", "")
    if _MARKDOWNS_OWN in href:
        return
    target = resolve_link(html.unescape(href), page.entry, page.ask)
    if isinstance(target, Broken):
        place = page.place_of(f"]({href}", href, nth=seen[href])
        page.report.add(LINK_TARGET, target.message, target.fix, place)
    else:
        element.set("href", target)
    seen[href] += 1


def _picture(element: etree.Element, page: PageState, seen: Counter[str]) -> None:
    src = element.get("src", "")
    nth = seen[src]
    seen[src] += 1
    image = resolve_image(html.unescape(src), page.entry, page.ask)
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
    element.set("loading", "lazy")
    element.set("decoding", "async")
