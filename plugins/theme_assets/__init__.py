"""The theme's styles, scripts and pictures: minified, named by content, and only where a page needs them.

See the README beside this file. Templates get `assets`; `site_engine` asks for them with `gather` and writes the files.
"""

from __future__ import annotations

from ..content_model.schema.contributions import Registry
from ..findings import messages_of
from . import messages


def contribute(registry: Registry) -> None:
    """Adds what is said of the theme's styles."""
    registry.add_messages(*messages_of(messages))


def register() -> None:
    """Pelican asks for it. The engine of the build reads the theme."""
