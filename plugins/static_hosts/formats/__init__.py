"""The promised headers and the redirects, rendered in each host's own format."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from ..headers import Headers
from ..paths import url_of
from ..redirects import Redirect


class CannotRender(Exception):
    """A host's own limit is passed, or a value cannot stand in its format; the message says which."""


def checked(value: str) -> str:
    """A header's value, of printable ASCII alone: whatever came from the clinic's facts can add no header.

    Raises CannotRender.
    """
    if not value.isascii() or not value.isprintable() or any(c in value for c in '"\\$`{}'):
        raise CannotRender(f"The header value {value[:60]!r} holds a character that no header may hold.")
    return value


def page_values(headers: Headers) -> list[tuple[str, str, str, str]]:
    """What single pages are sent in place of the site's own: the page's file, its address, the header and its value.

    Raises CannotRender.
    """
    return [
        (path, checked(url_of(path)), name, checked(value))
        for path, values in sorted(headers.pages.items())
        for name, value in values.items()
    ]


def spellings(redirect: Redirect) -> tuple[str, ...]:
    """The ways in which visitors write an old address: with the slash at its end, and without."""
    source = redirect.source
    if source.endswith("/"):
        return (source, source[:-1])
    return (source,) if "." in source.rpartition("/")[2] else (source, source + "/")


def in_order(redirects: Iterable[Redirect]) -> list[Redirect]:
    """Redirects in one order, so that the same ones always give the same file."""
    return sorted(redirects, key=lambda r: r.source)


def stub(redirect: Redirect, site: str) -> str:
    """A page that sends its visitor on, for hosts without redirects. It reads well without that too."""
    target = escape(urlsplit(site).path.rstrip("/") + redirect.target)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>This page has moved</title>\n"
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(site)}{escape(redirect.target)}">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n</head>\n<body>\n'
        f'<main><h1>This page has moved</h1><p><a href="{target}">Go to its new address</a></p></main>\n</body>\n</html>\n'
    )
