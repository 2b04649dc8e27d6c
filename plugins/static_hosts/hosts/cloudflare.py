"""Cloudflare Pages: a folder with the two files that it reads, `_headers` and `_redirects`.

Set up: let Cloudflare's own client deploy the folder (`wrangler pages deploy DIR`). It makes a deploy live in
one step and compresses by itself. It has no 410: a page that is gone answers 404.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..formats import underscore
from .base import Abilities, Release
from .folder import FolderHost, ToFolder
from .kind import HostKind


class CloudflareHost(FolderHost):
    """Publishes into a folder: `invoke publish --host cloudflare --to DIR`."""

    name = "cloudflare"
    # https://developers.cloudflare.com/pages/configuration/headers/ and .../redirects/
    longest_line = 2_000
    most_redirects = 2_000
    most_bytes = 100_000

    @property
    def abilities(self) -> Abilities:
        """Cloudflare Pages sends headers and redirects."""
        return Abilities(headers=True, caching=True, redirects=True)

    def extras(self, release: Release) -> Mapping[str, bytes]:
        """The files that Cloudflare Pages reads. Raises CannotRender past its limits."""
        redirects = underscore.render_redirects(
            release.redirects, gone=False, most=self.most_redirects, most_bytes=self.most_bytes
        )
        return {
            "public/_headers": underscore.render_headers(
                release.headers, detach=True, longest_line=self.longest_line
            ).encode(),
            "public/_redirects": redirects.encode(),
        }


KIND = HostKind("cloudflare", ToFolder, lambda options, around: CloudflareHost(options))
