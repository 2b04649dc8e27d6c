"""Links."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from ..parts import Link
from ..walk import Walk
from ..walk.element_stack import Attributes, Nesting, Start
from ..walk.text import Capture
from .breadcrumb import Breadcrumb


@dataclass(slots=True)
class _OpenLink:
    """A link that is open; `at` is where its line starts in the text."""

    attributes: Attributes
    at: int
    capture: Capture
    has_image: bool = False


class Links:
    """The page's links in the order of their ends."""

    def __init__(self, walk: Walk, breadcrumb: Breadcrumb) -> None:
        self.links: list[Link] = []
        self._walk = walk
        self._breadcrumb = breadcrumb
        self._open: list[_OpenLink] = []
        self._named_by: dict[int, str] = {}  # the ids that name a link, by its place in `links`
        self._templates = Nesting(walk.stack)

    def starts(self) -> dict[str, Start]:
        return {"a": self._link, "area": self._area, "template": self._templates.start}

    # -- for the collectors of what can stand in a link --------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a link is around."""
        return bool(self._open)

    def add_image(self) -> None:
        """Notes a picture in the link around, if there is one."""
        if self._open:
            self._open[-1].has_image = True

    def add_alt(self, alt: str) -> None:
        """Adds an alt text to the link around, if there is one."""
        if self._open:
            self._open[-1].capture.alts.append(alt)

    # -- the links ---------------------------------------------------------------------------------

    def _link(self, tag: str, attributes: Attributes) -> None:
        name = attributes.get("name")
        if name and name != attributes.get("id"):
            self._walk.references.add(name)
        if not self._templates.depth:  # in a template, a script may make something of it later: it is no link yet
            text = self._walk.text
            self._open.append(_OpenLink(attributes, text.length, text.capture(self._end_link)))

    def _end_link(self, capture: Capture) -> None:
        link = self._open.pop()
        get = link.attributes.get
        href, label, named_by = get("href"), get("aria-label", "").strip(), get("aria-labelledby")
        name = label or capture.name or get("title", "").strip()
        if named_by:
            self._named_by[len(self.links)] = named_by
        self.links.append(
            Link(
                href=href,
                target=self._walk.addresses.resolve(href),
                text=capture.text,
                name=name,
                rel=tuple(get("rel", "").lower().split()),
                in_main=self._walk.landmarks.in_main,
                landmark=self._walk.landmarks.landmark,
                aria_label=label,
                has_image=link.has_image,
                image_alt=capture.alt,
                classes=tuple(get("class", "").split()),
                at=link.at,
                hidden=capture.hidden,
            )
        )
        self._walk.requests.add("ping", get("ping", ""))
        self._breadcrumb.add_link(name, href or "")

    def _area(self, tag: str, attributes: Attributes) -> None:
        href, alt = attributes.get("href"), attributes.get("alt", "")
        if href is not None:
            self.links.append(
                Link(
                    href=href,
                    target=self._walk.addresses.resolve(href),
                    text="",
                    name=attributes.get("aria-label") or alt,
                    in_main=self._walk.landmarks.in_main,
                    landmark=self._walk.landmarks.landmark,
                    has_image=True,
                    image_alt=alt,
                    at=self._walk.text.length,
                )
            )

    def finish(self) -> None:
        """Names the links that have an aria-labelledby."""
        for number, ids in self._named_by.items():
            link, label = self.links[number], self._walk.references.texts(ids)
            self.links[number] = msgspec.structs.replace(link, aria_label=label, name=label or link.name)
