"""A walk through a page's tags: what a collector may ask of it."""

from __future__ import annotations

from ..addresses import PageAddresses
from .element_stack import ElementStack
from .landmarks import Landmarks
from .references import References
from .requests import Requests
from .text import Text


class Walk:
    """What is open, where on the page it stands, its text, and what addresses and ids mean there.

    `has_main` says whether the page has a main element; `wanted_ids` are the ids whose text
    something refers to by aria-labelledby or aria-describedby.
    """

    def __init__(self, addresses: PageAddresses, *, has_main: bool, wanted_ids: frozenset[str]) -> None:
        self.stack = ElementStack()
        self.landmarks = Landmarks(self.stack, has_main)
        self.text = Text(self.stack, self.landmarks)
        self.addresses = addresses
        self.requests = Requests(addresses)
        self.references = References(self.text, wanted_ids)
