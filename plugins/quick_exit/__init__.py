"""A way to leave a page at once, for somebody who is not alone with their screen: a button, or Escape pressed three times.

A page asks for it in its front matter (`quick_exit: true`); QUICK_EXIT_URL says which page takes its place. See the README.
"""

from __future__ import annotations

from pathlib import Path

from ..content_model.schema.contributions import Registry
from ..content_model.schema.field_types import YES_NO
from ..content_model.schema.fields import Field
from .settings import QuickExitSettings

FIELD = Field(
    "quick_exit",
    "Button to leave at once",
    YES_NO,
    default=False,
    help="For pages that somebody may have to hide quickly, such as help after violence at home.",
)


def contribute(registry: Registry) -> None:
    """Adds the field to every kind of page, the button's component and its setting."""
    registry.add_fields(FIELD)
    registry.add_templates(Path(__file__).parent / "templates")
    registry.add_settings(QuickExitSettings)


def register() -> None:
    """Pelican asks for it. Everything is contributed instead."""
