"""What an old page says of itself: title, description, address, day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u00bb\u00b7-]\s+")
_INDEX = re.compile(r"/(?:index|default)\.\w+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself; "" and None where it does not. `url` is absolute."""

    title: str
    description: str
    url: str
    date: dt.date | None
    language: str


def said_by(soup: BeautifulSoup, main: Tag, url: str) -> Said:
    """What the head says, and the first heading of the main part, which is taken out of it."""
    heading = main.find("h1")
    words = _plain(heading.get_text(" ")) if isinstance(heading, Tag) else ""
    if isinstance(heading, Tag):
        heading.extract()
    title = words or _meta(soup, "og:title") or _title(soup)
    link = soup.find("link", rel="canonical")
    canonical = str(link.get("href") or "") if isinstance(link, Tag) else ""
    address = urljoin(url, canonical or _meta(soup, "og:url") or url)
    return Said(
        title,
        _meta(soup, "description") or _meta(soup, "og:description"),
        address if urlsplit(address).scheme in ("http", "https") else "",
        _day(_meta(soup, "article:published_time")),
        str(soup.html.get("lang") or "") if soup.html else "",
    )


def old_address(said: Said) -> str:
    """The path that the page had on its site, as an old address is written; "" for none, and for a home page."""
    path = _INDEX.sub("/", urlsplit(said.url).path)
    return "" if path in ("", "/") else path


def _title(soup: BeautifulSoup) -> str:
    """The title without the site's name, which stands behind a line."""
    words = _plain(soup.title.get_text(" ")) if soup.title else ""
    site = _meta(soup, "og:site_name")
    parts = _SEPARATOR.split(words)
    if len(parts) > 1 and (parts[-1] == site or len(parts) == 2):
        return max(parts[:-1], key=len)
    return words


def _meta(soup: BeautifulSoup, name: str) -> str:
    for attribute in ("name", "property"):
        tag = soup.find("meta", attrs={attribute: name})
        if isinstance(tag, Tag) and (words := _plain(str(tag.get("content") or ""))):
            return words
    return ""


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
