"""What the parts of the Markdown conversion share while they work on one page."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from ...findings import Place, locate
from ..components import Components
from ..entry import Entry
from ..questions import Questions
from ..report import Report
from ..values import Image
from .block_scan import Use


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a text, or a picture: the address as it is written there, and as it is meant (entities are signs)."""

    written: str
    meant: str
    is_picture: bool = False


@dataclass(slots=True)
class PageState:
    """The page in work. `created` counts the blocks that Markdown has read so far; `links` and `pictures` are what it has
    found."""

    entry: Entry
    ask: Questions
    components: Components
    report: Report
    uses: tuple[Use, ...]
    created: int = 0
    links: list[Link] = field(default_factory=list)
    pictures: list[tuple[etree.Element, Image]] = field(default_factory=list)

    @property
    def start(self) -> Place:
        """The first line of the page's text."""
        return Place(self.entry.body_line, 1)

    def place_of(self, *needles: str, nth: int = 0) -> Place:
        """The nth appearance of the first needle that stands in the text; else the text's start."""
        for needle in needles:
            if needle in self.entry.body:
                return locate(self.entry.body, needle, nth=nth, first_line=self.entry.body_line)
        return self.start


class Current:
    """Holds the page in work: the parts are made once for a whole build, and pages go through them one by one."""

    page: PageState
