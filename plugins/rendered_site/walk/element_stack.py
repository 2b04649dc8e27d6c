"""The elements that are open during a walk through a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Attributes = Mapping[str, str]
Start = Callable[[str, Attributes], None]  # what a collector does at a start tag, given its name and attributes
End = Callable[[], None]  # what it does where that element ends


class ElementStack:
    """The tags of the open elements, outermost first, and what is to be done when each ends."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self._ends: list[End] = []
        self._first: list[int] = []  # for each open element, where its part of `_ends` begins
        self.on_end: Callable[[End], None] = self._ends.append  # belongs to the innermost element; the last runs first

    def push(self, tag: str) -> None:
        """Opens an element."""
        self.tags.append(tag)
        self._first.append(len(self._ends))

    def pop(self) -> str:
        """Ends the innermost element; returns its tag. Raises IndexError when none is open."""
        first, ends = self._first.pop(), self._ends
        while len(ends) > first:
            ends.pop()()
        return self.tags.pop()

    def close(self, tag: str) -> None:
        """Ends the innermost element of that name and all in it; does nothing when none is near enough."""
        tags = self.tags
        if tags and (tags[-1] == tag or tag in tags[-64:]):
            while self.pop() != tag:
                pass

    def close_all(self) -> None:
        """Ends every element that is still open."""
        while self.tags:
            self.pop()


class Nesting:
    """How many elements of some kind are open: `depth`."""

    def __init__(self, stack: ElementStack) -> None:
        self.depth = 0
        self._stack = stack

    def enter(self) -> None:
        """Counts the innermost element, until it ends."""
        self.depth += 1
        self._stack.on_end(self._leave)

    def start(self, tag: str, attributes: Attributes) -> None:
        """The same, as what is done at a start tag."""
        self.enter()

    def _leave(self) -> None:
        self.depth -= 1
