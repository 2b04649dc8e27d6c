"""The breadcrumb: the first nav that says it is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ..parts import Crumb
from ..walk import Walk
from ..walk.element_stack import Attributes, Start
from ..walk.text import Capture

_SEPARATORS = " \t\n/›»>→·|•"


@dataclass(slots=True)
class _Item:
    """A list item that is open in the breadcrumb, with the address of the last link in it."""

    href: str = ""


class Breadcrumb:
    """The breadcrumb's steps: its list items, and links outside of any."""

    def __init__(self, walk: Walk) -> None:
        self.crumbs: list[Crumb] = []
        self._walk = walk
        self._open: list[Crumb] | None = None  # the steps so far, while the breadcrumb is open
        self._item: _Item | None = None

    def starts(self) -> dict[str, Start]:
        return {"nav": self._nav, "li": self._list_item}

    def _nav(self, tag: str, attributes: Attributes) -> None:
        label = attributes.get("aria-label", "") + " " + attributes.get("class", "")
        if self._open is None and not self.crumbs and "breadcrumb" in label.lower():
            self._open = []
        self._walk.stack.on_end(self._end_nav)

    def _end_nav(self) -> None:
        if self._open is not None:
            self.crumbs, self._open, self._item = self._open, None, None

    def _list_item(self, tag: str, attributes: Attributes) -> None:
        if self._open is not None and self._item is None:
            self._item = _Item()
            self._walk.text.capture(partial(self._end_list_item, self._item))

    def _end_list_item(self, item: _Item, text: Capture) -> None:
        name = text.text.strip(_SEPARATORS)
        self._item = None
        if name:
            self._add(name, item.href)

    def add_link(self, name: str, href: str) -> None:
        """Notes a link that has ended: in an item it is the item's, else it is a step of its own."""
        if self._item is not None:
            self._item.href = href
        elif name:
            self._add(name, href)

    def _add(self, name: str, href: str) -> None:
        if self._open is not None:
            self._open.append(Crumb(name, href, self._walk.addresses.resolve(href or None)))
