"""axe-core finds nothing on any page or component, in both color schemes, at phone and desktop size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import BuiltSite
from tests.support.axe import axe_violations

# Texts of which a part lies outside of an ancestor that hides what overflows it; what is hidden on purpose
# (a box of one pixel, for screen readers) is left out.
CUT_TEXT = """url => {
  const cut = [];
  const clips = [...document.querySelectorAll('body *')].filter(e => {
    const s = getComputedStyle(e);
    return e.clientHeight > 1 && (/hidden|clip/.test(s.overflowX) || /hidden|clip/.test(s.overflowY));
  });
  for (const box of clips) {
    const outer = box.getBoundingClientRect();
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || node.parentElement.closest('svg, .visually-hidden')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const r of range.getClientRects())
        if (r.width > 1 && (r.left < outer.left - 1 || r.right > outer.right + 1 || r.top < outer.top - 1 || r.bottom > outer.bottom + 1))
          cut.push(`${url}: ${box.className}: ${node.data.trim().slice(0, 40)}`);
    }
  }
  return cut;
}"""

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}

GALLERY = "components/"


def html_files(site: BuiltSite) -> list[str]:
    """The paths of all HTML files of the built site."""
    return sorted(p.relative_to(site.output).as_posix() for p in site.output.rglob("*.html"))


SCHEMES = ("light", "dark")


@pytest.fixture(params=SIZES)
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of the browser in one size."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def violations(screen: Page, site: BuiltSite, paths: list[str], schemes: tuple[str, ...] = SCHEMES) -> list[str]:
    """What axe finds on files of the site in color schemes, each by its address; a page is loaded once for all."""
    found: list[str] = []
    for path in paths:
        screen.goto(f"{site.url}/{path.removesuffix('index.html')}")
        for scheme in schemes:
            screen.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"/{path} ({scheme}): {violation}" for violation in axe_violations(screen)]
    return found


def test_axe_finds_no_violation_on_any_page(built_site: BuiltSite, screen: Page) -> None:
    """WCAG 2.2 A and AA, over every file that the build writes as HTML for visitors."""
    paths = [path for path in html_files(built_site) if not path.startswith(GALLERY)]
    assert len(paths) >= len(built_site.pages)
    assert violations(screen, built_site, paths) == []


@pytest.mark.parametrize(("screen", "scheme"), [("desktop", "light"), ("phone", "dark")], indirect=["screen"])
def test_axe_finds_no_violation_in_the_gallery(built_site: BuiltSite, screen: Page, scheme: str) -> None:
    """WCAG 2.2 A and AA, over what staff see of the components; tests/theme looks at each example alone."""
    paths = [path for path in html_files(built_site) if path.startswith(GALLERY) and path.count("/") <= 2]
    assert len(paths) > 20
    assert violations(screen, built_site, paths, (scheme,)) == []


def test_no_page_is_wider_than_a_small_phone(built_site: BuiltSite, browser: Browser) -> None:
    """At 320 CSS pixels, which is also 1280 at 400 % zoom, nothing has to be scrolled sideways."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = []
    for url in built_site.pages:
        page.goto(built_site.url + url)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append(f"{url}: {width}")
    context.close()
    assert wide == []


def test_text_may_be_spaced_out_without_loss(built_site: BuiltSite, browser: Browser) -> None:
    """WCAG 1.4.12: with the spacing that it names, nothing is cut off."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
    cut = []
    for url in built_site.pages:
        page.goto(built_site.url + url)
        page.add_style_tag(content=spacing)
        cut += page.evaluate(CUT_TEXT, url)
    context.close()
    assert cut == []


def test_the_skip_link_is_the_first_stop_and_works(built_site: BuiltSite, page: Page) -> None:
    """One Tab shows it, Enter goes to the main text."""
    for url in built_site.pages:
        page.goto(built_site.url + url)
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.get_attribute("href") == "#main", url
        assert focused.bounding_box() is not None
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main"


def test_crisis_numbers_are_on_every_page(built_site: BuiltSite, page: Page) -> None:
    """988, 911 and the SAMHSA line can be called from each page, and 988 can be texted."""
    for url in built_site.pages:
        page.goto(built_site.url + url)
        for href in ("tel:988", "sms:988", "tel:911", "tel:+18006624357"):
            assert page.locator(f'a[href="{href}"]').count() >= 1, f"{url}: {href}"
