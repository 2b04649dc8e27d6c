"""Jobs as people do them, from one screen to the next: what a first trial of the editor tripped over."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from tests.support.editor import Running

from .conftest import content, open_screen
from .page_screen import body, open_page, stand, words

ABOUT = "pages/about.md"
TECHNIQUES = "pages/attachment-based-therapy/techniques.md"
GOALS = "pages/attachment-based-therapy/goals.md"


def test_a_list_ends_and_the_next_words_stand_apart(editor_page: Page, editor: Running) -> None:
    """Enter twice ends a list; what is typed then is a paragraph on the site as well, not the last item's second half."""
    page = open_page(editor_page, editor, ABOUT)
    words(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\n- Alpha\nBeta\n\nSee also")
    assert body(page).endswith("\n\n- Alpha\n- Beta\n\nSee also")


def test_a_list_begins_on_an_empty_line_above_other_words(editor_page: Page, editor: Running) -> None:
    """The cursor stays in the item; the words below stay a paragraph."""
    page = open_page(editor_page, editor, ABOUT)
    words(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nfirst end\nlast words")
    stand(page, "first end")
    page.keyboard.type("\n")
    page.locator(".text__top").get_by_role("button", name="List", exact=True).click()
    page.keyboard.type("One")
    assert body(page).endswith("first end\n\n- One\n\nlast words")


def test_escape_then_tab_leaves_the_text_with_words_selected(editor_page: Page, editor: Running) -> None:
    """As is said beside the text; nothing is moved in."""
    page = open_page(editor_page, editor, ABOUT)
    before = body(page)
    words(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(words(page)).not_to_be_focused()
    assert body(page) == before


def test_facts_are_there_again_and_saved_ones_ask_nothing(editor_context: BrowserContext, editor: Running) -> None:
    """A closed tab loses nothing; after a save one leaves without a question."""
    page = open_screen(editor_context.new_page(), editor, "#/data/data/clinic.yaml")
    page.get_by_label("The clinic in a sentence").fill("A clinic for these tests, in a sentence of its own.")
    page.close()
    page = open_screen(editor_context.new_page(), editor, "#/data/data/clinic.yaml")
    expect(page.get_by_label("The clinic in a sentence")).to_have_value(
        "A clinic for these tests, in a sentence of its own."
    )
    expect(page.get_by_text("had not saved is here again")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".save-bar")).to_contain_text("Saved")
    page.get_by_role("link", name="Pages", exact=True).click()
    expect(page.locator("main h1")).to_have_text("Pages")
    assert "A clinic for these tests" in content(editor, "data/clinic.yaml")
    page.close()


def test_what_was_deleted_comes_back_with_the_links_to_it(editor_page: Page, editor: Running) -> None:
    """From the list of deleted things: every file that the deletion changed is as it was."""
    names = [name for name in editor.editor.workspace.files() if name.endswith((".md", ".yaml"))]
    before = {name: content(editor, name) for name in names}
    uses = editor.call("GET", f"uses?path={TECHNIQUES}").json
    assert len(uses["links"]) > 2
    seen = editor.call("GET", f"file?path={TECHNIQUES}").json["hash"]
    gone = editor.call("POST", "delete", path=TECHNIQUES, seen=seen, links="plain")
    assert gone.status == 200, gone.data
    page = open_screen(editor_page, editor, "#/deleted")
    page.get_by_role("button", name=f"Bring it back: {TECHNIQUES}").click()
    expect(page.get_by_role("button", name=f"Bring it back: {TECHNIQUES}")).to_have_count(0)
    assert {name: content(editor, name) for name in names} == before


def test_old_addresses_begin_as_an_empty_list(editor_page: Page, editor: Running) -> None:
    """Where nobody has written one yet."""
    (editor.site.content / "data/redirects.yaml").unlink(missing_ok=True)
    page = open_screen(editor_page, editor, "#/redirects")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    expect(page.get_by_text("Something is in the way")).to_have_count(0)
