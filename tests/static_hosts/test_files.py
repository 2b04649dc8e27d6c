"""The small files beside the pages: what they say, what they leave out, and that they never change by themselves."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tests.conftest import BuiltSite
from tests.static_hosts.project import filled_facts
from tests.support.site import HOME, PLAIN, Site, lines, small_site

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
ATOM = "{http://www.w3.org/2005/Atom}"
ARTICLE = """\
---
title: {title}
description: An article that was made for a test of the feed, with marks & signs in it.
date: {date}
{more}---

## A section

Some words. Go [back to the start](../pages/index.md).
"""
OFF = {
    "SEO_CHECKS_SEVERITY": dict.fromkeys(
        ("policy-links-missing", "care-notices-missing", "page-orphan", "author-missing", "reviewer-missing"), "off"
    )
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A small site with filled-in facts, a picture, articles, and a page that search engines are kept from."""
    site = small_site(tmp_path)
    site.write(
        {
            "data/clinic.yaml": filled_facts(),
            "pages/index.md": HOME + "\n![A circle](pond.svg)\n",
            "pages/plain.md": PLAIN.replace("---\n\n", "date: 2026-01-05\nmodified: 2026-02-07\n---\n\n", 1),
            "pages/hidden.md": PLAIN.replace("A plain page", "A hidden page")
            .replace("with a heading", "kept from lists")
            .replace("---\n\n", "noindex: true\n---\n\n", 1),
            "images/pond.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><circle r="4"/></svg>',
            "images/images.yaml": "pond.svg:\n  alt: A round pond\n",
            "articles/first.md": ARTICLE.format(title="The first article & more", date="2026-03-01", more=""),
            "articles/second.md": ARTICLE.format(
                title="The second article", date="2026-04-01", more="modified: 2026-05-02\n"
            ),
            "articles/draft.md": ARTICLE.format(
                title="A draft of an article", date="2026-04-01", more="status: draft\n"
            ),
        }
    )
    result = site.build(**OFF)
    assert result.ok, lines(result.findings)
    return site


def test_the_sitemap(site: Site) -> None:
    """Every page that may be listed, its true day of change, its pictures; no draft, no noindex, no error page."""
    root = etree.parse(site.output / "sitemap.xml").getroot()
    entries = {urlsplit(url.findtext(f"{SITEMAP}loc") or "").path: url for url in root}
    assert set(entries) == {"/", "/plain/", "/articles/first/", "/articles/second/"}
    assert entries["/plain/"].findtext(f"{SITEMAP}lastmod") == "2026-02-07"
    assert entries["/articles/first/"].findtext(f"{SITEMAP}lastmod") == "2026-03-01"
    assert entries["/"].findtext(f"{SITEMAP}lastmod") is None  # nobody said
    pictures = [p.text for p in entries["/"].iter(f"{IMAGE}loc")]
    assert pictures == ["https://www.clinic-for-tests.org/images/pond.svg"]


def test_the_feed(site: Site) -> None:
    """The articles, newest first, each with its days and its own address as id; drafts are not in it."""
    root = etree.parse(site.output / "feed.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}title") for e in entries] == ["The second article", "The first article & more"]
    assert root.findtext(f"{ATOM}updated") == "2026-05-02T00:00:00-07:00"
    assert entries[0].findtext(f"{ATOM}updated") == "2026-05-02T00:00:00-07:00"
    assert entries[0].findtext(f"{ATOM}published") == "2026-04-01T00:00:00-07:00"
    assert entries[1].findtext(f"{ATOM}id") == "https://www.clinic-for-tests.org/articles/first/"
    assert "marks & signs" in (entries[1].findtext(f"{ATOM}summary") or "")


def test_every_page_names_the_feed_and_the_manifest(site: Site, tmp_path: Path) -> None:
    """A page's head leads to both; without articles there is no feed and no link to one."""
    html = site.html("/plain/")
    assert '<link rel="manifest" href="/site.webmanifest">' in html
    assert '<link rel="alternate" type="application/atom+xml" href="/feed.xml"' in html
    other = small_site(tmp_path / "other")
    assert other.build(**OFF).ok
    assert "feed.xml" not in other.html("/plain/")


def test_security_txt_needs_a_real_contact(site: Site, tmp_path: Path) -> None:
    """With the clinic's email it is there and runs out within a year; with a placeholder there is none."""
    text = (site.output / ".well-known/security.txt").read_text()
    assert "Contact: mailto:care@clinic-for-tests.org\n" in text
    assert "Expires: 20" in text
    assert "Canonical: https://www.clinic-for-tests.org/.well-known/security.txt\n" in text
    other = small_site(tmp_path / "other")
    assert other.build(**OFF).ok
    assert not (other.output / ".well-known/security.txt").exists()
    assert not (other.output / "feed.xml").exists()


def test_robots_txt(site: Site) -> None:
    """Everything may be read, and the sitemap is named with its whole address."""
    assert (
        site.output / "robots.txt"
    ).read_text() == "User-agent: *\nDisallow:\n\nSitemap: https://www.clinic-for-tests.org/sitemap.xml\n"


def test_llms_txt(site: Site) -> None:
    """The clinic, the crisis lines, and each listed page with its description."""
    text = (site.output / "llms.txt").read_text()
    assert text.startswith("# Lotus Recovery\n")
    assert "- 988 Suicide & Crisis Lifeline: 988" in text
    assert "- [A plain page](https://www.clinic-for-tests.org/plain/): A plain page of the small site" in text
    assert "hidden" not in text
    assert "draft" not in text.lower()


def test_the_web_manifest_of_the_real_site(built_site: BuiltSite) -> None:
    """Name, start, and icons that are there, of the sizes that it says."""
    from PIL import Image

    manifest = json.loads((built_site.output / "site.webmanifest").read_text())
    assert manifest["name"] == "Lotus Recovery"
    assert manifest["start_url"] == "/"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        with Image.open(built_site.output / icon["src"].lstrip("/")) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_the_real_sitemap_holds_every_page(built_site: BuiltSite) -> None:
    """Each listed page of the clinic's site is in it, and nothing that is not there."""
    root = etree.parse(built_site.output / "sitemap.xml").getroot()
    found = {urlsplit(url.findtext(f"{SITEMAP}loc") or "").path for url in root}
    wanted = {e.url for e in built_site.model.entries if e.listed and e.kind.name != "error" and not e.get("noindex")}
    assert found == wanted
    for picture in root.iter(f"{IMAGE}loc"):
        assert (built_site.output / urlsplit(picture.text or "").path.lstrip("/")).is_file()


def test_a_second_build_gives_the_same_bytes(site: Site) -> None:
    """Nothing in the files depends on when or how often they are made."""
    first = site.snapshot()
    assert site.build(**OFF).ok
    assert site.snapshot() == first
