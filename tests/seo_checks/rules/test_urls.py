"""Addresses: their form, their number, and that none is lost."""

from __future__ import annotations

import pytest

from plugins.findings import Written
from plugins.seo_checks.good_page import SITE_URL, good_page
from tests.seo_checks.rules.helpers import hits, messages, severities


@pytest.mark.parametrize(
    ("url", "severity"),
    [
        ("/Groups/", "warning"),
        ("/our_groups/", "warning"),
        ("/café/", "warning"),
        ("/our groups/", "error"),
        ("/a//b/", "error"),
        ("/a/a/", "warning"),
    ],
)
def test_forms(url: str, severity: str) -> None:
    """What breaks a link is an error, what makes it ugly a warning."""
    assert severities("url-form", url=url) == [severity]


@pytest.mark.parametrize("url", ["/groups/", "/groups-2/a/b/", "/a/b/a/", "/404.html", "/guide.html"])
def test_good_forms(url: str) -> None:
    """Small letters, digits and hyphens; a part may come back further down."""
    assert hits("url-form", url=url) == []


def test_the_length_of_an_address() -> None:
    """115 characters with the domain."""
    room = 115 - len(SITE_URL) - 2
    assert hits("url-too-long", url=f"/{'a' * room}/") == []
    assert "116 characters" in messages("url-too-long", url=f"/{'a' * (room + 1)}/")


def test_both_sources_of_one_file_are_named() -> None:
    """So that somebody can choose which to rename."""
    pages = tuple(Written(f"content/{folder}/a.md", "/a/", "a/index.html") for folder in ("pages", "articles"))
    (hit,) = hits("url-collision", inputs={"written": pages})
    assert "content/pages/a.md and content/articles/a.md" in hit.message
    assert hit.file == "content/articles/a.md"


@pytest.mark.parametrize("old", ["/old/", "/old", "/old/index.html"])
def test_an_old_address_may_be_answered_in_any_form(old: str) -> None:
    """Servers treat the three alike."""
    inputs = {"published": frozenset({"/old/"}), "redirects": {old: "/page/"}}
    assert hits("slug-changed-no-redirect", inputs=inputs) == []


def test_a_page_whose_last_day_has_come_holds_up_no_publish() -> None:
    """It is told, so that a redirect can be written; a draft that was public once is an error as ever."""
    for front_matter, severity in (({"unpublish_at": "2026-05-31"}, "warning"), ({"status": "draft"}, "error")):
        page = Written("content/pages/old.md", "/old/", listed=False, front_matter=front_matter)
        inputs = {"published": frozenset({"/page/", "/old/"}), "written": (page,)}
        assert severities("slug-changed-no-redirect", inputs=inputs) == [severity]


def test_a_lost_address_says_what_to_do() -> None:
    """Both ways: it moved, or it is gone."""
    (hit,) = hits("slug-changed-no-redirect", inputs={"published": frozenset({"/page/", "/old/", "/images/share.png"})})
    assert hit.url == "/old/"
    assert "aliases: [/old/]" in hit.fix
    assert "invoke gone /" in hit.fix


@pytest.mark.parametrize(
    ("redirects", "severity", "words"),
    [
        ({"/a/": "/a/"}, "error", "circle"),
        ({"/a/": "/b/", "/b/": "/c/", "/c/": "/page/"}, "warning", "redirected itself"),
        ({"/a/": "/contact/#map"}, None, ""),
        ({"/a/": "/nowhere/#map"}, "error", "not there"),
        ({"/page/": "https://elsewhere.example.org/"}, "error", "hide"),
    ],
)
def test_redirects(redirects: dict[str, str], severity: str | None, words: str) -> None:
    """Circles, chains, targets that are not there, and pages that would be hidden."""
    found = severities("redirect-invalid", inputs={"redirects": redirects})
    assert set(found) == ({severity} if severity else set())
    assert words in messages("redirect-invalid", inputs={"redirects": redirects})


def test_a_page_that_only_redirects_hides_no_page() -> None:
    """The page that sends visitors on is the redirect itself."""
    stub = f'<!doctype html><title>Moved</title><meta http-equiv="refresh" content="0; url={SITE_URL}/page/">'
    assert hits("redirect-invalid", files={"old/index.html": stub}, inputs={"redirects": {"/old/": "/page/"}}) == []


def test_a_page_of_two_megabytes_is_an_error() -> None:
    """Google reads no more than that."""
    big = good_page(f"<!-- {'x' * 2_000_000} -->")
    assert severities("html-too-large", big) == ["error"]
    assert severities("html-too-large", good_page(f"<!-- {'x' * 520_000} -->")) == ["warning"]
