"""Puts each photo of a text in all its formats: the theme's component `text-picture` around what Markdown has made."""

from __future__ import annotations

from markdown import Markdown

from ..components import ComponentProblem
from .messages import BLOCK_COMPONENT
from .page_state import PageState

COMPONENT = "text-picture"


def put_photos(page: PageState, md: Markdown) -> None:
    """Replaces the pictures that have lighter formats. Attributes are finished by now: addresses, sizes, the description."""
    for element, image in page.pictures:
        if not image.formats:
            continue
        try:
            html = page.components.render(
                COMPONENT, {"image": image, "attributes": dict(element.attrib), "base": page.ask.base_path}
            )
        except ComponentProblem as problem:
            page.report.add(
                BLOCK_COMPONENT, str(problem), "This is a mistake in the theme, not in the page.", page.start
            )
            return
        tail = element.tail
        element.clear()
        element.tag, element.text, element.tail = None, md.htmlStash.store(html), tail  # type: ignore[assignment]
