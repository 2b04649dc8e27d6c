"""Where an imported page comes from: a file, an address, or what a browser sends; and how its pictures are got at."""

from __future__ import annotations

import base64
import binascii
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from bs4.dammit import UnicodeDammit

from ..refused import Refused
from ..workspace import FILE_MOST
from .network import Network

PAGE_MOST = 5_000_000  # bytes
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_DATA = re.compile(r"data:[\w.+/-]*(?P<base64>;base64)?(?:;[^,]*)?,", re.IGNORECASE)

Fetch = Callable[
    [str], bytes | None
]  # a picture's bytes by the address that the page gives; None where it is not got at


@dataclass(frozen=True, slots=True)
class Origin:
    """A page's HTML, the address that it is known to come from ("" for none), the way to its pictures, and its name."""

    html: str
    url: str
    picture: Fetch
    name: str


def from_text(html: str, name: str) -> Origin:
    """HTML that is at hand, with no file beside it: pictures that stand in it themselves come along."""
    return Origin(html, _saved_from(html), of_data_url, name)


def from_file(path: Path) -> Origin:
    """A saved page. Pictures come from the folder that it lies in, and the folders below. Raises Refused."""
    try:
        if path.stat().st_size > PAGE_MOST:
            raise Refused(
                f"`{path.name}` has more than {PAGE_MOST / 1e6:g} MB", "Save the page without its pictures in it."
            )
        html = _text(path.read_bytes())
    except OSError as error:
        raise Refused(f"`{path}` cannot be read ({error.strerror})", "Look at how it is written.") from None
    folder = path.resolve().parent

    def beside(src: str) -> bytes | None:
        if src.startswith("data:"):
            return of_data_url(src)
        if urlsplit(src).scheme or src.startswith("//"):
            return None
        file = Path(os.path.realpath(folder / unquote(src.partition("?")[0].partition("#")[0])))
        if not file.is_relative_to(folder) or not file.is_file() or file.stat().st_size > FILE_MOST:
            return None
        return file.read_bytes()

    return Origin(html, _saved_from(html), beside, path.stem)


def from_address(url: str, network: Network | None = None) -> Origin:
    """A page of the network with its pictures. Raises Refused."""
    network = network or Network()
    page = network.fetch(url, PAGE_MOST)
    if page.type and "html" not in page.type.lower():
        raise Refused(f"`{url[:80]}` is no page, but {page.type.partition(';')[0]}", "Give the address of a page.")
    encoding = re.search(r"charset=[\"']?([\w-]+)", page.type, re.IGNORECASE)

    def fetched(src: str) -> bytes | None:
        return of_data_url(src) if src.startswith("data:") else network.fetch(urljoin(page.url, src), FILE_MOST).data

    name = urlsplit(page.url).path.rstrip("/").rpartition("/")[2]
    return Origin(_text(page.data, encoding[1] if encoding else None), page.url, fetched, name)


def of_data_url(src: str) -> bytes | None:
    """The bytes that an address holds itself; None for another address, and for one that is broken."""
    found = _DATA.match(src)
    if not found:
        return None
    rest = src[found.end() :]
    try:
        return base64.b64decode(unquote(rest), validate=False) if found["base64"] else unquote_to_bytes(rest)
    except (binascii.Error, ValueError):
        return None


def _text(data: bytes, encoding: str | None = None) -> str:
    """The bytes as text, by what the server, the bytes or the page itself say of their encoding."""
    found = UnicodeDammit(data, known_definite_encodings=[encoding] if encoding else [], is_html=True).unicode_markup
    return found if found is not None else data.decode("utf-8", "replace")


def _saved_from(html: str) -> str:
    found = _SAVED_FROM.search(html[:5_000])
    return found[1] if found else ""
