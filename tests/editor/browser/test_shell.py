"""What stands around every screen: the ways to go, the focus, the title, the colors, and axe on each screen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.axe import axe_violations
from tests.support.editor import Running

from .conftest import open_screen

SCREENS = (
    "#/",
    "#/new",
    "#/data/data/clinic.yaml",
    "#/data/data/sources.yaml",
    "#/redirects",
    "#/pictures",
    "#/people",
    "#/styles",
    "#/due",
    "#/deleted",
    "#/import",
    "#/person",
    "#/search?q=anxious",
    "#/history/pages/contact.md",
    "#/no-such-screen",
)


def test_axe_finds_nothing_on_any_screen(editor_page: Page, editor: Running) -> None:
    """Every screen, in light and dark, has one h1, and at 400 % (320 pixels) nothing to push sideways."""
    for screen in SCREENS:
        editor_page.set_viewport_size({"width": 1280, "height": 900})
        page = open_screen(editor_page, editor, screen)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert axe_violations(page, None if scheme == "light" else ["cat.color"]) == [], (screen, scheme)
        assert page.locator("h1").count() == 1, screen
        page.set_viewport_size({"width": 320, "height": 256})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, screen


def test_another_screen_takes_the_focus_and_names_itself(editor_page: Page, editor: Running) -> None:
    """The heading gets the focus, the tab its title, the way its mark, and the live region says where one is."""
    page = open_screen(editor_page, editor, "#/")
    expect(page).to_have_title("Pages · Lotus Recovery")
    page.get_by_role("navigation", name="Editor").get_by_role("link", name="Pictures", exact=True).click()
    heading = page.get_by_role("heading", name="Pictures", level=1)
    expect(heading).to_be_focused()
    expect(page).to_have_title("Pictures · Lotus Recovery")
    expect(page.locator("#live")).to_have_text("Pictures")
    expect(page.locator("header [aria-current=page]")).to_have_text("Pictures")


def test_the_first_tab_stop_skips_to_the_main_part(editor_page: Page, editor: Running) -> None:
    """The skip link is the first thing that the keyboard meets."""
    page = open_screen(editor_page, editor, "#/due")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_more_opens_and_closes_by_keyboard(editor_page: Page, editor: Running) -> None:
    """The menu says whether it is open, and Escape gives the focus back."""
    page = open_screen(editor_page, editor, "#/")
    more = page.get_by_role("button", name="More", exact=True)
    more.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Attachment styles", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")


def test_on_a_phone_the_ways_to_go_are_behind_a_button(editor_page: Page, editor: Running) -> None:
    """And they close when one was taken."""
    editor_page.set_viewport_size({"width": 360, "height": 740})
    page = open_screen(editor_page, editor, "#/")
    link = page.get_by_role("link", name="Calendar", exact=True)
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    link.click()
    expect(page.get_by_role("heading", name="Calendar", level=1)).to_be_visible()
    expect(link).to_be_hidden()


def test_what_can_be_pressed_is_44_pixels(editor_page: Page, editor: Running) -> None:
    """Buttons and fields of the pages' list, on a phone."""
    editor_page.set_viewport_size({"width": 360, "height": 740})
    page = open_screen(editor_page, editor, "#/")
    sizes = page.locator("main .button:visible, main .input:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )
    assert sizes
    assert min(sizes) >= 44


def test_the_colors_are_chosen_and_kept(editor_page: Page, editor: Running) -> None:
    """Dark stays dark after a reload, on a light device."""
    editor_page.emulate_media(color_scheme="light")
    page = open_screen(editor_page, editor, "#/person")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("radio", name="Dark").check()
    dark = page.evaluate(paper)
    page.reload()
    page.locator("main h1").wait_for()
    assert page.evaluate(paper) == dark != light
    page.get_by_role("radio", name="As on this device").check()
    assert page.evaluate(paper) == light


def test_without_the_server_it_says_what_to_do(editor_page: Page, editor: Running) -> None:
    """Reads are tried again; then the problem and the way on stand there in words, and the way on works."""
    page = open_screen(editor_page, editor, "#/due")
    page.route("**/-/api/desk", lambda route: route.abort())
    page.get_by_role("link", name="Pages", exact=True).click()
    expect(page.get_by_role("heading", name="Something is in the way")).to_be_visible()
    expect(page.locator("main .problem")).to_contain_text("The editor's program cannot be reached")
    assert axe_violations(page) == []
    page.unroute("**/-/api/desk")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Pages", level=1)).to_be_visible()
