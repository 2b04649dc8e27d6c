"""Pictures, their captions, and drawings."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from ..parts import Image
from ..walk import Walk
from ..walk.element_stack import Attributes, Nesting, Start
from ..walk.text import Capture
from .links import Links


@dataclass(slots=True)
class _Figure:
    """A figure that is open: its first picture, by its place among the page's, and its caption."""

    first: int
    caption: str = ""


class Pictures:
    """The page's <img> elements."""

    def __init__(self, walk: Walk, links: Links) -> None:
        self.images: list[Image] = []
        self._walk = walk
        self._links = links
        self._pictures = Nesting(walk.stack)
        self._drawings = Nesting(walk.stack)
        self._figures: list[_Figure] = []

    def starts(self) -> dict[str, Start]:
        return {
            "img": self._image,
            "picture": self._pictures.start,
            "source": self._source,
            "figure": self._figure,
            "figcaption": self._caption,
            "svg": self._drawing,
            "use": self._drawn_image,
            "image": self._drawn_image,
        }

    def _image(self, tag: str, attributes: Attributes) -> None:
        get = attributes.get
        src, alt, srcset = get("src", ""), get("alt"), get("srcset", "")
        self.images.append(
            Image(
                src=src,
                alt=alt,
                target=self._walk.addresses.resolve(src or None),
                width=get("width"),
                height=get("height"),
                loading=get("loading"),
                srcset=srcset,
                sizes=get("sizes", ""),
                in_link=self._links.is_open,
                in_picture=self._pictures.depth > 0,
                in_main=self._walk.landmarks.in_main,
                hidden=get("aria-hidden") == "true" or get("role") in ("presentation", "none"),
            )
        )
        self._walk.requests.add("image", src)
        self._walk.requests.add_srcset(srcset)
        self._links.add_image()
        name = get("aria-label") or alt
        if name:
            self._walk.text.add_alt(name)

    def _source(self, tag: str, attributes: Attributes) -> None:
        self._walk.requests.add("image" if self._pictures.depth else "media", attributes.get("src", ""))
        self._walk.requests.add_srcset(attributes.get("srcset", ""))

    def _figure(self, tag: str, attributes: Attributes) -> None:
        self._figures.append(_Figure(len(self.images)))
        self._walk.stack.on_end(self._leave_figure)

    def _leave_figure(self) -> None:
        figure = self._figures.pop()
        if figure.caption:
            for number in range(figure.first, len(self.images)):
                self.images[number] = msgspec.structs.replace(self.images[number], caption=figure.caption)

    def _caption(self, tag: str, attributes: Attributes) -> None:
        self._walk.text.capture(self._end_caption)

    def _end_caption(self, caption: Capture) -> None:
        if self._figures:
            self._figures[-1].caption = caption.text

    # -- drawings: SVG in the page -----------------------------------------------------------------

    @property
    def in_drawing(self) -> bool:
        """Whether a drawing is around."""
        return self._drawings.depth > 0

    def add_title(self, title: str) -> None:
        """Notes the title of the drawing around: it names the link around that."""
        self._links.add_alt(title)

    def _drawing(self, tag: str, attributes: Attributes) -> None:
        self._drawings.enter()
        label = attributes.get("aria-label", "")
        if label:
            self._walk.text.add_alt(label)

    def _drawn_image(self, tag: str, attributes: Attributes) -> None:
        if self._drawings.depth:
            self._walk.requests.add("image", attributes.get("href") or attributes.get("xlink:href", ""))
