"""The ids on the page, and the texts that aria-labelledby means by them."""

from __future__ import annotations

from .text import Text


class References:
    """Every id that a link can point at, and the texts of those that name something (`wanted`)."""

    def __init__(self, text: Text, wanted: frozenset[str]) -> None:
        self.ids: list[str] = []
        self._text = text
        self._wanted = wanted
        self._texts: dict[str, str] = {}

    def add(self, id_: str) -> None:
        """Adds the innermost element's id, or the name of an <a>."""
        self.ids.append(id_)

    def add_text(self, id_: str) -> None:
        """Keeps the innermost element's text if something is named by its id. The first of several counts."""
        if id_ in self._wanted:
            self._text.capture(lambda capture: self._texts.setdefault(id_, capture.name))

    def texts(self, ids: str) -> str:
        """The texts of some ids with spaces between them; known when the whole page has been read."""
        return " ".join(self._texts.get(i, "") for i in ids.split()).strip()

    def label(self, label: str) -> str:
        """A label, or the texts of the ids that it consists of."""
        return self.texts(label) if self._wanted.issuperset(label.split()) else label
