"""Netlify: a folder with the two files that Netlify reads, `_headers` and `_redirects`.

Set up: let Netlify's own client deploy the folder (`netlify deploy --prod --dir DIR`), or point a site at a
repository that it is committed to. Netlify makes a deploy live in one step and compresses by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..formats import underscore
from .base import Abilities, Release
from .folder import FolderHost, ToFolder
from .kind import HostKind


class NetlifyHost(FolderHost):
    """Publishes into a folder: `invoke publish --host netlify --to DIR`."""

    name = "netlify"

    @property
    def abilities(self) -> Abilities:
        """Netlify sends headers, redirects and 410."""
        return Abilities(headers=True, caching=True, redirects=True, gone=True)

    def extras(self, release: Release) -> Mapping[str, bytes]:
        """The files that Netlify reads."""
        return {
            "public/_headers": underscore.render_headers(release.headers).encode(),
            "public/_redirects": underscore.render_redirects(release.redirects, gone=True).encode(),
        }


KIND = HostKind("netlify", ToFolder, lambda options, around: NetlifyHost(options))
