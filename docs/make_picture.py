"""Draws docs/images/site.png, the README's picture: the home page on a desktop, the style explainer on a phone.

Run it with `uv run --group test python -m docs.make_picture` after a change of the site's looks.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from tests.support.browser import FLAGS, ensure_browser
from tests.support.server import served

PROJECT = Path(__file__).parents[1]
GROUND, EDGE = (232, 241, 239), (190, 208, 204)


def shot(browser: Browser, url: str, width: int, height: int, scroll_to: str = "") -> Image.Image:
    """A screenshot of one screen, scrolled to an element."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
    page = context.new_page()
    page.goto(url)
    if scroll_to:
        page.locator(scroll_to).first.evaluate(
            "element => element.scrollIntoView({ block: 'start', behavior: 'instant' })"
        )
    picture = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    return picture.convert("RGB")


def framed(picture: Image.Image, width: int) -> Image.Image:
    """The picture at a width, with a thin edge."""
    small = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    ImageDraw.Draw(small).rectangle((0, 0, small.width - 1, small.height - 1), outline=EDGE)
    return small


def main() -> None:
    """Takes the screenshots from output/, which `invoke build` has made, and puts them side by side."""
    with served(PROJECT / "output") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=FLAGS)
        desktop = framed(shot(browser, f"{url}/", 1280, 860), 880)
        phone = framed(shot(browser, f"{url}/attachment-based-therapy/concepts/", 390, 844, "style-explainer"), 273)
        browser.close()
    sheet = Image.new("RGB", (1240, 660), GROUND)
    sheet.paste(desktop, (32, (660 - desktop.height) // 2))
    sheet.paste(phone, (1240 - 32 - phone.width, (660 - phone.height) // 2))
    target = PROJECT / "docs/images/site.png"
    target.parent.mkdir(exist_ok=True)
    sheet.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.relative_to(PROJECT)}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
