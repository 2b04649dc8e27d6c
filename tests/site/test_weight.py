"""What a visitor has to load: measured for every page, printed, and held to a budget."""

from __future__ import annotations

import re

import brotli
import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.conftest import BuiltSite

FIRST_ROUND_TRIP = 14_600  # bytes in one initial TCP window of 10 segments (RFC 6928)
SCRIPT_BUDGET = 3_000
STAFF_MARK = re.compile(rb'<mark class="fact[^>]*>|</mark>')  # round a placeholder: no visitor gets one
LATE_FONTS = 0.05  # of layout shift, when all fonts come after the first paint; 0.1 counts as good
SHIFTS = (
    "window.__shifts = []; new PerformanceObserver(list => { for (const e of list.getEntries()) window.__shifts.push(e.value) })"
    ".observe({ type: 'layout-shift', buffered: true })"
)
SHIFTED = "window.__shifts.reduce((a, b) => a + b, 0)"
FRAME = "new Promise(requestAnimationFrame)"


def compressed(data: bytes) -> int:
    return len(brotli.compress(data, quality=11))


def test_each_page_is_readable_after_one_round_trip(built_site: BuiltSite) -> None:
    """HTML with its inline styles, and any linked style sheet, fits into one TCP window after brotli; scripts into 3 kB."""
    table, heavy = [], []
    for url in built_site.pages:
        file = built_site.output / url.strip("/")
        html = (file if file.suffix else file / "index.html").read_bytes()
        text = html.decode()
        sheets = re.findall(r'<link[^>]+rel="?stylesheet"?[^>]+href="([^"]+)"', text)
        scripts = re.findall(r'<script[^>]+src="([^"]+)"', text)
        blocking = compressed(STAFF_MARK.sub(b"", html)) + sum(
            compressed((built_site.output / s.lstrip("/")).read_bytes()) for s in sheets
        )
        script = sum(compressed((built_site.output / s.lstrip("/")).read_bytes()) for s in scripts)
        table.append(f"{url:44} {len(html):7} {blocking:7} {script:6}")
        if blocking > FIRST_ROUND_TRIP or script > SCRIPT_BUDGET:
            heavy.append(table[-1])
    print("\n" + f"{'page':44} {'html':>7} {'brotli':>7} {'script':>6}\n" + "\n".join(table))
    assert heavy == []


def test_no_page_asks_another_host_for_anything(built_site: BuiltSite, page: Page) -> None:
    """A recording browser sees requests to the site's own address alone, and none that fails."""
    foreign: list[str] = []
    failed: list[str] = []

    def record(request: Request) -> None:
        if not request.url.startswith((built_site.url, "data:")):
            foreign.append(request.url)

    page.on("request", record)
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    for url in built_site.pages:
        page.goto(built_site.url + url, wait_until="networkidle")
    assert foreign == []
    assert failed == []


def test_nothing_moves_while_a_page_loads(built_site: BuiltSite, browser: Browser) -> None:
    """The browser's own layout-shift entries, at phone size, stay empty while the whole page is scrolled through.

    What a late font moves is looked at below; here there is none.
    """
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    moved = []
    for url in built_site.pages:
        page.goto(built_site.url + url, wait_until="load")
        page.evaluate(
            f"async () => {{ for (let y = 0; y < document.body.scrollHeight; y += 600) {{ scrollTo(0, y); await {FRAME} }} }}"
        )
        if total := page.evaluate(SHIFTED):
            moved.append(f"{url}: {total}")
    context.close()
    assert moved == []


def test_the_console_is_silent(built_site: BuiltSite, page: Page) -> None:
    """No page logs an error or a warning."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for url in built_site.pages:
        page.goto(built_site.url + url, wait_until="load")
    assert said == []


class Gate:
    """Holds requests back until it is opened."""

    def __init__(self) -> None:
        self.held: list[Route] = []
        self.is_open = False

    def take(self, route: Route) -> None:
        """A request comes."""
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def open(self) -> None:
        """All that wait are answered, and all that come from now on."""
        self.is_open = True
        for route in self.held:
            route.continue_()


@pytest.mark.parametrize("width", [360, 1280])
def test_fonts_that_come_late_hardly_move_anything(built_site: BuiltSite, browser: Browser, width: int) -> None:
    """With the fonts held back until the page is painted: what moves then stays far below what counts as good."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(SHIFTS)
    moved = []
    for url in ("/", "/what-we-treat/", "/families/", "/crisis-help/", "/attachment-based-therapy/goals/"):
        page = context.new_page()
        gate = Gate()
        page.route("**/*.woff2", gate.take)
        page.goto(built_site.url + url, wait_until="domcontentloaded")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.evaluate(f"{FRAME}.then(() => {FRAME})")  # painted
        assert len(gate.held) >= 3, "the fonts of a first screen are asked for at once"
        gate.open()
        page.evaluate("document.fonts.load('600 1em \"Site Serif\"')")
        page.wait_for_load_state("networkidle")
        page.evaluate(f"{FRAME}.then(() => {FRAME})")
        if (total := page.evaluate(SHIFTED)) > LATE_FONTS:
            moved.append(f"{url}: {total}")
        page.close()
    context.close()
    assert moved == []
