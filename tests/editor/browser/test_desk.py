"""The desk: the site's tree with its marks, filters, search, new pages, what changed lately and undoing it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import content, open_screen


def test_the_tree_shows_where_each_page_stands(editor_page: Page, editor: Running) -> None:
    """A page stands in the list below the one that it belongs to, with its address."""
    page = open_screen(editor_page, editor, "#/")
    hub = page.locator("li").filter(has=page.get_by_role("link", name="Attachment-based therapy", exact=True)).last
    expect(hub.get_by_role("list").get_by_role("link", name="Key concepts of attachment")).to_be_visible()
    expect(hub).to_contain_text("/attachment-based-therapy/concepts/")


def test_marks_say_what_state_a_page_is_in_and_what_they_mean(editor_page: Page, editor: Running) -> None:
    """Draft, scheduled, offline; the legend explains them; filters by state, kind and title narrow the list."""
    states = {
        "draft": "status: draft",
        "scheduled": "publish_at: 2099-01-01T09:00:00-08:00",
        "offline": "unpublish_at: 2026-01-01T09:00:00-08:00",
    }
    for name, line in states.items():
        text = f"---\ntitle: The {name} one\ndescription: A page that is there to show its state on the desk.\n{line}\n---\n\nWords.\n"
        editor.site.write({f"pages/{name}.md": text})
    page = open_screen(editor_page, editor, "#/")
    for name in states:
        row = page.locator(".page-row").filter(has_text=f"The {name} one")
        expect(row.locator(".chip").first).to_contain_text(name.capitalize())
    expect(page.locator(".page-row").filter(has_text="The scheduled one")).to_contain_text("from Jan 1, 2099, 9:00")
    page.get_by_label("State", exact=True).select_option(label="Scheduled")
    expect(page.locator(".page-row")).to_have_count(1)
    expect(page.locator("main [role=status]").first).to_have_text(re.compile(r"^1 of \d+ pages$"))
    page.get_by_label("State", exact=True).select_option(label="All pages")
    page.get_by_label("Kind", exact=True).select_option(label="Attachment style")
    expect(page.locator(".page-row")).to_have_count(4)
    page.get_by_label("Find by title").fill("anxious")
    expect(page.locator(".page-row")).to_have_count(1)
    page.get_by_text("What the marks mean").click()
    expect(page.get_by_text("It appears by itself on its day.")).to_be_visible()
    assert axe_violations(page) == []
    for name in states:
        editor.site.write({f"pages/{name}.md": None})


def test_a_page_with_a_problem_is_marked_once_it_is_checked(editor_page: Page, editor: Running) -> None:
    """The checks go on in the background; the mark comes by itself."""
    path = "pages/about.md"
    before = content(editor, path)
    page = open_screen(editor_page, editor, "#/")
    editor.site.write({path: before + "\n![](../images/lotus.svg)\n\n[nowhere](no-such-page.md)\n"})
    page = open_screen(editor_page, editor, "#/")
    row = page.locator(".page-row").filter(has_text="/about/")
    expect(row).to_contain_text("problem")
    editor.site.write({path: before})


def test_search_shows_the_words_around_and_leads_there(editor_page: Page, editor: Running) -> None:
    """From the box in the header, by keyboard, across line ends."""
    page = open_screen(editor_page, editor, "#/")
    page.get_by_role("searchbox", name="Search every word").press_sequentially("hardest part, so we will")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search: hardest part, so we will")
    expect(page.locator("mark")).to_have_text(["hardest part, so we will"])
    link = page.locator(".places a")
    assert str(link.get_attribute("href")).startswith("#/page/pages/contact.md?line=")


def test_a_new_page_starts_as_a_draft_of_its_kind(editor_page: Page, editor: Running) -> None:
    """Chosen by what it is for, with the keyboard; a kind that the example plugin brings has its fields in the page's form."""
    page = open_screen(editor_page, editor, "#/")
    page.get_by_role("link", name="New page").press("Enter")
    page.get_by_role("radio", name="Event A talk, a group or an open day.").press("Space")
    page.get_by_label("Title").fill("Open day in spring")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Begins at")).to_be_visible()
    expect(page.get_by_label("Length")).to_be_attached()
    assert "status: draft" in content(editor, "events/open-day-in-spring.md")
    open_screen(page, editor, "#/")
    expect(page.locator("section").filter(has_text="To be finished").last).to_contain_text("Open day in spring")
    assert axe_violations(page) == []


def test_a_draft_waits_and_a_change_is_undone(editor_page: Page, editor: Running) -> None:
    """Once its fields are filled in it waits as a draft; undoing the last change takes just that back."""
    page = open_screen(editor_page, editor, "#/new")
    page.get_by_label("Title").fill("Parking at the clinic")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Description").fill(
        "Where to leave the car, and how far it is from there to the clinic's door."
    )
    page.locator(".cm-content").click()
    page.keyboard.type("## Where to park\n\nIn the street.")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.get_by_role("button", name="Save", exact=True).click()
    open_screen(page, editor, "#/")
    expect(page.locator("section").filter(has_text="Waiting").last).to_contain_text("Parking at the clinic")
    assert "Where to leave the car" in content(editor, "pages/parking-at-the-clinic.md")
    page.get_by_role("button", name="Undo: Kim Writer changed Parking at the clinic").click()
    expect(page.locator(".told")).to_contain_text("Taken back.")
    assert "Where to leave the car" not in content(editor, "pages/parking-at-the-clinic.md")


def test_the_same_title_twice_leads_to_the_page_that_is_there(editor_page: Page, editor: Running) -> None:
    """Refused in words, with a way to it."""
    page = open_screen(editor_page, editor, "#/new")
    page.get_by_label("Title").fill("Contact")
    page.get_by_role("button", name="Start the page").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a page of this name already")
    expect(page.get_by_role("link", name="Open that page")).to_have_attribute("href", "#/page/pages/contact.md")
    assert axe_violations(page) == []
