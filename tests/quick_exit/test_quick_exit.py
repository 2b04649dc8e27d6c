"""The button to leave at once: it leads away, Back does not lead here again, and Escape does it too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import axe_violations
from tests.support.server import served
from tests.support.site import Site, lines, small_site

ELSEWHERE = "https://weather.clinic-for-tests.org/"
CRISIS = """\
---
title: Crisis help
description: Where to get help at once, made for the tests of the button that leaves, with one section.
kind: crisis
menu: footer
quick_exit: true
---

## Now

/// crisis
///
"""


@pytest.fixture(scope="module")
def exit_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a page that asks for the button; its address."""
    site = small_site(tmp_path_factory.mktemp("exit")).write({"pages/crisis-help.md": CRISIS})
    result = site.build(QUICK_EXIT_URL=ELSEWHERE)
    assert result.ok, lines(result.findings)
    assert "quick-exit" not in site.html("/")
    with served(site.output) as url:
        yield url


@pytest.fixture
def crisis(exit_site: str, page: Page) -> Page:
    """The page, come to from the home page."""
    page.route(
        ELSEWHERE, lambda route: route.fulfill(content_type="text/html", body="<title>Weather</title><h1>Rain</h1>")
    )
    page.goto(exit_site)
    page.goto(f"{exit_site}/crisis-help/")
    return page


def left(page: Page, site: str) -> None:
    """The neutral page has taken the place of the one that was left."""
    page.wait_for_url(ELSEWHERE)
    expect(page.get_by_role("heading", name="Rain")).to_be_visible()
    page.go_back()
    page.wait_for_url(f"{site}/")


def test_the_button_puts_another_page_in_the_place_of_this_one(crisis: Page, exit_site: str) -> None:
    """Back leads to what was there before."""
    crisis.get_by_role("link", name="Leave this page").click()
    left(crisis, exit_site)


def test_escape_three_times_does_the_same(crisis: Page, exit_site: str) -> None:
    """Each press says how many are left; slow presses do not add up."""
    crisis.clock.install()
    status = crisis.get_by_role("region", name="Leave this page quickly").get_by_role("status")
    crisis.keyboard.press("Escape")
    crisis.keyboard.press("Escape")
    expect(status).to_contain_text("Escape 1×")
    crisis.clock.fast_forward(6000)
    expect(status).to_be_empty()
    crisis.keyboard.press("Escape")
    expect(status).to_contain_text("Escape 2×")
    crisis.keyboard.press("Escape")
    crisis.keyboard.press("Escape")
    left(crisis, exit_site)


@pytest.mark.parametrize("size", [(360, 740), (1280, 900)], ids=["phone", "desktop"])
def test_it_is_always_in_reach(exit_site: str, browser: Browser, size: tuple[int, int]) -> None:
    """In the window wherever the page is scrolled to, large enough for a thumb, the second stop, and over nothing at the end."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(f"{exit_site}/crisis-help/")
    link = page.get_by_role("link", name="Leave this page")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert axe_violations(page) == []
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(link).to_be_in_viewport(ratio=1)
    box, foot = link.bounding_box(), page.locator(".footer").bounding_box()
    assert box is not None
    assert foot is not None
    assert box["height"] >= 44
    assert foot["y"] + foot["height"] <= box["y"] + 1
    context.close()


def test_without_script_it_is_a_link(exit_site: str, browser: Browser) -> None:
    """It leads to the same page, and says nothing of where its visitor comes from."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{exit_site}/crisis-help/")
    link = page.get_by_role("link", name="Leave this page")
    expect(link).to_have_attribute("href", ELSEWHERE)
    assert "noreferrer" in (link.get_attribute("rel") or "")
    context.close()


def test_without_a_page_to_go_to_there_is_no_button(small: Site) -> None:
    """The setting decides."""
    assert small.write({"pages/crisis-help.md": CRISIS}).build(QUICK_EXIT_URL="").ok
    assert "quick-exit" not in small.html("/crisis-help/")
