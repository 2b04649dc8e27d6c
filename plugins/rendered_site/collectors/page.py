"""All collectors of one page, and which of them knows which tag."""

from __future__ import annotations

from ..walk import Walk
from ..walk.element_stack import Attributes, Start
from .breadcrumb import Breadcrumb
from .forms import Forms
from .head import Head
from .headings import Headings
from .links import Links
from .media import MediaElements
from .pictures import Pictures
from .regions import Regions
from .scripts import Scripts


class PageCollectors:
    """The collectors of one page, each given the others that it asks."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.regions = Regions(walk)
        self.headings = Headings(walk)
        self.breadcrumb = Breadcrumb(walk)
        self.links = Links(walk, self.breadcrumb)
        self.pictures = Pictures(walk, self.links)
        self.head = Head(walk, self.pictures)
        self.scripts = Scripts(walk)
        self.media = MediaElements(walk, self.pictures)
        self.forms = Forms(walk)

    def starts(self) -> dict[str, Start]:
        """What is done at the start of each element, by its tag; where several know it, in the order of this list."""
        starts: dict[str, Start] = {}
        for collector in (
            self.walk.landmarks,
            self.walk.text,
            self.headings,
            self.breadcrumb,
            self.links,
            self.pictures,
            self.head,
            self.scripts,
            self.media,
            self.forms,
        ):
            more = collector.starts()
            shared = {tag: _both(starts[tag], more[tag]) for tag in starts.keys() & more.keys()}
            starts |= more | shared
        return starts

    def finish(self) -> None:
        """Ends the last line, and gives the names that are known only now that every id has been met."""
        self.walk.text.end_line()
        self.links.finish()
        self.regions.finish()
        self.forms.finish()


def _both(first: Start, second: Start) -> Start:
    def start(tag: str, attributes: Attributes) -> None:
        first(tag, attributes)
        second(tag, attributes)

    return start
