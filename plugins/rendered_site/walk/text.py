"""The text of the page: its lines, the blocks of its own content, and the text of single elements."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ...findings import in_one_line
from ..parts import Block
from .element_stack import Attributes, ElementStack, Nesting, Start
from .elements import CONTROLS, HEADINGS
from .landmarks import Landmarks


class Capture:
    """The text of one element, complete when the element has ended: what is seen, and what is said (alt texts)."""

    __slots__ = ("alts", "first", "hidden", "text", "then")

    def __init__(self, then: Callable[[Capture], object], hidden: bool, first: int) -> None:
        self.then = then
        self.hidden = hidden
        self.first = first  # of the pieces of text
        self.text = ""
        self.alts: list[str] = []

    @property
    def alt(self) -> str:
        """The alt texts, in their order."""
        return in_one_line(" ".join(self.alts))

    @property
    def name(self) -> str:
        """The text, then the alt texts: what assistive technology says."""
        return in_one_line(" ".join([self.text, *self.alts])) if self.alts else self.text


class Text:
    """Everything that can be read on the page, and in which element it stands.

    All text is kept in pieces, in the order of the source. A line is what was added since the last
    one, a capture what was added since its element began. What is hidden is no text of the page,
    but a link or heading in it has a text of its own: that is kept apart in the same way.
    """

    def __init__(self, stack: ElementStack, landmarks: Landmarks) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.words = 0  # of the blocks
        self.length = 0  # of the lines
        self._stack = stack
        self._landmarks = landmarks
        self._pieces: list[str] = []
        self._hidden_pieces: list[str] = []
        self._raw: list[str] | None = None  # the text of a script, style or title
        self._line_start = 0
        self._kinds = ["other"]  # of the blocks around
        self._captures: list[Capture] = []
        self._hidden = Nesting(stack)
        self._controls = Nesting(stack)

    def starts(self) -> dict[str, Start]:
        hidden = dict.fromkeys(("template", "noscript"), self._hidden.start)
        return {"br": self._break, **hidden, **dict.fromkeys(CONTROLS, self._controls.start)}

    # -- lines and blocks --------------------------------------------------------------------------

    def data(self, text: str) -> None:
        """Adds text as it stands in the source."""
        if self._raw is not None:
            self._raw.append(text)
        elif self._hidden.depth:
            self._hidden_pieces.append(text)
        elif len(self._pieces) > self._line_start or not text.isspace():  # space before a line's first word is none
            self._pieces.append(text)

    def open_block(self, kind: str) -> None:
        """Begins a line in an element with text of that kind; "" keeps the kind around, and a paragraph does so too."""
        self.end_line()
        around = self._kinds[-1]
        self._kinds.append(around if not kind or (kind == "paragraph" and around != "other") else kind)

    def close_block(self) -> None:
        """Ends the innermost block, and its last line."""
        self.end_line()
        self._kinds.pop()

    def end_line(self) -> None:
        """Makes a line of the text since the last one."""
        if self._hidden.depth:
            self._hidden_pieces.append(" ")
        start = self._line_start
        pieces = self._pieces
        if len(pieces) == start:
            return
        words = "".join(pieces[start:]).split()
        pieces.append(" ")
        self._line_start = len(pieces)
        text = " ".join(words)
        self.lines.append(text)
        self.length += len(text) + 1
        if not self._controls.depth and self._landmarks.in_main:
            kind = self._kinds[-1]
            self.words += len(words)
            level = HEADINGS.get(kind, 0)
            self.blocks.append(Block("heading" if level else kind, text, level))

    def _break(self, tag: str, attributes: Attributes) -> None:
        self.data(" ")

    # -- what is no text of the page, or none of its own content -----------------------------------

    def hide(self) -> None:
        """Takes the text in the innermost element for hidden from visitors."""
        self._hidden.enter()

    # -- the text of an element --------------------------------------------------------------------

    def capture(self, then: Callable[[Capture], object]) -> Capture:
        """Keeps the innermost element's text, and calls `then` with it when the element ends."""
        hidden = self._hidden.depth > 0
        capture = Capture(then, hidden, len(self._hidden_pieces if hidden else self._pieces))
        self._captures.append(capture)
        self._stack.on_end(self._end_capture)
        return capture

    def _end_capture(self) -> None:
        capture = self._captures.pop()
        pieces = self._hidden_pieces if capture.hidden else self._pieces
        capture.text = in_one_line("".join(pieces[capture.first :]))
        capture.then(capture)

    def add_alt(self, alt: str) -> None:
        """Adds an alt text to every element around."""
        for capture in self._captures:
            capture.alts.append(alt)

    def capture_raw(self, then: Callable[[str], object]) -> None:
        """Takes the innermost element's text for none of the page's, and calls `then` with it as it stands in the source."""
        self._raw = []
        self._stack.on_end(partial(self._end_raw, then))

    def _end_raw(self, then: Callable[[str], object]) -> None:
        raw, self._raw = self._raw, None
        then("".join(raw or ()))
