"""Scripts, styles, and data for machines."""

from __future__ import annotations

from functools import partial

from ..parts import Script
from ..walk import Walk
from ..walk.element_stack import Attributes, Start

_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript", "text/ecmascript")


class Scripts:
    """The scripts that run, the styles, and the text of each JSON-LD block."""

    def __init__(self, walk: Walk) -> None:
        self.scripts: list[Script] = []
        self.styles: list[str] = []
        self.json_ld: list[str] = []
        self._walk = walk

    def starts(self) -> dict[str, Start]:
        return {"script": self._script, "style": self._style}

    def _script(self, tag: str, attributes: Attributes) -> None:
        self._walk.text.capture_raw(partial(self._end_script, attributes))

    def _end_script(self, attributes: Attributes, text: str) -> None:
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        if kind == "application/ld+json":
            self.json_ld.append(text)
        elif kind in _SCRIPT_TYPES:
            src = attributes.get("src", "")
            self.scripts.append(Script(src, text, self._walk.landmarks.in_head, kind))
            self._walk.requests.add("script", src)

    def _style(self, tag: str, attributes: Attributes) -> None:
        self._walk.text.capture_raw(self._end_style)

    def _end_style(self, style: str) -> None:
        self.styles.append(style)
        self._walk.requests.add_css(style)
