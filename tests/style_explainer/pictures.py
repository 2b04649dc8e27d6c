"""Takes the two pictures of the explainer in its README: `uv run python -m tests.style_explainer.pictures`.

They show the clinic's own page as it is built now. Look at them before you commit them.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.support.browser import FLAGS, ensure_browser
from tests.support.server import served
from tests.support.site import PROJECT, Site, lines

FOLDER = PROJECT / "plugins/style_explainer/docs"
PAGE = "/attachment-based-therapy/concepts/"
LIMIT = 80_000  # bytes a picture


def beside_the_map(browser: Browser, url: str) -> bytes:
    """A wide window, after a region was chosen: the style stands beside the map."""
    page = browser.new_page(viewport={"width": 1280, "height": 760}, reduced_motion="reduce")
    page.goto(url + PAGE)
    page.locator(".style-explainer__region").nth(1).click()
    page.mouse.move(0, 0)
    page.locator("style-explainer #anxious button:focus").wait_for()
    box = page.locator("style-explainer").bounding_box()
    assert box is not None
    return page.screenshot(clip={"x": box["x"] - 24, "y": 0, "width": box["width"] + 48, "height": 660})


def folded_on_a_phone(browser: Browser, url: str) -> bytes:
    """A phone in the dark color scheme, with everything folded: the four styles at a glance."""
    page = browser.new_page(viewport={"width": 390, "height": 1120}, color_scheme="dark", reduced_motion="reduce")
    page.goto(url + PAGE)
    for name in ("secure", "anxious", "avoidant", "disorganized"):
        page.locator(f"#{name} button").click()
    page.evaluate(
        "document.activeElement.blur(); scrollTo(0, document.querySelector('.style-explainer__map').offsetTop - 12)"
    )
    page.mouse.move(1, 1)
    return page.screenshot()


def save(picture: bytes, name: str) -> None:
    """Writes the picture in 256 colors. Raises SystemExit when it is too large for a README."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    small = io.BytesIO()
    image.quantize(256, kmeans=4, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    if small.tell() > LIMIT:
        raise SystemExit(f"{name} has {small.tell()} bytes, {LIMIT} are allowed: show less of the page.")
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_bytes(small.getvalue())
    print(f"{FOLDER / name}: {image.width} x {image.height}, {small.tell()} bytes")


def main() -> None:
    """Builds the site, looks at it with the browser, and writes both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        result = site.build(PATH=str(PROJECT / "content"))
        if not result.ok:
            raise SystemExit(lines(result.findings))
        with served(site.output) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=ensure_browser(), args=FLAGS)
            save(beside_the_map(browser, url), "beside-the-map.png")
            save(folded_on_a_phone(browser, url), "folded-on-a-phone.png")
            browser.close()


if __name__ == "__main__":
    main()
