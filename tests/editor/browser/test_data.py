"""The clinic's facts and the sources: filled in, saved, refused at the field, and nobody's work overwritten."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import content, open_screen

FACTS = "data/clinic.yaml"


def test_the_phone_number_is_changed_by_keyboard_alone(editor_page: Page, editor: Running) -> None:
    """From the desk to the saved file without a mouse; only the phone's own lines in the file are different."""
    before = content(editor, FACTS).splitlines()
    page = open_screen(editor_page, editor, "#/")
    tab_to(page, "The clinic")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(page, "Phone")
    page.keyboard.type("+1-805-555-0142")
    page.keyboard.press("Control+s")
    expect(page.locator("#live")).to_contain_text("Saved.")
    after = content(editor, FACTS).splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ['phone: "+1-805-555-0142"']


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until what has the focus is called that."""
    called = """() => {
        const at = document.activeElement;
        return at.ariaLabel || (at.labels?.[0] ?? at).textContent.trim();
    }"""
    for _ in range(80):
        page.keyboard.press("Tab")
        if str(page.evaluate(called)).startswith(name):
            return
    raise AssertionError(f"The keyboard does not get to {name}")


def test_a_wrong_fact_is_refused_at_its_field(editor_page: Page, editor: Running) -> None:
    """The field says what is wrong and has the focus; nothing was written; mended, it is saved."""
    before = content(editor, FACTS)
    page = open_screen(editor_page, editor, f"#/data/{FACTS}")
    email = page.get_by_role("textbox", name="Email")
    email.fill("nobody at all")
    page.keyboard.press("Control+s")
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_be_focused()
    assert content(editor, FACTS) == before
    assert axe_violations(page) == []
    email.fill("hello@lotusrecovery.example")
    page.keyboard.press("Control+s")
    expect(page.locator("#live")).to_contain_text("Saved.")
    expect(email).not_to_have_attribute("aria-invalid", "true")


def test_a_found_line_of_the_facts_leads_to_its_field(editor_page: Page, editor: Running) -> None:
    """From a search: the field that holds the words has the focus. What has to be filled in is said once, apart from its name."""
    page = open_screen(editor_page, editor, "#/search?q=Thousand%20Oaks")
    page.locator(f"a[href^='#/data/{FACTS}']").filter(has_text=re.compile("^Thousand Oaks$")).first.click()
    town = page.get_by_role("textbox", name="City", exact=True)
    expect(town).to_be_focused()
    expect(town).to_have_attribute("aria-required", "true")


def test_a_save_without_a_change_writes_nothing(editor_page: Page, editor: Running) -> None:
    """And says so."""
    before = content(editor, FACTS)
    page = open_screen(editor_page, editor, f"#/data/{FACTS}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#live")).to_contain_text("nothing was written")
    assert content(editor, FACTS) == before


def test_leaving_with_something_unsaved_is_asked(editor_page: Page, editor: Running) -> None:
    """Staying keeps the words and the address; leaving goes on."""
    page = open_screen(editor_page, editor, f"#/data/{FACTS}")
    name = page.get_by_role("textbox", name="Name of the clinic")
    name.fill("Another name")
    link = page.get_by_role("link", name="Calendar", exact=True)
    link.click()
    page.get_by_role("button", name="Stay here").click()
    expect(name).to_have_value("Another name")
    page.wait_for_function("hash => location.hash === hash", arg=f"#/data/{FACTS}")
    link.click()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page.get_by_role("heading", name="Calendar", level=1)).to_be_visible()


def test_a_colleagues_change_is_shown_beside_ones_own(editor_page: Page, editor: Running) -> None:
    """Both texts side by side; the person takes what is saved and keeps a copy, which can be looked at and let go."""
    page = open_screen(editor_page, editor, f"#/data/{FACTS}")
    page.get_by_role("textbox", name="Name of the clinic").fill("Lotus Recovery Center")
    path = editor.site.content / FACTS
    path.write_text(content(editor, FACTS).replace("Thousand Oaks", "Ventura"), "utf-8")
    page.get_by_role("button", name="Save", exact=True).click()
    dialog = page.get_by_role("dialog", name="Two versions")
    expect(dialog).to_contain_text("Lotus Recovery Center")
    expect(dialog).to_contain_text("Ventura")
    assert axe_violations(page) == []
    dialog.get_by_role("button", name="Take theirs, and keep mine as a copy").click()
    expect(page.get_by_text("A copy by Kim Writer")).to_be_visible()
    assert "name: Lotus Recovery Center" not in content(editor, FACTS)
    page.get_by_role("button", name="See what is different in it").click()
    expect(page.locator(".compared")).to_contain_text("Lotus Recovery Center")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Let go of it").click()
    expect(page.get_by_text("A copy by Kim Writer")).to_have_count(0)


def test_a_source_is_added_under_a_short_name(editor_page: Page, editor: Running) -> None:
    """Asked for first; then its fields; the file has it and the others as they were."""
    before = content(editor, "data/sources.yaml")
    page = open_screen(editor_page, editor, "#/data/data/sources.yaml")
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Short name").fill("example-2020")
    page.get_by_role("button", name="Add", exact=True).click()
    item = page.locator(".item").last
    item.get_by_role("textbox", name="Authors").fill("Example A")
    item.get_by_role("textbox", name="Year").fill("2020")
    item.get_by_role("textbox", name="Title").fill("A made-up title for a test")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#live")).to_contain_text("Saved.")
    after = content(editor, "data/sources.yaml")
    assert after.startswith(before.rstrip("\n"))
    assert "example-2020:" in after
    assert axe_violations(page) == []


def test_an_old_address_is_led_on_and_let_go(editor_page: Page, editor: Running) -> None:
    """The first one makes the file; its two addresses stand in it; taken away, nothing of it is left."""
    path = "data/redirects.yaml"
    page = open_screen(editor_page, editor, "#/redirects")
    page.get_by_role("button", name="Add old address").click()
    page.get_by_role("textbox", name="Old address").fill("/call-us/")
    page.get_by_role("textbox", name="Leads to").fill("/contact/")
    assert axe_violations(page) == []
    page.keyboard.press("Control+s")
    expect(page.locator("#live")).to_contain_text("Saved.")
    assert content(editor, path) == "- from: /call-us/\n  to: /contact/\n"
    open_screen(page, editor, "#/redirects")
    page.get_by_role("button", name="Take away: /call-us/").click()
    page.keyboard.press("Control+s")
    expect(page.locator("#live")).to_contain_text("Saved.")
    assert "/call-us/" not in content(editor, path)
