"""The engine: sessions, the steps of a page, and one build of the site from an empty folder to the swap with the last.

`session.Session` holds what a process needs to make any page, `steps` is the way of a page, `build_site` is what every
command calls, and `pelican_adapter` lets Pelican drive a full build. The plugin stands first in PLUGINS, so that
`pelican -s pelicanconf.py` by itself makes the same site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .build import BuildResult, build_site

__all__ = ["BuildResult", "build_site", "register"]


def __getattr__(name: str) -> object:
    """Loads the build where it is asked for: `serve` runs before that, and says what keeps its code from being loaded."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import build

    return getattr(build, name)


def register() -> None:
    """Connects the adapter to Pelican's signals."""
    from .pelican_adapter.receivers import connect

    connect()
