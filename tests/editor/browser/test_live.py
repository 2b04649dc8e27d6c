"""Put it live: what changed as pages and as text, what stands in the way with the way to it, and one button."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.editor.test_going_live import Desk
from tests.editor.test_going_live import desk as live_desk  # noqa: F401  (a fixture)
from tests.support.axe import axe_violations

from .conftest import open_screen


@pytest.fixture
def live_page(browser: Browser, live_desk: Desk) -> Iterator[Page]:  # noqa: F811
    """A tab of somebody who was let in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(live_desk.editor.keys.address)
    yield page
    context.close()


def test_a_change_goes_live_with_one_button(live_page: Page, live_desk: Desk) -> None:  # noqa: F811
    """The page is listed with the words that differ; one press, by keyboard; then visitors have it and nothing is left to do."""
    live_desk.change("First words from the editor.")
    live_desk.wait("live-look")  # a build lies between the save and the publish, whose time is kept in whole seconds
    assert live_desk.wait("live", accept_others=False)["live"]["ok"]
    live_desk.change("The parking lot is behind the house.")
    page = open_screen(live_page, live_desk.editor, "#/live")
    row = page.locator(".page-row").filter(has_text="A plain page")
    expect(row).to_contain_text("Changed")
    row.get_by_role("button", name="What changed in A plain page").click()
    expect(page.locator(".compared")).to_contain_text("The parking lot is behind the house.")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Put it live now").press("Enter")
    expect(page.get_by_role("heading", name="It is live")).to_be_visible()
    assert axe_violations(page) == []
    published = (live_desk.project.www / "plain/index.html").read_text("utf-8")
    assert "The parking lot is behind the house." in published
    page.get_by_role("link", name="Back to all pages").click()
    open_screen(page, live_desk.editor, "#/live")
    expect(page.get_by_role("heading", name="Nothing is different")).to_be_visible()
    expect(page.get_by_role("button", name="Put it live now")).to_have_count(0)


def test_what_stands_in_the_way_is_named_with_the_way_to_it(live_page: Page, live_desk: Desk) -> None:  # noqa: F811
    """No button then; the link leads to the page and its line."""
    live_desk.change("Read on [here](index.md#nowhere).")
    page = open_screen(live_page, live_desk.editor, "#/live")
    stops = page.locator(".problem").filter(has_text="in the way")
    expect(stops.get_by_role("link", name="Go there").first).to_have_attribute(
        "href", re.compile(r"^#/page/pages/plain\.md\?line=\d+$")
    )
    expect(page.get_by_role("button", name="Put it live now")).to_have_count(0)
    assert axe_violations(page) == []
