"""The engine: sessions, the steps of a page, and one build of the site from an empty folder to the swap with the last.

`session.Session` holds what a process needs to make any page, `steps` is the way of a page, `build_site` is what every
command calls, and `pelican_adapter` lets Pelican drive a full build. The plugin stands first in PLUGINS, so that
`pelican -s pelicanconf.py` by itself makes the same site.
"""

from __future__ import annotations

from .build import BuildResult, build_site
from .pelican_adapter.receivers import connect

__all__ = ["BuildResult", "build_site", "register"]


def register() -> None:
    """Connects the adapter to Pelican's signals."""
    connect()
