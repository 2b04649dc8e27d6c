"""The list of articles: in the order of their days, without what is not out, and with the feed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from tests.support.site import Site, lines, small_site

ARTICLE = """\
---
title: {title}
description: An article of the small site, made for the tests of the list, which put it where it belongs.
kind: article
{more}
---

## A section

Some words.
"""
LIST = """\
---
title: Articles
description: The articles of the small site, made for the tests of the list, which show the newest one first.
kind: articles
---
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Articles of several days, one without a day, and a draft."""
    site = small_site(tmp_path_factory.mktemp("articles"))
    days = {"Older": "date: 2026-01-05", "Newest": "date: 2026-03-09", "Beside it": "date: 2026-03-09"}
    others = {"Undated": "menu: none", "Unfinished": "date: 2026-04-01\nstatus: draft"}
    for title, more in {**days, **others}.items():
        name = title.lower().replace(" ", "-")
        site.write({f"articles/{name}.md": ARTICLE.format(title=f"{title} article", more=more)})
    result = site.write({"articles/index.md": LIST}).build()
    assert result.ok, lines(result.findings)
    return site


def test_the_newest_article_stands_first(site: Site) -> None:
    """By day, then by title; without a day last; drafts nowhere."""
    page = html.fromstring(site.html("/articles/"))
    titles = [link.text for link in page.xpath("//*[@class='article-list__title']/a")]
    assert titles == ["Beside it article", "Newest article", "Older article", "Undated article"]
    times = [(time.get("datetime"), time.text) for time in page.xpath("//*[@class='article-list']//time")]
    assert times[0] == ("2026-03-09", "March 9, 2026")
    assert len(times) == 3


def test_the_feed_is_linked_and_has_the_same_articles(site: Site) -> None:
    """The link leads to the feed that the build has made."""
    page = html.fromstring(site.html("/articles/"))
    (feed,) = page.xpath("//*[@class='article-list__feed']/a")
    made = etree.fromstring((site.output / feed.get("href").lstrip("/")).read_bytes())
    titles = {title.text for title in made.iterfind("{*}entry/{*}title")}
    assert titles == {"Older article", "Newest article", "Beside it article"}


def test_a_list_without_articles_says_so(tmp_path: Path) -> None:
    """It offers no feed, as there is none."""
    site = small_site(tmp_path).write({"articles/index.md": LIST})
    result = site.build()
    assert result.ok, lines(result.findings)
    assert "There is no article yet." in site.html("/articles/")
    assert "feed.xml" not in site.html("/articles/")
