"""The first visit: who writes is asked before anything else."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import open_screen


def test_the_first_visit_asks_for_a_name(editor_page: Page, editor: Running) -> None:
    """Whatever the address, the name comes first; then the screen asked for stands there."""
    (editor.editor.people.folder / "person.json").unlink()
    page = open_screen(editor_page, editor, "#/due")
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome. Who are you?")
    assert axe_violations(page) == []
    page.get_by_label("Your name").fill("Ana Reyes")
    page.get_by_label("Your email address").fill("ana@lotusrecovery.example")
    page.get_by_role("button", name="Start").press("Enter")
    expect(page.get_by_role("heading", name="Calendar", level=1)).to_be_visible()
    person = editor.editor.people.current()
    assert person is not None
    assert (person.name, person.email) == ("Ana Reyes", "ana@lotusrecovery.example")
