"""Netlify: a folder with the two files that Netlify reads, `_headers` and `_redirects`.

Set up: let Netlify's own client deploy the folder (`netlify deploy --prod --dir DIR`), or point a site at a
repository that it is committed to. Netlify makes a deploy live in one step and compresses by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..formats import underscore
from .base import Abilities, Draft
from .folder import FolderHost


class NetlifyHost(FolderHost):
    """Publishes into a folder: `invoke publish --host netlify --to DIR`."""

    name = "netlify"

    def __init__(self, to: str | Path, *, keep: int = 5) -> None:
        super().__init__(to, keep=keep)

    @property
    def abilities(self) -> Abilities:
        """Netlify sends headers, redirects and 410."""
        return Abilities(headers=True, caching=True, redirects=True, gone=True)

    def extras(self, draft: Draft) -> Mapping[str, bytes]:
        """The files that Netlify reads."""
        return {
            "public/_headers": underscore.render_headers(draft.headers).encode(),
            "public/_redirects": underscore.render_redirects(draft.redirects, gone=True).encode(),
        }
