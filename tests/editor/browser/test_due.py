"""The calendar: what is overdue and what is to come, each with the way to it, and the same for a calendar program."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import content, open_screen

PRIVACY = "pages/privacy.md"


def test_a_review_that_is_overdue_and_a_page_that_will_go(editor_page: Page, editor: Running) -> None:
    """On the desk and in the calendar, by month; the file for calendar programs names them too."""
    before = content(editor, PRIVACY)
    dates = "next_review: 2026-01-15\nlast_reviewed: 2025-01-15\nunpublish_at: 2099-06-01T09:00:00-07:00\n"
    editor.site.write({PRIVACY: before.replace("date:", f"{dates}date:", 1)})
    page = open_screen(editor_page, editor, "#/due")
    late = page.locator("section").filter(has=page.get_by_role("heading", name="Overdue"))
    expect(late.get_by_role("link")).to_contain_text("Your privacy on this site")
    expect(late.get_by_role("link")).to_have_attribute("href", "#/page/pages/privacy.md?line=13")
    coming = page.locator("section").filter(has=page.get_by_role("heading", name="June 2099"))
    expect(coming).to_contain_text("Monday, June 1, 2099")
    assert axe_violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="For your own calendar").click()
    assert "Your privacy on this site" in download.value.path().read_text("utf-8").replace("\r\n ", "")
    open_screen(page, editor, "#/")
    expect(page.locator("section").filter(has_text="Due").last).to_contain_text("Overdue")
