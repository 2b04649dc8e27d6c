"""The real page beside the text: it follows, in any width and light, and leads to the text and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.editor import Running

from .page_screen import body, open_page, preview, stand, stand_at_end, with_view, words

BENEFITS = "pages/attachment-based-therapy/benefits.md"
HUB = "pages/attachment-based-therapy/index.md"


@pytest.fixture
def page(editor_page: Page, editor: Running) -> Page:
    """The screen of a page, as it is saved."""
    return open_page(editor_page, editor, BENEFITS)


def test_it_follows_the_text_and_the_fields(page: Page) -> None:
    """With the words as the build sets them: quotes curled."""
    stand(page, "A symptom is what you see")
    page.keyboard.type(', "here"')
    expect(preview(page).get_by_text("A symptom is what you see, “here”")).to_be_visible()
    page.get_by_label("Title").first.fill("What therapy may bring")
    expect(preview(page).locator("main h1")).to_have_text("What therapy may bring")


def test_scroll_and_open_details_stay(editor_page: Page, editor: Running) -> None:
    """What a reader has opened and where they are does not change with each word."""
    page = open_page(editor_page, editor, HUB)
    folded = preview(page).locator("main details").first
    folded.locator("summary").click()
    expect(folded).to_have_attribute("open", "")
    at = folded.evaluate(
        "(element) => { element.ownerDocument.defaultView.scrollTo(0, 700); return element.ownerDocument.defaultView.scrollY; }"
    )
    with_view(
        page,
        "const at = view.state.doc.length; view.dispatch({ changes: { from: at, insert: '\\n\\nA last line.\\n' } })",
    )
    expect(preview(page).get_by_text("A last line.")).to_be_attached()
    expect(folded).to_have_attribute("open", "")
    assert abs(folded.evaluate("(element) => element.ownerDocument.defaultView.scrollY") - at) < 2


def test_widths(page: Page) -> None:
    """The page gets the width that a visitor's window has, drawn as small as there is room for."""
    for name, width in {"Phone": 360, "Tablet": 768, "Desktop": 1280}.items():
        page.get_by_role("button", name=name, exact=True).click()
        assert preview(page).locator("html").evaluate("(html) => html.ownerDocument.defaultView.innerWidth") == width
        stage, frame = page.locator(".preview__stage").bounding_box(), page.locator(".preview__frame").bounding_box()
        assert stage
        assert frame
        assert frame["width"] <= stage["width"] + 1


def test_light_dark_and_print(page: Page) -> None:
    """As the theme has them, whatever this browser is set to."""
    ground = "(body) => getComputedStyle(body).backgroundColor"
    light = preview(page).locator("body").evaluate(ground)
    page.get_by_role("button", name="Dark", exact=True).click()
    expect(page.get_by_role("button", name="Dark", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(preview(page).locator("body")).not_to_have_css("background-color", light)
    page.get_by_role("button", name="Print", exact=True).click()
    expect(preview(page).locator("nav").first).to_be_hidden()
    page.get_by_role("button", name="Desktop", exact=True).click()
    page.get_by_role("button", name="Light", exact=True).click()
    expect(preview(page).locator("body")).to_have_css("background-color", light)
    expect(preview(page).locator("nav").first).to_be_visible()


def test_a_press_in_the_page_goes_to_the_text(page: Page) -> None:
    """To the line of the paragraph, or to the field."""
    preview(page).get_by_text("Attachment patterns can change, but nobody").click()
    expect(words(page)).to_be_focused()
    line = with_view(page, "return view.state.doc.lineAt(view.state.selection.main.head).text")
    assert line.startswith("Attachment patterns can change")
    preview(page).locator("main h1").click()
    expect(page.get_by_label("Title").first).to_be_focused()


def test_moving_in_the_text_scrolls_the_page(page: Page) -> None:
    """To the passage that the cursor is in."""
    passage = preview(page).get_by_text("Attachment patterns can change, but nobody")
    expect(passage).not_to_be_in_viewport()
    stand(page, "Attachment patterns can change")
    expect(passage).to_be_in_viewport()


def test_a_broken_draft_keeps_the_last_picture(page: Page) -> None:
    """What is wrong stands above it, and goes when it is mended."""
    stand_at_end(page)
    page.keyboard.type("[Nowhere](nowhere.md)")
    expect(page.locator(".preview__problem")).to_contain_text("nowhere.md")
    expect(page.locator(".preview__stage--old")).to_be_visible()
    expect(preview(page).locator("main h1")).to_be_visible()
    for _ in "[Nowhere](nowhere.md)":
        page.keyboard.press("Backspace")
    expect(page.locator(".preview__stage--old")).to_have_count(0)
    expect(page.locator(".preview__problem")).to_be_empty()


def test_links_lead_to_the_editors_pages_and_nowhere_else(page: Page) -> None:
    """A page of the site is opened in the editor; another site is named and not followed."""
    stand_at_end(page)
    page.keyboard.type("[Elsewhere](https://www.example.org/)")
    preview(page).get_by_role("link", name="Elsewhere").click()
    expect(page.locator("#told")).to_contain_text("https://www.example.org/")
    page.keyboard.press("Control+z")
    page.once("dialog", lambda asked: asked.accept())
    preview(page).get_by_role("link", name="how a course of therapy runs").click()
    page.get_by_role("button", name="Go on without saving").click()
    expect(page).to_have_url(re.compile(r"#/page/pages/attachment-based-therapy/how-it-works\.md$"))


def test_no_draft_runs_script(page: Page) -> None:
    """An attribute list, a tag: nothing in the frame runs, and nothing leaves it."""
    stand_at_end(page)
    page.keyboard.type('<p onclick="parent.ran = 1"><img src=x onerror="parent.ran = 2">Press me</p>')
    expect(words(page)).to_contain_text("Press me")
    frame = page.locator(".preview__frame")
    expect(frame).to_have_attribute("sandbox", "allow-same-origin")
    assert page.evaluate("window.ran") is None
    assert "Press me" in body(page)


def test_the_preview_for_a_colleague(page: Page) -> None:
    """One file with the unsaved words, that needs nothing else."""
    stand(page, "A symptom is what you see")
    page.keyboard.type(", unsaved")
    with page.expect_download() as started:
        page.get_by_role("button", name="Give to a colleague").click()
    html = started.value.path().read_text("utf-8")
    assert "what you see, unsaved" in html
    assert "A preview from" in html
