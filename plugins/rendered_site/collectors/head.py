"""The head: titles, metas, links to other files."""

from __future__ import annotations

from ...findings import in_one_line
from ..parts import LinkTag, Meta, Title
from ..walk import Walk
from ..walk.element_stack import Attributes, Start
from .pictures import Pictures

# What a browser fetches for a relation. The first that is named here counts.
_REQUESTS = {
    "stylesheet": "style",
    "icon": "icon",
    "apple-touch-icon": "icon",
    "mask-icon": "icon",
    "manifest": "manifest",
    "preload": "preload",
    "modulepreload": "preload",
    "prefetch": "preload",
    "prerender": "preload",
    "preconnect": "connection",
    "dns-prefetch": "connection",
}


class Head:
    """What the head says about the page, wherever it stands."""

    def __init__(self, walk: Walk, pictures: Pictures) -> None:
        self.lang = ""
        self.titles: list[Title] = []
        self.metas: list[Meta] = []
        self.link_tags: list[LinkTag] = []
        self._walk = walk
        self._pictures = pictures

    def starts(self) -> dict[str, Start]:
        return {"html": self._html, "base": self._base, "title": self._title, "meta": self._meta, "link": self._link}

    def _html(self, tag: str, attributes: Attributes) -> None:
        self.lang = self.lang or attributes.get("lang", "")

    def _base(self, tag: str, attributes: Attributes) -> None:
        self._walk.addresses.base = self._walk.addresses.base or attributes.get("href", "")

    def _title(self, tag: str, attributes: Attributes) -> None:
        self._walk.text.capture_raw(self._end_title)

    def _end_title(self, title: str) -> None:
        if self._pictures.in_drawing:
            self._pictures.add_title(title)
        else:
            self.titles.append(Title(in_one_line(title), self._walk.landmarks.in_head))

    def _meta(self, tag: str, attributes: Attributes) -> None:
        content, in_head = attributes.get("content"), self._walk.landmarks.in_head
        for kind in ("name", "property", "http-equiv"):
            name = attributes.get(kind)
            if name is not None:
                self.metas.append(Meta(kind, name.strip().lower(), content, in_head))
        charset = attributes.get("charset")
        if charset is not None:
            self.metas.append(Meta("charset", "charset", charset, in_head))

    def _link(self, tag: str, attributes: Attributes) -> None:
        get = attributes.get
        rel, href = tuple(get("rel", "").lower().split()), get("href", "")
        others = (get(name, "") for name in ("hreflang", "type", "media", "sizes", "as"))
        self.link_tags.append(LinkTag(rel, href, self._walk.landmarks.in_head, *others))
        kind = next((_REQUESTS[name] for name in rel if name in _REQUESTS), "")
        if kind:
            self._walk.requests.add(kind, href)
