"""What tests do on the screen of a page: open it, stand somewhere in its text, read what is there."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.support.editor import Running

from .conftest import open_screen

_VIEW = """async (given) => {
    const { EditorView } = await import("@codemirror/view");
    const view = EditorView.findFromDOM(document.querySelector(".page__writing .cm-editor"));
    %s
}"""


def open_page(page: Page, editor: Running, path: str) -> Page:
    """The screen of a page as it is saved, with its preview shown: what other tests left unsaved in the browser is let go."""
    page.goto(f"{editor.url}/-/static/icon.svg")
    page.evaluate("localStorage.clear(); new Promise((done) => (indexedDB.deleteDatabase('editor').onsuccess = done))")
    open_screen(page, editor, f"#/page/{path}")
    expect(preview(page).locator("main h1")).to_be_visible()
    return page


def preview(page: Page) -> FrameLocator:
    """The page in the frame."""
    return page.frame_locator(".preview__frame")


def words(page: Page) -> Locator:
    """What is typed into."""
    return page.locator(".page__writing .cm-content")


def body(page: Page) -> str:
    """The whole text, also what is scrolled away."""
    return str(with_view(page, "return view.state.doc.toString()"))


def stand(page: Page, after: str, select: str = "") -> None:
    """Puts the cursor behind these words of the text, or selects what follows them."""
    with_view(
        page,
        """const [after, select] = given;
        const at = view.state.doc.toString().indexOf(after + select);
        if (at < 0) throw new Error("not in the text: " + after);
        view.dispatch({ selection: { anchor: at + after.length, head: at + after.length + select.length }, scrollIntoView: true });
        view.focus();""",
        after,
        select,
    )


def stand_at_end(page: Page) -> None:
    """Puts the cursor on an empty line below all of the text."""
    with_view(
        page,
        """const end = view.state.doc.length;
        view.dispatch({ changes: { from: end, insert: "\\n" }, selection: { anchor: end + 1 }, scrollIntoView: true });
        view.focus();""",
    )


def with_view(page: Page, run: str, *given: Any) -> Any:
    """Runs a script with CodeMirror's view."""
    return page.evaluate(_VIEW % run, given)


def state(page: Page) -> Locator:
    """What the head says about saving."""
    return page.locator(".page__head [data-state]")
