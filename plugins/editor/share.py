"""A preview as one HTML file that can be sent to a colleague: pictures, styles and scripts within it."""

from __future__ import annotations

import base64
import datetime as dt
import mimetypes
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from .person import Person

Find = Callable[[str], bytes | None]  # the file at an address of the site, None where there is none

_NOTE = (
    "position:relative;z-index:99;margin:0;padding:.75em 1em;background:#fff3cd;color:#3d3100;"
    "font:16px/1.4 system-ui,sans-serif"
)


def self_contained(page: str, find: Find, site_url: str, who: Person, now: dt.datetime) -> str:
    """The page with everything that it shows inside; its links lead to the site. A line at the top says what it is."""
    soup = BeautifulSoup(page, "lxml")
    for element in soup.select("[src]"):
        _take_in(element, "src", find)
    for element in soup.select("[srcset]"):
        del element["srcset"]  # the one picture in `src` is enough for a look
    for element in soup.select("link[rel=icon], link[rel=apple-touch-icon], link[rel=stylesheet]"):
        _take_in(element, "href", find)
    for element in soup.select("link[rel=manifest], link[rel=preload], link[rel=alternate]"):
        element.decompose()
    for link in soup.select('a[href^="/"]'):
        link["href"] = f"{site_url}{link['href']}"
    note = soup.new_tag("p", style=_NOTE)
    note.string = f"A preview from {who.name}, {now:%B} {now.day}, {now.year}. It is not on the site."
    if soup.body is not None:
        soup.body.insert(0, note)
    return str(soup)


def _take_in(element: Tag, name: str, find: Find) -> None:
    address = str(element.get(name, "")).partition("?")[0]
    data = find(address) if address.startswith("/") else None
    if data is None:
        return
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    element[name] = f"data:{kind};base64,{base64.b64encode(data).decode()}"
