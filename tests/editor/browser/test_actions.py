"""What can be done with a page from its menu: another name, away for good, signed; each with what it will change."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import content, open_screen


def choose(page: Page, title: str, action: str) -> Locator:
    """Opens a page's menu on the desk by keyboard and takes an action. Gives its dialog."""
    page.get_by_role("button", name=f"More for {title}").press("Enter")
    page.get_by_role("button", name=action).press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert axe_violations(page) == []
    return dialog


def test_a_page_gets_another_address_with_all_its_links(editor_page: Page, editor: Running) -> None:
    """The links to it are shown first; the old address leads on; one press takes all of it back."""
    page = open_screen(editor_page, editor, "#/")
    before = content(editor, "pages/index.md")
    dialog = choose(page, "Get in touch", "Rename or move")
    expect(dialog).to_contain_text("links to it")
    dialog.get_by_label("Last part of its address").fill("Get in touch!")
    dialog.get_by_role("button", name="Rename").click()
    expect(dialog.get_by_role("alert")).to_contain_text("This address cannot be used")
    dialog.get_by_label("Last part of its address").fill("get-in-touch")
    expect(dialog).to_contain_text("Whoever comes to /contact/ is led to /get-in-touch/.")
    dialog.get_by_role("button", name="Rename").click()
    expect(page.locator(".page-row").filter(has_text="/get-in-touch/")).to_be_visible()
    assert (editor.site.content / "pages/get-in-touch.md").exists()
    assert "get-in-touch.md" in content(editor, "pages/crisis-help.md") + content(editor, "pages/index.md")
    page.get_by_role("button", name="Undo", exact=True).press("Enter")
    expect(page.locator(".page-row").filter(has_text="/contact/")).to_be_visible()
    assert content(editor, "pages/index.md") == before


def test_a_page_is_deleted_after_its_uses_were_shown(editor_page: Page, editor: Running) -> None:
    """Keeping it changes nothing and gives the focus back; deleting it can be undone."""
    page = open_screen(editor_page, editor, "#/")
    dialog = choose(page, "Your privacy on this site", "Delete")
    expect(dialog).to_contain_text("link")
    dialog.get_by_role("button", name="Keep it").press("Enter")
    expect(page.get_by_role("button", name="More for Your privacy on this site")).to_be_focused()
    dialog = choose(page, "Your privacy on this site", "Delete")
    dialog.get_by_role("button", name="Delete this page").press("Enter")
    expect(page.locator(".page-row").filter(has_text="/privacy/")).to_have_count(0)
    assert not (editor.site.content / "pages/privacy.md").exists()
    page.get_by_role("button", name="Undo", exact=True).press("Enter")
    expect(page.locator(".page-row").filter(has_text="/privacy/")).to_be_visible()


def test_the_words_of_a_page_are_signed_and_lapse(editor_page: Page, editor: Running) -> None:
    """By somebody who has a page among the people and has read them; after a change of words the next signer sees what changed."""
    person = "---\ntitle: Robin Example\ndescription: A clinician who reads what the pages of this site say about health.\nkind: profile\njob_title: Clinician\ncredentials:\n  - name: Licensed clinician\n---\n\nReads the pages.\n"
    editor.site.write({"people/robin-example.md": person})
    title = "Key concepts of attachment"
    page = open_screen(editor_page, editor, "#/")
    dialog = choose(page, title, "Sign its words")
    expect(dialog).to_contain_text("Nobody has signed it yet.")
    dialog.get_by_role("button", name="Sign", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("Who signs?")
    dialog.get_by_label("Who signs").select_option(label="Robin Example")
    dialog.get_by_role("button", name="Sign", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("Please read the words first")
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Sign", exact=True).click()
    expect(page.locator(".told")).to_contain_text("is signed")
    path = "pages/attachment-based-therapy/concepts.md"
    assert "reviewer: robin-example" in content(editor, path)
    editor.site.write({path: content(editor, path) + "\nOne more sentence about trust.\n"})
    open_screen(page, editor, "#/")
    dialog = choose(page, title, "Sign its words")
    expect(dialog).to_contain_text("Its words have changed since then")
    expect(dialog).to_contain_text("One more sentence about trust.")


def test_a_page_goes_offline_and_comes_back(editor_page: Page, editor: Running) -> None:
    """From a day on, at the clinic's time; now, with its visitors led elsewhere; and back again."""
    title, path = "Accessibility statement", "pages/accessibility.md"
    page = open_screen(editor_page, editor, "#/")
    row = page.locator(".page-row").filter(has_text="/accessibility/")
    dialog = choose(page, title, "Take it offline")
    dialog.get_by_label("Day and time").fill("2099-05-01T08:00")
    dialog.get_by_role("button", name="Take it offline").click()
    expect(row).to_contain_text("Published until May 1, 2099, 8:00")
    assert "unpublish_at: 2099-05-01T08:00:00-07:00" in content(editor, path)
    dialog = choose(page, title, "Take it offline")
    dialog.get_by_label("Now, with the next time the site goes live").check()
    dialog.get_by_label("Lead its visitors to").select_option(label="Get in touch")
    dialog.get_by_role("button", name="Take it offline").click()
    expect(row.locator(".chip").first).to_have_text("Draft")
    page.get_by_role("button", name=f"More for {title}").press("Enter")
    page.get_by_role("button", name="Show it to visitors").press("Enter")
    expect(row.locator(".chip").first).to_have_text("Published")
