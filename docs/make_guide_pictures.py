"""Draws docs/images/editor-*.png, the pictures of docs/editor.md, from the real editor on a copy of the clinic's content.

Run it with `uv run --group test python -m docs.make_guide_pictures` after a change of the editor's looks.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from docs.make_picture import framed
from tests.support.browser import FLAGS, ensure_browser
from tests.support.editor import running
from tests.support.site import real_site

IMAGES = Path(__file__).parent / "images"
WIDTH = 880  # pixels of each picture
SCREENS = {  # the picture's name, and where the editor shows it
    "pages": "#/",
    "page": "#/page/pages/attachment-based-therapy/goals.md",
    "clinic": "#/data/data/clinic.yaml",
    "new": "#/new",
}


def take(page: Page, url: str, name: str, screen: str) -> None:
    """Opens a screen of the editor and keeps what it shows, once everything on it is there."""
    page.goto(f"{url}/-/{screen}")
    page.locator("h1").wait_for()
    page.wait_for_load_state("networkidle")
    if name == "page":
        page.frame_locator("iframe").first.locator("h1").wait_for()
    page.locator("body").evaluate("() => document.activeElement.blur()")
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    framed(picture, WIDTH).quantize(128).save(IMAGES / f"editor-{name}.png", optimize=True)


def main() -> None:
    """Takes all pictures."""
    with tempfile.TemporaryDirectory() as folder, running(real_site(Path(folder))) as editor, sync_playwright() as pw:
        browser = pw.chromium.launch(executable_path=ensure_browser(), args=FLAGS)
        page = browser.new_context(viewport={"width": 1280, "height": 860}, color_scheme="light").new_page()
        page.goto(editor.keys.address)
        for name, screen in SCREENS.items():
            take(page, editor.url, name, screen)
        browser.close()


if __name__ == "__main__":
    main()
