"""What a walk through a page keeps of the elements that are open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .elements import Plan

Attributes = Mapping[str, str]
NOTHING: Attributes = {}


class Capture:
    """Text collected while an element is open: what is seen, and what is said (with alt texts)."""

    __slots__ = ("alts", "around", "at", "attributes", "data", "hidden", "images", "seen", "tag")

    def __init__(self, tag: str, hidden: bool = False, attributes: Attributes = NOTHING, data: Any = None) -> None:
        self.tag = tag
        self.hidden = hidden
        self.seen: list[str] = []
        self.alts: list[str] = []
        self.attributes = attributes
        self.data = data
        self.images = 0
        self.at = 0  # a link's place in the text
        self.around: Capture | None = None  # the link around a link

    @property
    def text(self) -> str:
        return " ".join("".join(self.seen).split())

    @property
    def alt(self) -> str:
        return " ".join(" ".join(self.alts).split())

    @property
    def name(self) -> str:
        return " ".join(f"{''.join(self.seen)} {' '.join(self.alts)}".split())


class Frame:
    """An open element, and what has to be put back when it ends."""

    __slots__ = ("block", "data", "end", "kind", "landmark", "named", "region", "tag", "undo")

    def __init__(self, tag: str, plan: Plan) -> None:
        self.tag = tag
        self.block = plan.block
        self.end = plan.end
        self.data: Any = None  # what the element's start leaves for its end
        self.undo: Callable[[], None] | None = None
        self.named: Capture | None = None
        self.landmark: str | None = None
        self.kind: str | None = None
        self.region: tuple[str, str, str, tuple[str, ...], int] | None = None
