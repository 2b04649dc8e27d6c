"""feed.xml: an Atom feed (RFC 4287) of the articles. There is none before there is an article."""

from __future__ import annotations

import datetime as dt
from xml.sax.saxutils import quoteattr

from ...content_model.entry import Entry
from ...content_model.model import ContentModel
from ...content_model.schema.traits import DATED
from .sitemap import last_change
from .sources import Sources
from .xml import escape

_MOST = 20


def render(sources: Sources) -> str:
    """The feed, newest first; "" without articles. An article without a day is left out: a feed needs one."""
    model = sources.model
    articles = newest_articles(model)
    if not articles:
        return ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<title>{escape(model.site_name)}</title>",
        f"<id>{escape(model.site_url)}/</id>",
        f"<link href={quoteattr(model.site_url + '/')}/>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(model.site_url + "/feed.xml")}/>',
        f"<updated>{max(_moment(e, model) for e in articles)}</updated>",
        f"<author><name>{escape(model.site_name)}</name></author>",
    ]
    for entry in articles:
        lines += [
            "<entry>",
            f"<title>{escape(entry.title)}</title>",
            f"<id>{escape(model.canonical(entry))}</id>",
            f"<link href={quoteattr(model.canonical(entry))}/>",
            f"<updated>{_moment(entry, model)}</updated>",
        ]
        if (day := entry.get("date")) is not None:
            lines.append(f"<published>{_midnight(day, model)}</published>")
        author = model.person(entry.get("author", ""))
        if author is not None and author.listed:
            lines.append(
                f"<author><name>{escape(author.title)}</name><uri>{escape(model.canonical(author))}</uri></author>"
            )
        lines += [f"<summary>{escape(entry.description)}</summary>", "</entry>"]
    return "\n".join([*lines, "</feed>", ""])


def newest_articles(model: ContentModel) -> list[Entry]:
    """The articles of the feed, newest first."""
    articles = [e for e in model.with_trait(DATED) if last_change(e) is not None and not e.get("noindex")]
    return sorted(articles, key=lambda e: (e.get("date") or last_change(e), e.url), reverse=True)[:_MOST]


def _moment(entry: Entry, model: ContentModel) -> str:
    day = last_change(entry)
    assert isinstance(day, dt.date)
    return _midnight(day, model)


def _midnight(day: dt.date, model: ContentModel) -> str:
    """The beginning of a day in the site's time zone."""
    return dt.datetime.combine(day, dt.time(), model.now.tzinfo).isoformat()
