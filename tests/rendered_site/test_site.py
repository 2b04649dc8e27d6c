"""The Site: what is there, and what links to what."""

from __future__ import annotations

import pytest

from plugins.rendered_site.parse import parse_document
from plugins.rendered_site.site import EmittedFile, Site, url_of

URL = "https://www.example.com"


def make_site(pages: dict[str, str], files: dict[str, str] | None = None, site_url: str = URL) -> Site:
    """A site of pages by address and of other files by path."""
    documents = {url: parse_document(html, url, site_url=site_url) for url, html in pages.items()}
    emitted = {"/" + d.path: EmittedFile(d.path, d.size, given=d.html.encode()) for d in documents.values()} | {
        "/" + path: EmittedFile(path, len(text), given=text.encode()) for path, text in (files or {}).items()
    }
    return Site(documents, emitted, {}, site_url, site_url.removeprefix(URL))


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.html", "/"),
        ("contact/index.html", "/contact/"),
        ("404.html", "/404.html"),
        ("a/myindex.html", "/a/myindex.html"),
    ],
)
def test_url_of(path: str, url: str) -> None:
    """An index.html is its folder's address; any other file keeps its name."""
    assert url_of(path) == url


def test_what_a_server_would_answer() -> None:
    """Pages, their index.html, files and percent-encoded names exist; folders without an index do not."""
    site = make_site({"/": "", "/über uns/": ""}, {"images/a b.svg": "x", "empty/readme.txt": "x"})
    for path in ("/", "/index.html", "/%C3%BCber%20uns/", "/images/a%20b.svg"):
        assert site.exists(path), path
    for path in ("/empty/", "/images/", "/contact/", "/images/A%20b.svg"):
        assert not site.exists(path), path


def test_depth_and_inlinks() -> None:
    """Depth counts clicks from home by the shortest way; inlinks leave out a page's links to itself."""
    site = make_site(
        {
            "/": "<a href=/a/>a</a><a href=/b/>b</a>",
            "/a/": "<a href=/b/>b</a><a href=/a/>self</a><a href=/c/#x>c</a>",
            "/b/": "",
            "/c/": "<a href=/lost/?q>x</a>",
            "/lost/": "",
            "/alone/": "<a href=/>home</a>",
        }
    )
    assert site.depth == {"/": 0, "/a/": 1, "/b/": 1, "/c/": 2, "/lost/": 3}
    assert [i.source for i in site.inlinks["/b/"]] == ["/", "/a/"]
    assert [i.source for i in site.inlinks["/a/"]] == ["/"]
    assert site.inlinks["/alone/"] == ()
    assert site.graph["/a/"] == ("/b/", "/c/")


def test_links_from_pages_that_are_not_listed_do_not_count() -> None:
    """A noindex page's links do not make another page findable."""
    site = make_site({"/": "", "/x/": "<meta name=robots content=noindex><a href=/y/>y</a>", "/y/": ""})
    assert site.inlinks["/y/"] == ()
    assert [d.url for d in site.pages] == ["/", "/y/"]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (f"{URL}/clinic/contact/", "/contact/"),
        (f"{URL}/clinic", "/"),
        (f"{URL}/other/", ""),
        ("https://elsewhere.example/clinic/", ""),
        ("/clinic/contact/", ""),
        ("http://[", ""),
    ],
)
def test_path_of_an_absolute_address(address: str, path: str) -> None:
    """An absolute address is this site's only on its host and below its base path."""
    assert make_site({}, site_url=f"{URL}/clinic").path_of(address) == path


def test_sitemap() -> None:
    """Entries are read from the sitemap and from the sitemaps that it lists, once each."""
    ns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = f"<sitemapindex {ns}><sitemap><loc>{URL}/one.xml</loc></sitemap><sitemap><loc>{URL}/sitemap.xml</loc></sitemap></sitemapindex>"
    one = f"<urlset {ns}><!-- c --><url><loc> {URL}/ </loc><lastmod>2026-01-01</lastmod></url></urlset>"
    site = make_site({}, {"sitemap.xml": index, "one.xml": one})
    assert [(e.loc, e.lastmod, e.file) for e in site.sitemap] == [(f"{URL}/", "2026-01-01", "one.xml")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no xml",
        "<urlset>",
        "\0",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
    ],
)
def test_broken_sitemap(text: str) -> None:
    """A sitemap that cannot be read has no entries, and no file is read through it."""
    assert all(not entry.loc for entry in make_site({}, {"sitemap.xml": text}).sitemap)


def test_missing_files() -> None:
    """A file that went away reads as empty, and a site without robots.txt has none."""
    assert EmittedFile("gone.txt", 3, "/nowhere").read() == b""
    assert make_site({}).robots is None
    assert make_site({}, {"robots.txt": "User-agent: *"}).robots == "User-agent: *"
