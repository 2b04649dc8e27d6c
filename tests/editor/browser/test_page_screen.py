"""A page from opening to saving: states, conflicts, what would not build, leaving, by keyboard alone, in every width."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import content
from .page_screen import body, open_page, preview, stand, stand_at_end, state, words

BENEFITS = "pages/attachment-based-therapy/benefits.md"
PRIVACY = "pages/privacy.md"
GOALS = "pages/attachment-based-therapy/goals.md"


def test_only_what_was_changed_is_written(editor_page: Page, editor: Running) -> None:
    """Ctrl+S; one line of the file is another one."""
    before = content(editor, BENEFITS)
    page = open_page(editor_page, editor, BENEFITS)
    stand(page, "A symptom is what you see")
    page.keyboard.type(", often")
    expect(state(page)).to_have_text("Not saved yet")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text("Saved")
    assert content(editor, BENEFITS) == before.replace("A symptom is what you see", "A symptom is what you see, often")
    page.get_by_label("Title").first.fill("What it may bring")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(state(page)).to_have_text("Saved")
    assert "\ntitle: What it may bring\n" in content(editor, BENEFITS)
    assert content(editor, BENEFITS).count("\n") == before.count("\n")


def test_a_save_without_a_change_writes_nothing(editor_page: Page, editor: Running) -> None:
    """Not even the moment at which the file was written. The keys work while the focus is in the preview, too."""
    page = open_page(editor_page, editor, PRIVACY)
    preview(page).get_by_role("link").first.focus()
    file = editor.site.content / PRIVACY
    before = file.stat().st_mtime_ns
    page.keyboard.press("Control+s")
    expect(page.locator("#live")).to_have_text("Saved")
    assert file.stat().st_mtime_ns == before


def change_elsewhere(editor: Running, path: str, old: str, new: str) -> None:
    """As a text editor or a colleague would."""
    file = editor.site.content / path
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_two_who_write_both_see_both(editor_page: Page, editor: Running) -> None:
    """Nothing is written over: side by side, brought together by hand, saved."""
    page = open_page(editor_page, editor, GOALS)
    stand_at_end(page)
    page.keyboard.type("Mine.")
    change_elsewhere(editor, GOALS, "title: ", "title: Theirs, ")
    page.keyboard.press("Control+s")
    dialog = page.get_by_role("dialog", name="Two versions of this page")
    expect(dialog.get_by_role("textbox", name="What is saved now")).to_contain_text("Theirs, ")
    assert "Mine." not in content(editor, GOALS)
    assert axe_violations(page) == []
    dialog.get_by_role("button", name="Take this change over to yours").first.click()
    dialog.get_by_role("button", name="Save my version as it stands here").click()
    expect(state(page)).to_have_text("Saved")
    expect(page.get_by_label("Title").first).to_have_value(re.compile("^Theirs, "))
    assert "title: Theirs, " in content(editor, GOALS)
    assert content(editor, GOALS).endswith("Mine.")


def test_theirs_with_mine_kept_as_a_copy(editor_page: Page, editor: Running) -> None:
    """The copy waits on the page's screen, and can be opened or let go."""
    page = open_page(editor_page, editor, GOALS)
    stand_at_end(page)
    page.keyboard.type("A thought for later.")
    change_elsewhere(editor, GOALS, "title: ", "title: New, ")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Take theirs, and keep mine as a copy").click()
    expect(page.get_by_text("kept a copy of this page")).to_be_visible()
    assert "A thought for later." not in body(page)
    page.get_by_role("button", name="Open the copy").click()
    expect(page.get_by_text("kept a copy of this page")).to_have_count(0)
    assert "A thought for later." in body(page)


def test_what_would_not_build_is_kept_as_a_copy(editor_page: Page, editor: Running) -> None:
    """The page on the disk stays as it was."""
    before = content(editor, PRIVACY)
    page = open_page(editor_page, editor, PRIVACY)
    stand_at_end(page)
    page.keyboard.type("[Nowhere](nowhere.md)")
    page.keyboard.press("Control+s")
    dialog = page.get_by_role("dialog", name="This cannot be saved yet")
    expect(dialog).to_contain_text("nowhere.md")
    dialog.get_by_role("button", name="Keep it as a copy").click()
    expect(state(page)).to_have_text(re.compile("Kept as a copy"))
    assert content(editor, PRIVACY) == before


def test_leaving_with_unsaved_words_asks(editor_page: Page, editor: Running) -> None:
    """They can be saved, or wait in the browser; staying changes nothing."""
    page = open_page(editor_page, editor, BENEFITS)
    stand(page, "A symptom")
    page.keyboard.type("s")
    page.get_by_role("link", name="Pages").click()
    dialog = page.get_by_role("dialog", name="There are words that are not saved")
    dialog.get_by_role("button", name="Stay here").click()
    expect(page).to_have_url(re.compile("#/page/"))
    page.get_by_role("link", name="Pages").click()
    page.get_by_role("button", name="Go on without saving").click()
    expect(page.locator("body")).to_have_attribute("data-screen", "desk")
    expect(page).to_have_url(re.compile("#/$"))
    page.go_back()
    expect(page.get_by_text("had not saved is here again")).to_be_visible()


def test_more_leads_to_what_can_be_done(editor_page: Page, editor: Running) -> None:
    """Renaming among it: the screen goes with the page."""
    page = open_page(editor_page, editor, GOALS)
    page.locator(".page__head").get_by_role("button", name="More").click()
    for name in ("Rename or move", "Take it offline", "Sign its words", "Delete"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Earlier versions")).to_have_attribute("href", f"#/history/{GOALS}")


def test_a_whole_job_by_keyboard_alone(editor_page: Page, editor: Running) -> None:
    """From the top of the screen to the text, a heading, bold words, a block, and saved; no mouse."""
    page = open_page(editor_page, editor, PRIVACY)
    page.locator("main h1").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('cm-content')"):
            break
    expect(words(page)).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nIn short")
    page.keyboard.press("Control+Alt+2")
    page.keyboard.press("End")
    page.keyboard.type("\n\nWe keep ")
    page.keyboard.press("Control+b")
    page.keyboard.type("little")
    page.keyboard.press("End")
    page.keyboard.type(".\n\n/in a nut")
    expect(page.get_by_role("option", name=re.compile("In a nutshell"))).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("- One thing.")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text("Saved")
    saved = content(editor, PRIVACY)
    assert "\n## In short\n\nWe keep **little**.\n\n/// summary\n\n- One thing.\n\n///" in saved


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(editor_page: Page, editor: Running, scheme: str) -> None:
    """In each part of the screen and with the dialogs open."""
    page = editor_page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_page(page, editor, BENEFITS)
    stand_at_end(page)
    page.keyboard.type("Read on [here](../contact.md).")
    expect(page.locator(".cm-lintRange").first).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("tab", name=re.compile("Findings")).click()
    assert axe_violations(page) == []
    page.get_by_role("tab", name="Elsewhere").click()
    page.keyboard.press("Control+f")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Link", exact=True).click()
    expect(page.get_by_role("combobox")).to_be_focused()
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("Edit Call to action")).click()
    expect(page.get_by_role("dialog", name="Call to action")).to_be_visible()
    assert axe_violations(page) == []


@pytest.mark.parametrize("size", [(320, 256), (360, 740)])
def test_one_column_where_there_is_little_room(editor_page: Page, editor: Running, size: tuple[int, int]) -> None:
    """A phone, and 400 % zoom: nothing is wider than the window, each part is behind its tab."""
    page = editor_page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{editor.url}/-/#/page/{BENEFITS}")
    expect(words(page)).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.get_by_role("tab", name="Preview").click()
    expect(preview(page).locator("main h1")).to_be_visible()
    expect(words(page)).not_to_be_visible()
    page.get_by_role("tab", name="Write").click()
    expect(words(page)).to_be_visible()
