"""What the page makes a browser fetch, or sends to."""

from __future__ import annotations

from ..addresses import PageAddresses
from ..parts import Request
from .css import css_addresses

_NO_REQUEST = ("data:", "#", "about:", "blob:")  # such addresses fetch nothing


class Requests:
    """The page's requests, which the other collectors add."""

    def __init__(self, addresses: PageAddresses) -> None:
        self.requests: list[Request] = []
        self._addresses = addresses

    def add(self, kind: str, url: str) -> None:
        """Adds what lies at an address as written; `kind` is one of `Request`'s."""
        url = url.strip()
        if url and not url.startswith(_NO_REQUEST):
            self.requests.append(Request(kind, url, self._addresses.resolve(url)))

    def add_srcset(self, srcset: str) -> None:
        """Adds the images of a srcset."""
        for candidate in srcset.split(","):
            if candidate.strip():
                self.add("image", candidate.split()[0])

    def add_css(self, css: str) -> None:
        """Adds what a style fetches: url(...) and @import."""
        if "url(" in css or "@import" in css:
            for kind, url in css_addresses(css):
                self.add(kind, url)
