"""sitemap.xml and robots.txt."""

from __future__ import annotations

import datetime as dt

import pytest

from plugins.seo_checks.examples import NOW
from plugins.seo_checks.good_page import SITE_URL
from plugins.seo_checks.rules._robots import read_robots
from tests.seo_checks.rules.helpers import hits, messages, severities

URLS = (
    "/",
    "/page/",
    "/contact/",
    "/privacy/",
    "/notice-of-privacy-practices/",
    "/accessibility/",
    "/complaints/",
    "/people/example-clinician/",
)


def sitemap(*lines: str) -> dict[str, str]:
    """A sitemap with these <url> entries."""
    return {"sitemap.xml": f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(lines)}</urlset>'}


def entry(url: str, day: str = "") -> str:
    """An entry, with the day of the last change."""
    return f"<url><loc>{SITE_URL}{url}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /", "/page/", False),
        ("Disallow:", "/page/", True),
        ("Disallow: /private/", "/private/a/", False),
        ("Disallow: /private/\nAllow: /private/open/", "/private/open/a/", True),
        ("Allow: /a\nDisallow: /a", "/a/", True),
        ("Disallow: /*.pdf$", "/guide.pdf", False),
        ("Disallow: /*.pdf$", "/guide.pdf.html", True),
        ("Disallow: /a*z", "/abcz/more/", False),
    ],
)
def test_the_longest_rule_decides(rules: str, path: str, allowed: bool) -> None:
    """As RFC 9309 says: the longest path wins, Allow wins a tie, * and $ have their meaning."""
    assert read_robots(f"User-agent: *\n{rules}\n").allows(path) is allowed


def test_rules_for_others_do_not_count() -> None:
    """A group may name several crawlers; only those for everybody and for Google's matter to the search."""
    text = "User-agent: Badbot\nUser-agent: Worsebot\nDisallow: /\n\nUser-agent: Googlebot\nDisallow: /x/\n"
    assert read_robots(text).allows("/page/")
    assert not read_robots(text).allows("/x/")


def test_comments_and_a_byte_order_mark_are_no_slips() -> None:
    """Editors leave the mark behind."""
    assert read_robots("\ufeff# hello\nUser-agent: * # all\nDisallow: # nothing\n").odd == []


def test_a_blocked_style_is_as_bad_as_a_blocked_page() -> None:
    """Search engines look at a page as a visitor does."""
    text = f"User-agent: *\nDisallow: /*.css$\nSitemap: {SITE_URL}/sitemap.xml\n"
    assert "/theme/site.css" in messages("robots-invalid", files={"robots.txt": text})
    assert severities("robots-invalid", files={"robots.txt": text}) == ["error"]


def test_a_missing_robots_file_is_a_warning() -> None:
    """Crawlers then read everything, which is what we want; only the sitemap is not named."""
    assert severities("robots-invalid", files={"robots.txt": ""}) == ["warning"]


def test_an_address_that_only_begins_like_ours_is_foreign() -> None:
    """The host has to be ours to its end."""
    files = sitemap(*map(entry, URLS), "<url><loc>https://www.example.com.evil.example/</loc></url>")
    assert severities("sitemap-invalid", files=files) == ["error"]


def test_each_missing_page_is_named() -> None:
    """So that its author can see it on the page's own line."""
    found = hits("sitemap-coverage", files=sitemap(*map(entry, URLS[:6])))
    assert {hit.url for hit in found} == {"/complaints/", "/people/example-clinician/"}


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-03-02", 0),
        ("2026-03-03", 0),
        ("2026-03-01T23:00:00+00:00", 0),
        ("2026-03-05", 1),
        ("March 2", 1),
        ("2026-02-30", 1),
    ],
)
def test_the_day_of_the_last_change(day: str, found: int) -> None:
    """The front matter says March 2; a day more or less may be the time zone's."""
    assert len(hits("sitemap-lastmod", files=sitemap(entry("/page/", day)))) == found


def test_a_site_that_was_written_today_may_say_so() -> None:
    """All pages have today's date in their front matter, too."""
    today = NOW.date()
    files = sitemap(*(entry(url, today.isoformat()) for url in URLS))
    assert "changed today" not in messages("sitemap-lastmod", files=files, front={"modified": today, "date": today})


def test_days_that_only_follow_the_build_are_found() -> None:
    """Five pages or more that name no day, and that all changed today of all days."""
    files = sitemap(*(entry(f"/x{n}/", NOW.date().isoformat()) for n in range(5)))
    assert "5 pages" in messages("sitemap-lastmod", files=files)
    old = (NOW.date() - dt.timedelta(days=30)).isoformat()
    assert hits("sitemap-lastmod", files=sitemap(*(entry(f"/x{n}/", old) for n in range(5)))) == []
