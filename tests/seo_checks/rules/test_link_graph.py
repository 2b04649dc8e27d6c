"""How pages hang together."""

from __future__ import annotations

from plugins.findings import Severity
from plugins.seo_checks.good_page import good_page
from plugins.seo_checks.rules.link_graph import page_orphan
from tests.seo_checks.rules.helpers import hits, severities


def chain(length: int) -> tuple[tuple[str, str], ...]:
    """Pages of which each links to the next."""
    return tuple(
        (f"s{n}/index.html", good_page(f"<a href='/s{n + 1}/'>Next</a>", url=f"/s{n}/")) for n in range(1, length + 1)
    )


def test_three_clicks_are_enough_and_four_too_many() -> None:
    """The home page has depth 0; /page/ has 1 from its menu, and so /s1/ has 2."""
    start = "<p><a href='/s1/'>A step</a></p>"
    assert hits("page-too-deep", start, files=chain(2)) == []
    (hit,) = hits("page-too-deep", start, files=chain(3))
    assert hit.url == "/s3/"
    assert "/s2/" in hit.message


def test_an_orphan_stops_nothing_but_a_publish() -> None:
    """A page is written before it is linked to."""
    assert severities("page-orphan", files={"alone/index.html": good_page(url="/alone/")}) == ["error"]
    assert page_orphan.for_publishing


def test_pages_that_only_link_to_themselves_are_orphans() -> None:
    """A page cannot lead to itself."""
    files = {"alone/index.html": good_page("<a href='/alone/'>Here</a>", url="/alone/")}
    assert [hit.url for hit in hits("page-orphan", files=files)] == ["/alone/"]


def test_a_page_that_is_kept_out_of_search_needs_no_link() -> None:
    """Nor does a link from one help: search engines do not follow it for long."""
    files = {"alone/index.html": good_page(url="/alone/", robots="noindex")}
    assert hits("page-orphan", files=files) == []


def test_a_contact_page_may_be_the_end_of_the_way() -> None:
    """Other pages lead there; it need not lead on. Nor need a page for a crisis."""
    html = good_page(body="<p>Call us.</p>").replace('<a href="/people/example-clinician/">', "<a>")
    assert hits("link-internal-none", html, kind="contact") == []
    assert hits("link-internal-none", html, kind="crisis") == []
    assert len(hits("link-internal-none", html)) == 1


def test_a_hundred_links_are_enough() -> None:
    """More is advice, not a fault. The good page has two links of its own."""
    links = "".join(f"<a href='/contact/?{n}'>Way {n}</a> " for n in range(98))
    assert hits("link-internal-none", links) == []
    (hit,) = hits("link-internal-none", links + "<a href='/contact/?z'>Way z</a>")
    assert hit.severity is Severity.INFO


def test_a_long_article_wants_more_sources_than_a_short_one() -> None:
    """One link below 800 words, two below 1,500, then three."""
    source = "<a href='https://doi.org/10.1000/1'>a paper</a>"
    for words, found in ((700, 0), (900, 1), (1600, 1)):
        html = good_page(body=f"<p>{source} {'bond ' * words}</p>")
        assert len(hits("link-external-none", html, kind="article")) == found
