"""Earlier versions, compared as text and as the page, and brought back; what was deleted comes back whole."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import content, open_screen

ABOUT = "pages/about.md"


def save(editor: Running, path: str, old: str, new: str) -> None:
    """Saves a file with other words through the editor, as a form does."""
    file = editor.call("GET", f"file?path={path}").json
    assert old in file["source"]
    answer = editor.call("PUT", "file", path=path, seen=file["hash"], text=file["source"].replace(old, new))
    assert answer.status == 200


def test_a_version_is_compared_and_brought_back(editor_page: Page, editor: Running) -> None:
    """Who and when; the words that differ; both pages side by side, where nothing runs; then the old words are there again."""
    before = content(editor, ABOUT)
    old = "title: Who writes and checks our pages"
    save(editor, ABOUT, old, "title: Who looks after our pages")
    page = open_screen(editor_page, editor, f"#/history/{ABOUT}")
    versions = page.locator("button.version-row")
    expect(versions.first).to_contain_text("Changed, Kim Writer")
    expect(versions.first).to_contain_text("Now")
    versions.last.press("Enter")
    shown = page.get_by_role("region", name="The version that you chose")
    expect(shown).to_contain_text("Who writes and checks our pages")
    expect(shown).to_contain_text("Who looks after our pages")
    assert axe_violations(page) == []
    shown.get_by_role("button", name="As the page").click()
    frames = shown.locator("iframe")
    expect(frames.first.content_frame.locator("h1")).to_have_text("Who writes and checks our pages")
    expect(frames.last.content_frame.locator("h1")).to_have_text("Who looks after our pages")
    assert axe_violations(page) == []
    shown.get_by_role("button", name="Bring this version back").click()
    expect(page.locator(".told")).to_contain_text("It is again as on")
    assert content(editor, ABOUT) == before


def test_on_a_phone_one_text_shows_what_changed(editor_page: Page, editor: Running) -> None:
    """No two columns where there is no room."""
    save(editor, "data/clinic.yaml", "name: Lotus Recovery", "name: Lotus Recovery Center")
    editor_page.set_viewport_size({"width": 360, "height": 740})
    page = open_screen(editor_page, editor, "#/history/data/clinic.yaml")
    page.locator("button.version-row").last.click()
    expect(page.get_by_text("Struck through:")).to_be_visible()
    expect(page.locator(".cm-editor")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_deleted_page_comes_back_whole(editor_page: Page, editor: Running) -> None:
    """Listed with who and when; one press, and it is the same to the byte."""
    path = "pages/accessibility.md"
    before = content(editor, path)
    file = editor.call("GET", f"file?path={path}").json
    assert editor.call("POST", "delete", path=path, seen=file["hash"]).status == 200
    page = open_screen(editor_page, editor, "#/deleted")
    expect(page.locator("main")).to_contain_text("Kim Writer")
    assert axe_violations(page) == []
    page.get_by_role("button", name=f"Bring it back: {path}").press("Enter")
    expect(page.locator(".told")).to_contain_text("is back")
    assert content(editor, path) == before
