"""Headings, and moments in time."""

from __future__ import annotations

from ..parts import Heading, Time
from ..walk import Walk
from ..walk.element_stack import Attributes, Start
from ..walk.elements import HEADINGS
from ..walk.text import Capture


class Headings:
    """The page's headings, those in something hidden left out, and its <time> elements."""

    def __init__(self, walk: Walk) -> None:
        self.headings: list[Heading] = []
        self.times: list[Time] = []
        self._walk = walk

    def starts(self) -> dict[str, Start]:
        return {**dict.fromkeys(HEADINGS, self._heading), "time": self._time}

    def _heading(self, tag: str, attributes: Attributes) -> None:
        in_main = self._walk.landmarks.in_main

        def end(text: Capture) -> None:
            if not text.hidden:
                self.headings.append(Heading(HEADINGS[tag], text.text, text.name, attributes.get("id", ""), in_main))

        self._walk.text.capture(end)

    def _time(self, tag: str, attributes: Attributes) -> None:
        def end(text: Capture) -> None:
            self.times.append(Time(attributes.get("datetime", ""), text.text, attributes.get("itemprop", "")))

        self._walk.text.capture(end)
