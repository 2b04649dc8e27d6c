"""The files for search engines, sitemap.xml and robots.txt, and the page for addresses that lead nowhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from ...findings import Context, Example, Hit, Severity
from ...rendered_site.site import Site, SitemapEntry
from ..good_page import SITE_URL, good_page
from ..rule import rule
from ._robots import read_robots
from ._shared import short, some

MOST_ADDRESSES, MOST_BYTES = 50_000, 50_000_000  # sitemaps.org: 50,000 addresses and 50 MB
_SITEMAP, _ROBOTS = "/sitemap.xml", "/robots.txt"
_W3C_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?")
_FEWEST = 5  # entries from which one day for all is no chance
_OPEN = "User-agent: *\nAllow: /\n\nSitemap: https://www.example.com/sitemap.xml\n"


def _map(*entries: str) -> Example:
    text = "".join(f"<url><loc>{loc}</loc></url>" for loc in entries)
    return Example(
        files={"sitemap.xml": f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{text}</urlset>'}
    )


_ALL = (
    "/",
    "/page/",
    "/contact/",
    "/privacy/",
    "/notice-of-privacy-practices/",
    "/accessibility/",
    "/complaints/",
    "/people/example-clinician/",
)


@rule(
    id="sitemap-invalid",
    severity="error",
    scope="site",
    summary="There is a sitemap, it is XML, and it names addresses of this site only.",
    why="Search engines find new and changed pages by it, and throw away one that they cannot read.",
    fix="Take out what writes another sitemap.xml; `static_hosts` writes the right one.",
    source="sitemaps.org protocol; squirrelscan; Screaming Frog",
    failing=(
        Example(files={"sitemap.xml": ""}, text="no sitemap"),
        Example(files={"sitemap.xml": "<urlset><url><loc>https://www.example.com/</url>"}, text="no XML"),
        Example(files={"sitemap.xml": "<html></html>"}, text="something else"),
        _map(f"{SITE_URL}/", "https://elsewhere.example.org/"),
    ),
    passing=(Example(),),
)
def sitemap_invalid(site: Site, context: Context) -> Iterator[Hit]:
    """A foreign address is reported once."""
    file = site.files.get(_SITEMAP)
    if file is None:
        yield Hit(
            "The site has no sitemap.xml.", fix="Put `plugins.static_hosts` into PLUGINS: it writes one.", url=_SITEMAP
        )
        return
    try:
        root = etree.fromstring(file.read(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Hit(f"sitemap.xml is no XML: {short(str(error))}.", url=_SITEMAP)
        return
    if etree.QName(root).localname not in ("urlset", "sitemapindex"):
        yield Hit(f"sitemap.xml holds <{etree.QName(root).localname}> instead of a list of addresses.", url=_SITEMAP)
    if len(root) > MOST_ADDRESSES or file.size > MOST_BYTES:
        yield Hit(
            f"sitemap.xml has {some(len(root), 'address', 'addresses')} and {file.size / 1e6:.0f} MB; 50,000 and 50 MB are the most.",
            url=_SITEMAP,
        )
    foreign = [
        entry.loc for entry in site.sitemap if not site.path_of(entry.loc) or not entry.loc.startswith(site.site_url)
    ]
    if foreign:
        yield Hit(
            f"sitemap.xml names {some(len(foreign), 'address', 'addresses')} that are not this site's: {short(foreign[0])}.",
            url=_SITEMAP,
        )


@rule(
    id="sitemap-coverage",
    severity="error",
    scope="site",
    summary="The sitemap names every page that may be found, and no other.",
    why="A page that is left out is found late; one that is not to be found, or not there, makes search engines doubt the rest.",
    fix="Let `static_hosts` write the sitemap. It leaves out drafts and pages with `noindex: true`.",
    source="Screaming Frog: URLs not in sitemap, non-indexable URLs in sitemap; squirrelscan",
    failing=(
        _map(*(SITE_URL + url for url in _ALL if url != "/contact/")),
        _map(*(SITE_URL + url for url in _ALL), f"{SITE_URL}/nowhere/"),
        Example(good_page(robots="noindex"), files=_map(*(SITE_URL + url for url in _ALL)).files),
    ),
    passing=(_map(*(SITE_URL + url for url in _ALL)),),
)
def sitemap_coverage(site: Site, context: Context) -> Iterator[Hit]:
    """An address must be written as the page's canonical one. Without a sitemap this says nothing: that is `sitemap-invalid`'s."""
    named = {site.path_of(entry.loc): entry.loc for entry in site.sitemap}
    if not named:
        return
    for page in site.pages:
        if page.url not in named:
            yield Hit(f"The sitemap does not name {page.url}.", url=page.url)
    for path, loc in named.items():
        document = site.documents.get(path)
        if document is None and path and not (site.files.get(path) and not path.endswith("/")):
            yield Hit(f"The sitemap names {short(loc)}, which is not there.", url=_SITEMAP)
        elif document is not None and not document.indexable:
            what = (
                "sends visitors elsewhere"
                if document.is_redirect
                else "is kept out of search engines"
                if document.noindex
                else "is not to be found"
            )
            yield Hit(
                f"The sitemap names {path}, and the page {what}.", url=path, field="noindex" if document.noindex else ""
            )


@rule(
    id="sitemap-lastmod",
    severity="warning",
    scope="site",
    summary="The sitemap's dates are the days on which the pages really changed.",
    why="Google goes by them only as long as they prove true. A date that is new with each build proves false.",
    fix="Write the day of the last real change into `modified:` of the page.",
    source="Google Search Central: build and submit a sitemap; squirrelscan",
    failing=(
        Example(
            files={
                "sitemap.xml": "<urlset>"
                + "".join(f"<url><loc>{SITE_URL}{url}</loc><lastmod>2026-06-01</lastmod></url>" for url in _ALL)
                + "</urlset>"
            }
        ),
        Example(
            files={"sitemap.xml": f"<urlset><url><loc>{SITE_URL}/page/</loc><lastmod>June 1</lastmod></url></urlset>"}
        ),
        Example(
            files={
                "sitemap.xml": f"<urlset><url><loc>{SITE_URL}/page/</loc><lastmod>2026-05-01</lastmod></url></urlset>"
            }
        ),
    ),
    passing=(
        Example(
            files={
                "sitemap.xml": f"<urlset><url><loc>{SITE_URL}/page/</loc><lastmod>2026-03-02</lastmod></url></urlset>"
            }
        ),
    ),
)
def sitemap_lastmod(site: Site, context: Context) -> Iterator[Hit]:
    """A day's difference may be the time zone's. Pages that were all written today may well have today's date."""
    undated: list[SitemapEntry] = []
    for entry in site.sitemap:
        if not entry.lastmod:
            continue
        day = _day(entry.lastmod)
        page = site.documents.get(site.path_of(entry.loc))
        changed = (page.front("modified") or page.front("date")) if page else None
        url = page.url if page else _SITEMAP
        if day is None:
            yield Hit(
                f"The sitemap's date of {short(entry.loc)} is {short(entry.lastmod)}, which is no date like 2026-03-31.",
                url=url,
            )
        elif isinstance(changed, dt.date) and abs((day - changed).days) > 1:
            yield Hit(
                f"The sitemap says that the page changed on {day}, and its front matter says {changed}.",
                url=url,
                field="modified" if page and page.front("modified") else "date",
            )
        elif changed is None and abs((day - context.today).days) <= 1:
            undated.append(entry)
    if len(undated) >= _FEWEST:
        yield Hit(
            f"The sitemap says of {len(undated)} pages that they changed today, the day of the build, and their files name no date.",
            url=_SITEMAP,
        )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if _W3C_DATE.fullmatch(text) else None
    except ValueError:
        return None


@rule(
    id="robots-invalid",
    severity="error",
    scope="site",
    summary="robots.txt can be read, keeps crawlers away from no page that is to be found, and names the sitemap.",
    why="One wrong line takes the whole site out of search engines, and nothing on the pages shows it.",
    fix="Take out what writes another robots.txt; `static_hosts` writes the right one.",
    source="RFC 9309; Lighthouse robots-txt; squirrelscan; Google Search Central (noindex in robots.txt, 2019)",
    failing=tuple(
        Example(files={"robots.txt": text})
        for text in (
            "User-agent: *\nDisallow: /\nSitemap: https://www.example.com/sitemap.xml\n",
            _OPEN + "Disallow: /page/\n".replace("Disallow", "User-agent: *\nDisallow"),
            "User-agent: *\nDisallow: /theme/\nSitemap: https://www.example.com/sitemap.xml\n",
            "User-agent: *\nAllow: /\n",
            _OPEN + "Noindex: /privacy/\n",
            _OPEN + "Dissalow: /private/\n",
            "Disallow: /private/\n" + _OPEN,
        )
    ),
    passing=(
        Example(files={"robots.txt": _OPEN}),
        Example(
            files={
                "robots.txt": "User-agent: Somebot\nDisallow: /\n\n"
                + _OPEN.replace("Allow: /", "Disallow: /drafts/\nAllow: /drafts/$")
            }
        ),
    ),
)
def robots_invalid(site: Site, context: Context) -> Iterator[Hit]:
    """Below a folder (a base path) no crawler looks for robots.txt, so nothing is asked there. Whether a host for drafts
    keeps crawlers out does not show in the files: development builds are not published at all."""
    if site.robots is None:
        if not site.base_path:
            yield Hit("The site has no robots.txt.", url=_ROBOTS, severity=Severity.WARNING)
        return
    robots = read_robots(site.robots)
    for number, line in robots.odd:
        yield Hit(f"Line {number} of robots.txt is not understood: {short(line)}.", url=_ROBOTS)
    if robots.noindex:
        yield Hit(
            f"Line {robots.noindex[0]} of robots.txt says Noindex, which no search engine heeds.",
            url=_ROBOTS,
            severity=Severity.WARNING,
            fix="Write `noindex: true` at the top of the page's file.",
        )
    if not robots.sitemaps:
        yield Hit(
            "robots.txt does not name the sitemap.",
            url=_ROBOTS,
            severity=Severity.WARNING,
            fix=f"Add the line: Sitemap: {site.site_url}/sitemap.xml",
        )
    pages = [page.url for page in site.pages if not robots.allows(site.base_path + page.url)]
    if pages:
        yield Hit(
            f"robots.txt keeps crawlers away from {some(len(pages), 'page')} that are to be found: {short(', '.join(pages))}.",
            url=_ROBOTS,
        )
    needed = {
        r.target.path for page in site.pages for r in page.requests if r.kind in ("style", "script") and r.target.path
    }
    blocked = sorted(path for path in needed if not robots.allows(site.base_path + path))
    if blocked and not pages:
        yield Hit(
            f"robots.txt keeps crawlers away from what pages need to be shown: {short(', '.join(blocked))}.",
            url=_ROBOTS,
        )


@rule(
    id="page-404-missing",
    severity="error",
    scope="site",
    summary="There is a page of our own for addresses that lead nowhere (404.html).",
    why="Without it, a lost visitor sees the host's bare error, without the crisis numbers and without a way back.",
    fix="Add content/pages/404.md with `kind: error`.",
    source="squirrelscan; the hosts' own rules (GitHub Pages, Netlify, Cloudflare Pages, S3, nginx)",
    failing=(Example(files={"404.html": ""}),),
    passing=(Example(),),
    for_publishing=True,
)
def page_404_missing(site: Site, context: Context) -> Iterator[Hit]:
    """Every host that the site can be published to takes the same name. A site that is just begun may lack it until it is
    published."""
    if "/404.html" not in site.files:
        yield Hit("The site has no 404.html.", url="/404.html")
