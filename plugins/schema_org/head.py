"""What stands in a page's <head> for search engines and for those who share it, from the graph's own facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..content_model.entry import Entry
from ..content_model.schema.traits import ERROR, HEALTH, PERSON
from .site import GraphSite, Picture

_COUNTRY: Final[Mapping[str, str]] = {
    "en": "US",
    "es": "US",
    "zh": "CN",
    "vi": "VN",
    "ko": "KR",
    "fa": "IR",
    "hy": "AM",
    "tl": "PH",
}


@dataclass(frozen=True, slots=True)
class HeadMetadata:
    """A page's head metadata, finished: a template prints it and decides nothing.

    `title` is the whole text of <title>. `canonical` and `robots` are "" where there is none to print.
    Each of `metas` is (attribute, key, content): ("property", "og:title", "..."). Each of `links` is
    the attributes of a <link>: {"rel": "alternate", "hreflang": "es", "href": "https://..."}.
    `lang` is the language of the page, for <html lang>.
    """

    title: str
    description: str
    canonical: str
    robots: str
    lang: str
    metas: tuple[tuple[str, str, str], ...] = ()
    links: tuple[Mapping[str, str], ...] = ()


def make_head(entry: Entry, site: GraphSite) -> HeadMetadata:
    """The head metadata of one page: a pure function of the entry and the site."""
    if entry.kind.has(ERROR):
        # Shown at any address that leads nowhere: it has none of its own, and nobody shares it.
        return HeadMetadata(page_title(entry, site), entry.description, "", "noindex", site.language_of(entry))
    hidden = not entry.listed or bool(entry.get("noindex"))
    return HeadMetadata(
        title=page_title(entry, site),
        description=entry.description,
        canonical=site.ask.canonical(entry),
        robots="noindex" if hidden else "max-image-preview:large",
        lang=site.language_of(entry),
        metas=tuple(_metas(entry, site)),
        links=tuple(_alternates(entry, site)),
    )


def page_title(entry: Entry, site: GraphSite) -> str:
    """The text of <title>: the page's title with the clinic's name, unless the title names the clinic already."""
    title = str(entry.get("search_title") or entry.title)
    name = site.ask.site_name
    return title if not name or name.casefold() in title.casefold() else f"{title} | {name}"


def share_picture(entry: Entry, site: GraphSite) -> Picture | None:
    """The picture that a shared link shows: the page's own where services show it, else what a plugin has, else the site's."""
    own = site.ask.image(entry.get("picture", ""))
    if own is None or not own.is_for_sharing:
        made = (picture(entry, site.ask) for picture in site.share_pictures)
        own = next((picture for picture in made if picture is not None), None)
    return Picture(site.ask.site_url + own.url, own.width, own.height, own.alt) if own else site.share_image


def _metas(entry: Entry, site: GraphSite) -> Iterator[tuple[str, str, str]]:
    title = str(entry.get("search_title") or entry.title)
    type_ = _og_type(entry)
    picture = share_picture(entry, site)
    yield "property", "og:type", type_
    yield "property", "og:site_name", site.ask.site_name
    yield "property", "og:title", title
    yield "property", "og:description", entry.description
    yield "property", "og:url", site.ask.canonical(entry)
    yield "property", "og:locale", _locale(site.language_of(entry))
    if picture:
        yield "property", "og:image", picture.url
        yield "property", "og:image:width", str(picture.width)
        yield "property", "og:image:height", str(picture.height)
        yield "property", "og:image:alt", picture.alt or site.ask.site_name
    if type_ == "article":
        yield from _article(entry, site)
    yield "name", "twitter:card", "summary_large_image" if picture else "summary"
    yield "name", "twitter:title", title
    yield "name", "twitter:description", entry.description
    if picture:
        yield "name", "twitter:image", picture.url
        yield "name", "twitter:image:alt", picture.alt or site.ask.site_name


def _og_type(entry: Entry) -> str:
    if entry.kind.has(PERSON):
        return "profile"
    return "article" if entry.has(HEALTH) else "website"


def _article(entry: Entry, site: GraphSite) -> Iterator[tuple[str, str, str]]:
    """The dates and the author of an article, as Open Graph calls them."""
    for key, name in (("article:published_time", "date"), ("article:modified_time", "modified")):
        day: dt.date | None = entry.get(name)
        if day:
            yield "property", key, day.isoformat()
    author = site.person(entry.get("author"))
    if author:
        yield "property", "article:author", site.ask.canonical(author)


def _locale(language: str) -> str:
    """ "en-US" as Open Graph writes it, en_US; a language without a country gets its usual one."""
    name, _, country = language.partition("-")
    return f"{name}_{country or _COUNTRY.get(name, name.upper())}"


def _alternates(entry: Entry, site: GraphSite) -> Iterator[Mapping[str, str]]:
    """The page in each language that it is written in, itself included; the original also for all others."""
    group = site.ask.translations(entry.source)
    for page in group:
        yield {"rel": "alternate", "hreflang": site.language_of(page), "href": site.ask.canonical(page)}
    if group:
        yield {"rel": "alternate", "hreflang": "x-default", "href": site.ask.canonical(group[0])}
