"""The landmarks: where on the page something stands."""

from __future__ import annotations

from .element_stack import Attributes, ElementStack, Nesting, Start

_SECTIONS = ("main", "article", "section", "aside", "nav")


class Landmarks:
    """Where on the page the walk is.

    `landmark` is the nearest one around: "main", "nav", "header", "footer", "aside" or "". Without a
    main element (`has_main`) the page's own content is the whole body without header and footer.
    """

    def __init__(self, stack: ElementStack, has_main: bool) -> None:
        self.has_main = has_main
        self.landmark = ""
        self._stack = stack
        self._around: list[str] = []  # the landmarks around `landmark`
        self._heads = Nesting(stack)
        self._mains = Nesting(stack)
        self._others = Nesting(stack)  # nav, aside and the like

    def starts(self) -> dict[str, Start]:
        others, banners = (
            dict.fromkeys(("nav", "aside"), self._other),
            dict.fromkeys(("header", "footer"), self._banner),
        )
        return {"head": self._heads.start, "main": self._main, **others, **banners}

    @property
    def in_head(self) -> bool:
        return self._heads.depth > 0

    @property
    def in_main(self) -> bool:
        """Whether we are in the page's own content."""
        return not self._others.depth and (self._mains.depth > 0 or not self.has_main) and not self._heads.depth

    def _main(self, tag: str, attributes: Attributes) -> None:
        self._mains.enter()
        self._enter(tag)

    def _other(self, tag: str, attributes: Attributes) -> None:
        self._others.enter()
        self._enter(tag)

    def _banner(self, tag: str, attributes: Attributes) -> None:
        """A header or footer is the page's own only outside main, article, section and the like."""
        if not self._mains.depth and not any(around in _SECTIONS for around in self._stack.tags[-32:-1]):
            if not self.has_main:
                self._others.enter()
            self._enter(tag)

    def _enter(self, landmark: str) -> None:
        self._around.append(self.landmark)
        self.landmark = landmark
        self._stack.on_end(self._leave)

    def _leave(self) -> None:
        self.landmark = self._around.pop()
