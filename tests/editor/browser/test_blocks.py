"""Every block that there is, the example plugin's too: chosen by `/`, its options filled in, and on the page."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.editor import Running

from .page_screen import body, open_page, stand_at_end, words

ABOUT = "pages/about.md"
# What is typed into a block whose text has to have a form of its own.
TEXTS = {"steps": "1. Some words\nMore of them", "questions": "### Some words?\n\nMore of them."}


def test_every_block_is_put_into_the_text_by_its_form(editor_page: Page, editor: Running) -> None:
    """By the schema's own list: what a block asks for is asked for, and the page can be made with it."""
    blocks = editor.call("GET", "schema").json["blocks"]
    assert len(blocks) >= 7
    page = open_page(editor_page, editor, ABOUT)
    seen = editor.call("GET", f"file?path={ABOUT}").json["hash"]
    for block in blocks:
        stand_at_end(page)
        page.keyboard.type(f"\n/{block['label'].split()[0].lower()}")
        wanted = page.get_by_role("option", name=re.compile(f"^{re.escape(block['label'])}")).first
        expect(wanted).to_be_visible()
        while wanted.get_attribute("aria-selected") != "true":
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        if block["options"]:
            dialog = page.get_by_role("dialog", name=block["label"])
            for option in block["options"]:
                fill(page, dialog, option)
            dialog.get_by_role("button", name="Done").click()
            expect(dialog).to_be_hidden()
        expect(words(page)).to_be_focused()
        if block["has_body"]:
            page.keyboard.type(TEXTS.get(block["name"], "Some words."))
        assert f"\n/// {block['name']}\n" in body(page)
        look = editor.call("POST", "draft", path=ABOUT, seen=seen, body=body(page)).json
        assert look["html"] is not None, (block["name"], look["findings"])


def fill(page: Page, dialog: Locator, option: dict[str, Any]) -> None:
    """Gives an option that has to be there its value."""
    if not option["required"]:
        return
    if option["control"]["name"] == "reference":
        dialog.get_by_role("group", name=option["label"]).get_by_role("button", name="Choose").click()
        expect(page.get_by_role("dialog")).to_have_count(2)
        page.keyboard.type("Get in touch")
        expect(page.get_by_role("option", name=re.compile("Get in touch")).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_have_count(1)
        return
    dialog.get_by_label(option["label"]).fill("phone" if option["name"] == "fact" else "Some words")
