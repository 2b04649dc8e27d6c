"""Walks through a page's tags once, as the parser meets them, and shows each to the collectors that know it."""

from __future__ import annotations

from .collectors.page import PageCollectors
from .walk.element_stack import Attributes
from .walk.elements import BLOCKS, REGIONS


class Walker:
    """A parser target for lxml: `start`, `end` and `data` are called in the order of the source."""

    def __init__(self, page: PageCollectors) -> None:
        self._page = page
        self._walk = page.walk
        self._stack = page.walk.stack
        self._text = page.walk.text
        self._starts = page.starts()
        self.end = self._stack.close  # at an end tag the collectors do what they have left with the stack

    def start(self, tag: str, attributes: Attributes) -> None:
        self._stack.push(tag)
        if attributes and not (len(attributes) == 1 and "href" in attributes):
            self._global_attributes(attributes)
        kind = BLOCKS.get(tag)
        custom = kind is None and "-" in tag  # <style-explainer>
        block = kind is not None or custom
        if block:
            self._text.open_block(kind or "")
            if custom or tag in REGIONS or "class" in attributes or "role" in attributes:
                self._page.regions.open(tag, attributes)
        start = self._starts.get(tag)
        if start is not None:
            start(tag, attributes)
        if block:
            self._stack.on_end(self._text.close_block)  # the last to be left is the first to be done

    def _global_attributes(self, attributes: Attributes) -> None:
        id_ = attributes.get("id")
        if id_:
            self._walk.references.add(id_)
            self._walk.references.add_text(id_)
        if "hidden" in attributes:
            self._text.hide()
        style = attributes.get("style", "")
        if "url(" in style:
            self._walk.requests.add_css(style)

    def data(self, text: str) -> None:
        self._text.data(text)

    def close(self) -> None:
        self._stack.close_all()
        self._page.finish()
