"""What somebody sees first, on a phone: what the page is, how to call, and where help is in a crisis; and what a thumb can press."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import BuiltSite

PHONES = {"360x740": (360, 740), "375x553": (375, 553)}

# Links and buttons with the area that a press counts in: their own, or that of the card that they fill. Those within a
# sentence need a line of 24 pixels, all others 44 by 44.
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, input, select, textarea')].flatMap(e => {
  if (!e.checkVisibility({ visibilityProperty: true }) || e.matches('.skip-link, [hidden]')) return [];
  const style = getComputedStyle(e), after = getComputedStyle(e, '::after');
  let box = e.getBoundingClientRect();
  if (box.width < 2 || box.bottom < 0) return [];
  const inText = style.display === 'inline' && e.closest('p, li, dd, td, figcaption');
  if (after.position === 'absolute' && after.content !== 'none') {
    const area = style.position === 'relative' ? e : e.offsetParent;
    const outer = area.getBoundingClientRect();
    const grow = side => -Math.min(0, parseFloat(after[side]) || 0);
    box = { width: outer.width + grow('left') + grow('right'), height: outer.height + grow('top') + grow('bottom') };
  } else if (inText) {
    const line = parseFloat(getComputedStyle(e.parentElement).lineHeight);
    return line >= 24 ? [] : [`${e.textContent.trim()}: a line of ${line}`];
  }
  const fits = box.height >= 43.5 && box.width >= 43.5;
  return fits ? [] : [`${e.className} "${e.textContent.trim().slice(0, 40)}": ${box.width.toFixed()}x${box.height.toFixed()}`];
})"""


def one_of_each_kind(site: BuiltSite) -> list[str]:
    """The address of the first page of each kind."""
    return list({entry.kind.name: entry.url for entry in reversed(site.model.entries)}.values())


@pytest.fixture(params=list(PHONES))
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a phone's window."""
    width, height = PHONES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def bottom(page: Page, selector: str) -> float:
    """How far down the first such element ends, in pixels; it has to be visible."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    assert page.locator(selector).first.is_visible(), selector
    return box["y"] + box["height"]


def test_the_first_screen_says_what_and_how_to_reach_somebody(built_site: BuiltSite, phone: Page) -> None:
    """Of every kind of page: its heading, the button to call, and help in a crisis, with nothing scrolled."""
    assert phone.viewport_size is not None
    height = phone.viewport_size["height"]
    for url in one_of_each_kind(built_site):
        phone.goto(built_site.url + url)
        for selector in (
            "h1",
            ".header a[href^='tel:']",
            ".help-bar a[href='tel:988']",
            ".help-bar a[href='/crisis-help/']",
        ):
            assert bottom(phone, selector) <= height, f"{url}: {selector}"
        assert phone.locator(".help-bar").inner_text().startswith("In crisis?")


def test_the_home_page_begins_with_what_is_treated_and_a_large_button(built_site: BuiltSite, phone: Page) -> None:
    """What, where, the number, whether somebody answers, and the first visit: all in the first screen."""
    assert phone.viewport_size is not None
    height = phone.viewport_size["height"]
    phone.goto(built_site.url + "/")
    for word in ("Substance use", "mental health", "Thousand Oaks"):
        assert word.lower() in phone.locator("h1").inner_text().lower()
    button = phone.locator(".hero .call-button").bounding_box()
    assert button is not None
    assert button["height"] >= 48
    for selector in (".hero .call-button", ".hero a[href='/first-visit/']", ".hero .answering__now"):
        assert bottom(phone, selector) <= height, selector
    assert phone.locator(".hero .answering__now").inner_text().startswith(("We answer now", "Closed now"))


def test_the_first_way_to_call_for_help_is_in_the_first_screen(built_site: BuiltSite, phone: Page) -> None:
    """The crisis page hides its first button neither below an introduction nor behind the bar to leave the page."""
    assert phone.viewport_size is not None
    phone.goto(built_site.url + "/crisis-help/")
    bar = phone.locator(".quick-exit").bounding_box()
    assert bottom(phone, ".crisis__way") <= (bar["y"] if bar else phone.viewport_size["height"])


def test_the_header_is_one_row_on_a_phone(built_site: BuiltSite, browser: Browser) -> None:
    """At most 64 pixels, with the crisis line above it at most 104; at 400 % zoom a third of the screen for both."""
    for (width, height), header, both in (((360, 740), 64, 104), ((320, 256), 64, 256 / 3)):
        page = browser.new_page(viewport={"width": width, "height": height})
        for url in one_of_each_kind(built_site):
            page.goto(built_site.url + url)
            box = page.locator(".header").bounding_box()
            assert box is not None
            assert box["height"] <= header, url
            assert box["y"] + box["height"] <= both, url
        page.close()


def test_each_page_can_be_pressed_with_a_thumb(built_site: BuiltSite, browser: Browser) -> None:
    """44 by 44 pixels for each link and button, and lines of 24 for links within a sentence; folded text open."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    small = []
    for url in built_site.pages:
        page.goto(built_site.url + url)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        small += [f"{url}: {target}" for target in page.evaluate(SMALL_TARGETS)]
    page.close()
    assert "\n".join(small) == ""
