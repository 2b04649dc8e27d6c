"""Pictures: chosen or dropped, described or said to be decoration, shown where they are used, deleted and brought back."""

from __future__ import annotations

import base64
import io

from PIL import Image
from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import content, open_screen

DROP = """([selector, name, data]) => {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type: 'image/jpeg' }));
    const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector(selector).dispatchEvent(event);
}"""


def photo(color: str = "teal") -> bytes:
    """A photo as a phone takes it: large, lying on its side."""
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned
    Image.new("RGB", (3000, 2000), color).save(data, "JPEG", exif=exif)
    return data.getvalue()


def test_a_photo_comes_in_and_says_what_it_shows(editor_page: Page, editor: Running) -> None:
    """Chosen by its button; upright and small; without words it is not taken, with them they stand in the file."""
    page = open_screen(editor_page, editor, "#/pictures")
    choose = page.get_by_label("Choose pictures")
    expect(choose).to_have_attribute("accept", "image/*")
    choose.set_input_files({"name": "IMG 0001.JPG", "mimeType": "image/jpeg", "buffer": photo()})
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    name = dialog.get_by_role("heading", level=2).inner_text()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("What does the picture show?")
    assert axe_violations(page) == []
    dialog.get_by_role("textbox", name="What the picture shows").fill("A front door of glass stands open.")
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator(".tile").filter(has_text=name)).to_contain_text("A front door of glass stands open.")
    assert "alt: A front door of glass stands open." in content(editor, "images/images.yaml")
    with Image.open(editor.site.content / "images" / name) as kept:
        assert kept.height > kept.width
        assert max(kept.size) < 3000


def test_a_part_of_a_photo_is_kept_around_a_point(editor_page: Page, editor: Running) -> None:
    """A shape is chosen, the point moved with the arrow keys; the file has that part, and its size is written down."""
    two = Image.new("RGB", (1600, 800), "navy")
    two.paste("gold", (800, 0, 1600, 800))
    data = io.BytesIO()
    two.save(data, "PNG")
    page = open_screen(editor_page, editor, "#/pictures")
    page.get_by_label("Choose pictures").set_input_files(
        {"name": "two halves.png", "mimeType": "image/png", "buffer": data.getvalue()}
    )
    dialog = page.get_by_role("dialog", name="two-halves")
    name = dialog.get_by_role("heading", level=2).inner_text()
    dialog.get_by_label("Shape").select_option(label="Square")
    mark = dialog.get_by_role("button", name="What must stay in sight.")
    for _ in range(6):
        mark.press("ArrowRight")
    expect(page.locator("#live")).to_have_text("80% from the left, 50% from the top")
    assert axe_violations(page) == []
    dialog.get_by_role("textbox", name="What the picture shows").fill("A plain area of gold.")
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator(".tile").filter(has_text=name)).to_contain_text("A plain area of gold.")
    with Image.open(editor.site.content / "images" / name) as kept:
        assert kept.size == (800, 800)
        assert kept.convert("RGB").getpixel((400, 400)) == (255, 215, 0)


def test_a_dropped_picture_that_only_decorates(editor_page: Page, editor: Running) -> None:
    """Dropped on the screen; said to be decoration, it needs no words."""
    page = open_screen(editor_page, editor, "#/pictures")
    page.evaluate(DROP, [".drop", "water.jpg", base64.b64encode(photo("navy")).decode()])
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("checkbox", name="Only decoration").check()
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator(".tile").filter(has_text="water.jpg")).to_contain_text("Only decoration")


def test_what_is_no_picture_is_refused_in_words(editor_page: Page, editor: Running) -> None:
    """At its place in the list of what comes in, and said to screen readers."""
    page = open_screen(editor_page, editor, "#/pictures")
    page.get_by_label("Choose pictures").set_input_files(
        {"name": "letter.jpg", "mimeType": "image/jpeg", "buffer": b"Dear clinic"}
    )
    expect(page.locator(".uploads .problem")).to_contain_text("letter.jpg")
    expect(page.locator("#live")).to_contain_text("letter.jpg")
    assert axe_violations(page) == []


def test_a_picture_is_deleted_after_its_uses_were_shown_and_comes_back(editor_page: Page, editor: Running) -> None:
    """By keyboard: the dialog names the page that shows it; undone from the message; the focus goes back to where it was."""
    before = (editor.site.content / "images/conversation.svg").read_bytes()
    page = open_screen(editor_page, editor, "#/pictures")
    opener = page.get_by_role("button", name="Open conversation.svg")
    opener.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("1 link to it")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    opener.press("Enter")
    page.get_by_role("button", name="Delete this picture").press("Enter")
    dialog = page.get_by_role("dialog", name="Delete “conversation.svg”?")
    expect(dialog).to_contain_text("1 link to it")
    assert axe_violations(page) == []
    dialog.get_by_role("button", name="Delete this picture").press("Enter")
    expect(page.get_by_role("button", name="Open conversation.svg")).to_have_count(0)
    assert not (editor.site.content / "images/conversation.svg").exists()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("button", name="Open conversation.svg")).to_be_visible()
    assert (editor.site.content / "images/conversation.svg").read_bytes() == before
