"""The editor in a real browser: one server and one browser context for each module of tests, on a copy of the clinic's content."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from plugins.site_engine.settings_file import read_settings
from tests.support.editor import Running, running
from tests.support.site import PROJECT, real_site

EXAMPLE_PLUGIN = "tests.contributions.clinic_events"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The editor on a copy of the clinic's content, with the example plugin of tests/contributions, and somebody who writes."""
    plugins = [*read_settings(PROJECT / "pelicanconf.py", {})["PLUGINS"], EXAMPLE_PLUGIN]
    with running(real_site(tmp_path_factory.mktemp("edited")), PLUGINS=plugins) as served:
        yield served


@pytest.fixture(scope="module")
def editor_context(browser: Browser, editor: Running) -> Iterator[BrowserContext]:
    """A browser that was let in by the first address. Its clock is far from the clinic's."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", timezone_id="Asia/Tokyo"
    )
    page = context.new_page()
    page.goto(editor.keys.address)
    page.close()
    yield context
    context.close()


@pytest.fixture
def editor_page(editor_context: BrowserContext) -> Iterator[Page]:
    """A tab of its own; what its scripts threw, or the policy refused them, makes the test fail."""
    page = editor_context.new_page()
    problems: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text and "inline style" not in message.text:  # axe tries to style
            problems.append(message.text)

    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", listen)
    yield page
    page.close()
    assert problems == []


def open_screen(page: Page, editor: Running, screen: str) -> Page:
    """Shows a screen ("#/page/pages/contact.md") and waits until it stands."""
    page.goto("about:blank")
    page.goto(f"{editor.url}/-/{screen}")
    page.locator("main h1").wait_for()
    return page


def content(editor: Running, path: str) -> str:
    """A content file as it lies on the disk."""
    return (editor.site.content / path).read_text("utf-8")


def said(page: Page) -> str:
    """What the polite live region says now, for screen readers."""
    return page.locator("#live").inner_text()
