"""A page saved from another site comes in as a draft, with what was left out said."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import content, open_screen

OLD = b"""<!doctype html><html><head><title>Our approach - The old clinic</title>
<link rel="canonical" href="https://old.example/our-approach/"></head>
<body><nav><a href="/">Home</a></nav><main><h1>Our approach</h1>
<p>We listen first, and <strong>take time</strong> for each question that you bring.</p>
<h2>What happens then</h2><p>We talk about what might help, and you decide what comes next.</p>
<form><input name="email"><button>Subscribe</button></form></main></body></html>"""


def test_a_saved_page_comes_in_and_can_be_taken_back(editor_page: Page, editor: Running) -> None:
    """Its words are in the new page's file, what has no place here is named, and Undo takes the page away again."""
    page = open_screen(editor_page, editor, "#/import")
    page.get_by_label("The saved page").set_input_files({"name": "old.html", "mimeType": "text/html", "buffer": OLD})
    page.get_by_label("What kind of page it becomes").select_option(label="Plain page: Any other page.")
    page.get_by_role("button", name="Bring it in").press("Enter")
    expect(page.get_by_role("heading", name="“Our approach” is here, as a draft")).to_be_visible()
    expect(page.locator(".came li").first).to_be_visible()
    assert axe_violations(page) == []
    href = str(page.get_by_role("link", name="Open it").get_attribute("href"))
    path = href.removeprefix("#/page/")
    assert "**take time**" in content(editor, path)
    assert "status: draft" in content(editor, path)
    page.get_by_role("button", name="Undo", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Pages", level=1)).to_be_visible()
    assert not (editor.site.content / path).exists()
