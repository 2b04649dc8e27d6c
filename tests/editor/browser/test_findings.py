"""Findings while somebody writes: they come and go, say where, and can be gone to."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.editor import Running

from .page_screen import body, open_page, stand, stand_at_end, with_view, words

BENEFITS = "pages/attachment-based-therapy/benefits.md"


@pytest.fixture
def page(editor_page: Page, editor: Running) -> Page:
    """The screen of a page with its findings shown."""
    page = open_page(editor_page, editor, BENEFITS)
    page.get_by_role("tab", name=re.compile("Findings")).click()
    return page


SLIP = "Read on [here](../contact.md)."


def test_a_finding_comes_with_a_slip_and_goes_with_it(page: Page) -> None:
    """In the list with its fix, in the head, in the tab's title, in the text, and said politely."""
    tab = page.get_by_role("tab", name=re.compile("Findings"))
    expect(tab).to_have_text(re.compile(r"\d"))
    count = int(re.findall(r"\d+", tab.inner_text())[0])
    stand_at_end(page)
    page.keyboard.type(SLIP)
    found = page.get_by_role("listitem").filter(has_text="The link “here” does not say")
    expect(found).to_be_visible()
    expect(tab).to_have_text(f"Findings ({count + 1})")
    expect(page).to_have_title(re.compile(rf"^\({count + 1}\) "))
    expect(page.locator(".page__count")).to_contain_text("1 suggestion")
    expect(page.locator(".cm-lintRange-warning")).to_be_visible()
    expect(page.locator("#live")).to_contain_text("1 could be better")
    for _ in SLIP:
        page.keyboard.press("Backspace")
    expect(found).to_have_count(0)
    expect(tab).to_have_text(f"Findings ({count})")


def test_each_leads_to_its_place(page: Page) -> None:
    """A line of the text; or a field, which unfolds."""
    stand_at_end(page)
    page.keyboard.type(SLIP)
    stand(page, "A symptom")
    page.get_by_role("button", name=re.compile("Go to the place: The link “here”")).click()
    expect(words(page)).to_be_focused()
    assert SLIP in with_view(page, "return view.state.doc.lineAt(view.state.selection.main.head).text")
    page.get_by_role("button", name=re.compile("Go to the field: .*who wrote it")).click()
    expect(page.locator(".page__more")).to_have_attribute("open", "")


def test_one_press_mends_what_is_certain(page: Page) -> None:
    """And undo takes it back."""
    stand_at_end(page)
    page.keyboard.type("[Write to us](contakt.md)")
    page.get_by_role("button", name=re.compile("^Write .*contact.md: The link")).click()
    expect(page.locator("#told")).to_contain_text("Mended")
    assert body(page).endswith("[Write to us](../contact.md)")
    words(page).focus()
    page.keyboard.press("Control+z")
    assert body(page).endswith("[Write to us](contakt.md)")


def test_a_field_says_what_is_wrong_with_it(page: Page) -> None:
    """Where it is typed, and in the list."""
    page.get_by_label("Description").first.fill("Too short.")
    found = page.get_by_role("listitem").filter(has_text=re.compile("description", re.IGNORECASE)).first
    expect(found).to_be_visible()
    found.get_by_role("button", name=re.compile("Go to the field")).click()
    expect(page.get_by_label("Description").first).to_be_focused()


def test_what_search_results_show(page: Page) -> None:
    """Title, address and description with the cut, the card of a shared link, and how it reads."""
    page.get_by_role("tab", name="Elsewhere").click()
    shown = page.get_by_role("region", name="Elsewhere")
    expect(shown).to_contain_text("/attachment-based-therapy/benefits/")
    expect(shown).to_contain_text(re.compile(r"\d+ words, \d+ minutes to read. As easy as school grade"))
    page.get_by_label("Title").first.fill("A very long title that no list of search results has the room to show")
    expect(shown).to_contain_text("There is no room for all of the title")


def test_accessibility_that_a_writer_can_mend(page: Page) -> None:
    """axe looks at the preview in a frame that reaches nothing: a heading that skips a level."""
    stand_at_end(page)
    page.keyboard.type('<svg role="img" viewBox="0 0 1 1"></svg>')
    expect(
        page.get_by_role("listitem").filter(has_text=re.compile("svg|alternative text", re.IGNORECASE)).first
    ).to_be_visible()
