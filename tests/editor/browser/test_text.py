"""A page's text in a real browser: toolbar, blocks, links, pictures, paste, find, and undo that outlives a reload."""

from __future__ import annotations

import re
import textwrap

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.support.editor import Running

from .conftest import content
from .page_screen import body, open_page, preview, stand, stand_at_end, state, with_view, words

GOALS = "pages/attachment-based-therapy/goals.md"
BENEFITS = "pages/attachment-based-therapy/benefits.md"


@pytest.fixture
def page(editor_page: Page, editor: Running) -> Page:
    """The screen of a page with blocks, as it is saved."""
    return open_page(editor_page, editor, BENEFITS)


def test_nothing_changes_by_opening(page: Page, editor: Running) -> None:
    """The text is the file's, to the byte, and there is nothing to save."""
    assert content(editor, BENEFITS).endswith(body(page))
    expect(state(page)).to_have_text("Saved")


def test_a_word_becomes_bold_by_the_toolbar_and_plain_again(page: Page) -> None:
    """In the text, for the eye, and on the page; the button says which it is."""
    stand(page, "A ", "symptom")
    bold = page.get_by_role("button", name="Bold")
    bold.click()
    assert "A **symptom** is what" in body(page)
    expect(bold).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".cm-strong", has_text="symptom")).to_be_visible()
    expect(preview(page).locator("strong", has_text="symptom")).to_be_attached()
    bold.click()
    assert "A symptom is what" in body(page)
    expect(preview(page).locator("strong", has_text="symptom")).to_have_count(0)


FORMS = {
    "Heading": "## ",
    "Smaller heading": "### ",
    "List": "- ",
    "Numbered list": "1. ",
    "Quote": "> ",
}


def test_a_line_gets_each_form_and_loses_it(page: Page) -> None:
    """The same button takes it away."""
    stand_at_end(page)
    page.keyboard.type("Plain words")
    for name, mark in FORMS.items():
        page.get_by_role("button", name=name, exact=True).click()
        assert body(page).endswith(f"\n{mark}Plain words")
        page.get_by_role("button", name=name, exact=True).click()
        assert body(page).endswith("\nPlain words")


def test_the_toolbar_is_one_stop_with_arrows(page: Page) -> None:
    """Alt+F10 goes there, arrows go on, Enter presses, Escape goes back to the text."""
    stand(page, "A ", "symptom")
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("Enter")
    assert "**symptom**" in body(page)
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Escape")
    expect(words(page)).to_be_focused()


def test_escape_and_tab_leave_the_text(page: Page) -> None:
    """Tab alone moves the line in; the text's description says how to leave."""
    stand(page, "A symptom")
    expect(words(page)).to_have_accessible_description(re.compile("Escape, then Tab"))
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(words(page)).not_to_be_focused()


def test_a_block_by_slash_with_its_options(page: Page) -> None:
    """ "/" at the start of a line, two letters, Enter; its options as a form; its words to be written; a box around it."""
    stand_at_end(page)
    page.keyboard.type("\n/fold")
    expect(page.get_by_role("listbox").get_by_role("option", name=re.compile("Folded text"))).to_be_visible()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Folded text")
    dialog.get_by_label("Title").fill("What if: it hurts?")
    dialog.get_by_role("button", name="Done").click()
    expect(page.get_by_role("group", name="Folded text: What if: it hurts?")).to_be_visible()
    expect(words(page)).to_be_focused()
    page.keyboard.type("Then we go slowly.")
    assert body(page).rstrip().endswith('/// details\n    title: "What if: it hurts?"\n\nThen we go slowly.\n\n///')
    expect(preview(page).locator("details", has_text="Then we go slowly.")).to_be_attached()


def test_options_are_written_in_just_their_lines(page: Page) -> None:
    """By the box's button, and with Ctrl+Enter: the other options and lines keep their bytes."""
    before = body(page)
    with_view(page, "view.dispatch({ selection: { anchor: view.state.doc.length }, scrollIntoView: true })")
    page.get_by_role("button", name=re.compile("Edit Call to action")).click()
    dialog = page.get_by_role("dialog", name="Call to action")
    dialog.get_by_label("Text on the button").fill("Ask us")
    dialog.get_by_role("button", name="Done").click()
    assert body(page) == before.replace("text: Contact the clinic", "text: Ask us")
    expect(preview(page).get_by_role("link", name="Ask us")).to_be_attached()
    stand(page, "    note: Asking does not commit you")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog", name="Call to action")).to_be_visible()


def test_backspace_selects_a_block_before_it_deletes_it(page: Page) -> None:
    """So that no half of one is left."""
    stand_at_end(page)
    before = body(page)
    page.keyboard.press("Backspace")
    assert body(page) in (before, before[:-1])
    with_view(page, "view.dispatch({ selection: { anchor: view.state.doc.line(view.state.doc.lines).from } })")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    assert "/// action" not in body(page)
    assert "///" not in body(page).split("What we cannot promise")[1]


def test_a_link_by_two_letters(page: Page) -> None:
    """What is selected becomes the link's words; the path is as seen from this page."""
    stand(page, "You need ", "relief")
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="A page, a heading, or an address")
    box.fill("cris")
    page.keyboard.press("Enter")
    assert "You need [relief](../crisis-help.md)" in body(page)
    expect(words(page)).to_be_focused()


def test_a_link_to_a_heading(page: Page) -> None:
    """Where a few pages are found, their headings stand below them."""
    stand(page, "You need ", "relief")
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_role("combobox").fill("key concepts")
    page.get_by_role("option", name=re.compile("Secure bonds")).click()
    assert "You need [relief](concepts.md#secure-bonds)" in body(page)


def test_a_link_is_led_elsewhere(page: Page) -> None:
    """Just its address changes."""
    stand(page, "[how a course of")
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("www.example.org/a")
    page.keyboard.press("Enter")
    assert "[how a course of therapy runs](https://www.example.org/a)" in body(page)


def test_a_picture_by_what_is_on_it(page: Page) -> None:
    """Its description comes with it, and it is seen in the text."""
    stand_at_end(page)
    page.get_by_role("button", name="Picture", exact=True).click()
    page.get_by_role("combobox", name="What is on it").fill("listening")
    page.keyboard.press("Enter")
    assert re.search(r"!\[[^\]]+\]\(../../images/listening.svg\)", body(page))
    expect(page.locator("img.cm-thumbnail")).to_be_visible()


def _paste(page: Page, **data: str) -> None:
    page.evaluate(
        """(data) => {
            const clipboard = new DataTransfer();
            for (const [type, text] of Object.entries(data)) clipboard.setData("text/" + type, text);
            const event = new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        data,
    )


def test_pasted_words_come_clean(page: Page) -> None:
    """What Word has around them stays behind, and is said."""
    stand_at_end(page)
    html = '<p style="color:red">Some <b>bold</b> words</p><p><img src="https://example.org/a.png" alt="A cat"></p>'
    _paste(page, html=html, plain="Some bold words")
    expect(page.locator("#told")).to_contain_text("A cat")
    assert "Some **bold** words" in body(page)


def test_a_dropped_picture_is_brought_in_and_described(page: Page, editor: Running) -> None:
    """It gets a safe name, is asked what it shows, and stands in the text with these words."""
    stand_at_end(page)
    page.evaluate(
        """async () => {
            const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 300 });
            canvas.getContext("2d").fillRect(0, 0, 200, 300);
            const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
            const data = new DataTransfer();
            data.items.add(new File([blob], "A Photo.png", { type: "image/png" }));
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill("Two dark fields")
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator("img.cm-thumbnail")).to_be_visible()
    found = re.search(r"!\[Two dark fields\]\(\.\./\.\./images/([a-z-]+\.\w+)\)", body(page))
    assert found
    assert (editor.site.content / "images" / found[1]).exists()


def test_an_address_of_the_own_site_becomes_a_page_link(page: Page, editor: Running) -> None:
    """By the page's title where nothing is selected."""
    stand(page, "A symptom is what you see: ")
    own = editor.editor.sessions().development.model.site_url
    _paste(page, plain=f"{own}/contact/")
    expect(page.locator("#told")).to_contain_text("a page of this site")
    assert re.search(r"what you see: \[[^\]]+\]\(\.\./contact\.md\)", body(page))


def test_find_and_replace(page: Page) -> None:
    """Every place at once, one step of undo."""
    stand(page, "A symptom")
    before = body(page)
    page.keyboard.press("Control+f")
    page.get_by_role("textbox", name="Find").fill("feeling")
    page.get_by_role("textbox", name="Replace").fill("emotion")
    page.get_by_role("button", name="replace all").click()
    assert body(page) == before.replace("feeling", "emotion")
    page.keyboard.press("Escape")
    words(page).focus()
    page.keyboard.press("Control+z")
    assert body(page) == before


def test_headings_are_listed_and_gone_to(page: Page) -> None:
    """The list follows the text."""
    page.locator(".outline summary").click()
    page.get_by_role("navigation", name="Headings of the text").get_by_role(
        "button", name="What we cannot promise"
    ).click()
    expect(words(page)).to_be_focused()
    line = with_view(page, "return view.state.doc.lineAt(view.state.selection.main.head).text")
    assert line == "## What we cannot promise"


KEPT = """async (words) => {
    const request = indexedDB.open("editor", 1);
    const base = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    const all = base.transaction("unsaved").objectStore("unsaved").getAll();
    const found = await new Promise((done) => (all.onsuccess = () => done(all.result)));
    base.close();
    return found.some(({ body }) => body.includes(words));
}"""


def test_undo_is_there_after_a_reload(page: Page) -> None:
    """And redo."""
    before = body(page)
    stand(page, "A symptom is what you see")
    page.keyboard.type(", here")
    page.wait_for_function(KEPT, arg="what you see, here")
    page.once("dialog", lambda asked: asked.accept())
    page.reload()
    expect(page.get_by_text("had not saved is here again")).to_be_visible()
    words(page).focus()
    page.keyboard.press("Control+z")
    assert body(page) == before
    page.keyboard.press("Control+y")
    assert "what you see, here:" in body(page)


def test_words_are_there_again_when_the_window_is_closed_in_mid_sentence(page: Page) -> None:
    """Those of the last moment too. A line says so, and the saved state is one press away."""
    before = body(page)
    before = body(page)
    stand(page, "A symptom is what you see")
    page.keyboard.type(", in mid-sen")
    page.keyboard.type("tence")
    page.once("dialog", lambda asked: asked.accept())
    page.reload()
    expect(page.get_by_text("had not saved is here again")).to_be_visible()
    assert "what you see, in mid-sentence" in body(page)
    page.get_by_role("button", name="Back to the saved page").click()
    expect(page.get_by_text("had not saved is here again")).to_have_count(0)
    expect(preview(page).locator("main h1")).to_be_visible()
    assert body(page) == before


def test_the_whole_file_as_text_and_back(page: Page) -> None:
    """What was changed in the one is there in the other; a reload keeps the words and the view."""
    stand(page, "A symptom is what you see")
    page.keyboard.type(" here")
    page.get_by_role("button", name="As text").click()
    expect(page.get_by_role("textbox", name="The whole page as text")).to_be_visible()
    assert body(page).startswith("---\ntitle: Benefits")
    assert "what you see here:" in body(page)
    stand(page, "title: Benefits")
    page.keyboard.type(" and more")
    page.once("dialog", lambda asked: asked.accept())
    page.reload()
    expect(page.get_by_text("had not saved is here again")).to_be_visible()
    expect(page.get_by_role("button", name="As text")).to_have_attribute("aria-pressed", "true")
    assert "title: Benefits and more" in body(page)
    page.get_by_role("button", name="As text").click()
    expect(page.get_by_role("textbox", name="Title").first).to_have_value(re.compile("^Benefits and more"))


NASTY = [
    "plain",
    "a: b",
    "- dash",
    "#hash",
    "it's",
    'say "so"',
    "ends:",
    " spaces ",
    "[x]",
    "{y}",
    "50% & more",
    "a # b",
    "*star",
    "!bang",
    "“curly”",
    "back\\slash",
    "two\nlines",
    "?",
    "@at",
    "yes",
]


def test_options_are_yaml_whatever_their_words(page: Page) -> None:
    """Written by the browser, read by a YAML reader and by the browser again: the same words."""
    values = {f"name-{number}": word for number, word in enumerate(NASTY)} | {"several": NASTY}
    lines = page.evaluate(
        "async (values) => (await import('/-/static/text/options.js')).write_options([], values)", values
    )
    read = yaml.load(textwrap.dedent("\n".join(lines)), yaml.BaseLoader)
    assert read == values
    again = page.evaluate("async (lines) => (await import('/-/static/text/options.js')).read_options(lines)", lines)
    assert {option["name"]: option["value"] for option in again} == values


BLOCKS = {
    "/// a\n    x: 1\n\nwords\n\n///": [["a", 1, 2, 6]],
    "//// a\n\n/// b\n///\n\n////": [["a", 1, 1, 6], ["b", 3, 3, 4]],
    "```\n/// a\n///\n```": [],
    "/// a\n\nno end": [],
    "words /// a\n\n///": [],
}


def test_which_lines_are_a_block(page: Page) -> None:
    """Nested, in code, without an end."""
    script = """async (texts) => {
        const [{ find_blocks }, { Text }] = await Promise.all([import('/-/static/text/blocks.js'), import('@codemirror/state')]);
        const found = (text) => find_blocks(Text.of(text.split("\\n")));
        return texts.map((text) => found(text).map(({ name, first, options, last }) => [name, first, options, last]));
    }"""
    assert page.evaluate(script, list(BLOCKS)) == list(BLOCKS.values())
