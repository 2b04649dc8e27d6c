"""Where an address on a page leads: one of this site's places, or elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from .parts import Target

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HIERARCHICAL = ("http", "https", "ftp", "ws", "wss", "file")
_PLAIN_PATH = re.compile(r"/(?!/)[^?#\\\s]*")
_MOST = 20_000  # remembered addresses; a site's menus repeat a few hundred


class Resolver:
    """Resolves addresses for one site and remembers them, since every page repeats the menus.

    `site_url` is the site's own address without a slash at the end, with the folder that it stands
    in where there is one; that folder is the base path.
    """

    def __init__(self, site_url: str) -> None:
        try:
            parts = urlsplit(site_url)
        except ValueError:
            parts = urlsplit("")
        self.host = parts.netloc.lower()
        self.base_path = parts.path.rstrip("/")
        self._known: dict[str, Target] = {}

    def resolve(self, href: str | None, page: str, base: str = "") -> Target:
        """The target of `href` as written on the page at `page` ("/contact/"); `base` is its <base>."""
        if href is None:
            return Target()
        known = self._known.get(href)
        if known is not None:
            return known
        href = href.strip()
        target = self._resolve(href, page, base)
        if href[:1] == "/" or _SCHEME.match(href):  # the same from every page
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[href] = target
        return target

    def _resolve(self, href: str, page: str, base: str) -> Target:
        scheme = _SCHEME.match(href)
        name = scheme[1].lower() if scheme else ""
        if name and name not in _HIERARCHICAL:
            return Target(scheme=name)
        if _PLAIN_PATH.fullmatch(href) and "/." not in href:
            return Target(self._in_site(href))
        try:
            if not name and not href.startswith("//"):
                return self._relative(href, page, base)
            parts = urlsplit(href)
            parts.port  # noqa: B018 - a port that is no number raises here
        except ValueError:
            return Target(scheme=name, malformed=True)
        bad = any(c.isspace() for c in href)
        host = parts.netloc.lower()
        if not host:
            return Target(scheme=name, malformed=True)
        if host == self.host and name in ("http", "https", ""):
            path = self._in_site(parts.path or "/")
            return Target(path, parts.fragment, parts.query, "", name, bad)
        return Target("", parts.fragment, parts.query, host, name, bad)

    def _relative(self, href: str, page: str, base: str) -> Target:
        if base:
            return self._resolve(urljoin(urljoin(f"https://{self.host}{self.base_path}{page}", base), href), page, "")
        parts = urlsplit(urljoin(self.base_path + page, href))
        if href[:1] in ("", "#", "?"):
            parts = parts._replace(path=self.base_path + page)
        return Target(self._in_site(parts.path or "/"), parts.fragment, parts.query, malformed=" " in href)

    def _in_site(self, path: str) -> str:
        """A path of this host as a place on the site: the base path taken off."""
        if not self.base_path:
            return path
        if path == self.base_path:
            return "/"
        if path.startswith(self.base_path + "/"):
            return path[len(self.base_path) :]
        return "/.." + path


class PageAddresses:
    """The addresses on the page at `url`; `base` is its <base>, "" until there is one."""

    def __init__(self, resolver: Resolver, url: str) -> None:
        self.base = ""
        self._resolver = resolver
        self._url = url

    def resolve(self, href: str | None) -> Target:
        """The target of `href` as written on the page."""
        return self._resolver.resolve(href, self._url, self.base)
