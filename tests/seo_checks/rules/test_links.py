"""Links: broken ones, detours, drafts, and addresses that cannot be followed."""

from __future__ import annotations

import pytest

from plugins.findings import Context, Inputs
from plugins.rendered_site.addresses import Resolver
from plugins.rendered_site.parse import parse_document
from plugins.rendered_site.site import Site
from plugins.seo_checks.good_page import good_page
from tests.seo_checks.rules.helpers import RULES, hits, messages, severities


def test_a_broken_link_of_the_footer_is_told_once() -> None:
    """A link that all pages share is one finding with the number of pages, not a finding for each."""
    footer = "<a href='/nowhere/'>Our groups</a>"
    files = tuple((f"p{n}/index.html", good_page(url=f"/p{n}/", footer=footer)) for n in range(4))
    (hit,) = hits("link-broken", good_page(footer=footer), files=files)
    assert "5 pages" in hit.message


def test_a_broken_link_in_texts_is_told_on_each_page() -> None:
    """Each author has to mend their own page."""
    link = "<p><a href='/nowhere/'>Our groups</a></p>"
    files = {"other/index.html": good_page(link, url="/other/")}
    assert {hit.url for hit in hits("link-broken", link, files=files)} == {"/page/", "/other/"}


def test_a_link_outside_the_folder_of_the_site_is_broken() -> None:
    """A site in a folder cannot have pages above it: a link from the domain's root leaves the site."""
    html = good_page("<p><a href='/contact/'>Call us</a></p>", url="/")
    resolver = Resolver("https://clinic.example/site")
    document = parse_document(html, "/", resolver=resolver)
    site = Site({"/": document}, {}, {}, "https://clinic.example/site", "/site")
    context = Context(Inputs(site_url="https://clinic.example/site", base_path="/site"))
    found = [hit.message for hit in RULES["link-broken"].check(site, context)]
    assert any("outside the site's folder /site/" in message for message in found)


@pytest.mark.parametrize(
    ("href", "to"),
    [("/contact", "/contact/"), ("/contact/index.html", "/contact/"), ("/old/", "/contact/"), ("/old", "/contact/")],
)
def test_each_detour_names_the_straight_way(href: str, to: str) -> None:
    """Whoever reads the finding knows what to write."""
    (hit,) = hits(
        "link-to-redirect", f"<p><a href='{href}'>Call us</a></p>", inputs={"redirects": {"/old/": "/contact/"}}
    )
    assert to in hit.fix
    assert (
        hits("link-broken", f"<p><a href='{href}'>Call us</a></p>", inputs={"redirects": {"/old/": "/contact/"}}) == []
    )


@pytest.mark.parametrize(
    "href",
    ["{filename}/pages/x.md", "%7Bstatic%7D/a.png", "|filename|x.md", "http://127.0.0.1/x", "http://[::1]:8000/"],
)
def test_what_was_not_filled_in_is_no_broken_link_as_well(href: str) -> None:
    """One mistake is one finding."""
    html = f"<p><a href='{href}'>Our groups</a></p>"
    assert len(hits("link-unresolved", html)) == 1
    assert hits("link-broken", html) == []


def test_a_site_on_localhost_may_name_itself() -> None:
    """Somebody who tries the site on their own machine has its address in the pages."""
    html = "<p><a href='http://localhost:8000/contact/'>Call us</a></p>"
    assert hits("link-unresolved", html, inputs={"site_url": "http://localhost:8000"}) == []


@pytest.mark.parametrize("fragment", ["top", ":~:text=bond", "", "%C3%A9t%C3%A9"])
def test_fragments_that_always_work(fragment: str) -> None:
    """The top of a page, marked words, nothing at all, and a name with an accent written in codes."""
    assert hits("link-fragment-broken", f"<h2 id='été'>Summer</h2><p><a href='#{fragment}'>Go on</a></p>") == []


def test_a_file_over_http_is_an_error_and_a_link_a_warning() -> None:
    """Browsers block the file; the link still works."""
    assert severities("link-insecure", "<img src='http://www.example.com/a.png' alt=''>") == ["error"]
    assert severities("link-insecure", "<a href='http://www.example.org/'>A paper</a>") == ["warning"]


def test_a_finding_points_at_the_words_of_the_link() -> None:
    """Another link to the same file may stand further up."""
    html = "<p><a href='/contact/#map'>the way to us</a></p>"
    (hit,) = hits("link-fragment-broken", html)
    assert hit.at == "/contact/#map"
    assert "the way to us" in messages("link-fragment-broken", html)


@pytest.mark.parametrize(
    ("fragment", "says"),
    [
        ("%C3%A9t%C3%A9", "`#ete`"),
        ("What-It-Costs", "`#what-it-costs`"),
        ("what-it-cost", "`#what-it-costs`"),
        ("zebra", ""),
    ],
)
def test_a_part_that_is_not_there_is_named_as_it_is_called(fragment: str, says: str) -> None:
    """With capitals, accents or a letter less; what is like nothing gets the rule's own advice."""
    html = f"<h2 id='ete'>Summer</h2><h2 id='what-it-costs'>What</h2><p><a href='#{fragment}'>Go on</a></p>"
    (hit,) = hits("link-fragment-broken", html)
    assert says in hit.fix
    assert bool(hit.fix) == bool(says)
