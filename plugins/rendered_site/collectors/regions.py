"""The regions of the page: landmarks, sections, custom elements, whatever block has a class or role."""

from __future__ import annotations

from functools import partial

import msgspec

from ..parts import Region
from ..walk import Walk
from ..walk.element_stack import Attributes


class Regions:
    """Which part of the page's text each region spans, in the order of their ends."""

    def __init__(self, walk: Walk) -> None:
        self.regions: list[Region] = []
        self._walk = walk

    def open(self, tag: str, attributes: Attributes) -> None:
        """Begins a region with the innermost element."""
        self._walk.stack.on_end(partial(self._end, tag, attributes, self._walk.text.length))

    def _end(self, tag: str, attributes: Attributes, start: int) -> None:
        get, end = attributes.get, self._walk.text.length
        label = get("aria-label") or get("aria-labelledby", "")
        self.regions.append(
            Region(tag, get("role", ""), label, get("id", ""), tuple(get("class", "").split()), start, end)
        )

    def finish(self) -> None:
        """Puts the texts of aria-labelledby into the regions."""
        for number, region in enumerate(self.regions):
            if region.label:
                label = self._walk.references.label(region.label)
                self.regions[number] = msgspec.structs.replace(region, label=label)
