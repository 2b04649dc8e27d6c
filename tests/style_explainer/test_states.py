"""How the explainer looks and reads in each state of the browser: without scripts, in print, small, forced colors."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from .conftest import Explained, Open
from .test_behavior import button, region

WORDS = "() => document.querySelector('style-explainer').innerText.replace(/\\s+/g, ' ').trim()"
ALL_TEXT = "() => document.querySelector('style-explainer').textContent.replace(/\\s+/g, ' ').trim()"
BOXES = """() => [...document.querySelectorAll('style-explainer, style-explainer *:not(button)')].map(e => {
  const r = e.getBoundingClientRect(); return [e.tagName, r.x, r.y + scrollY, r.width, r.height].join() })"""
SHIFTS = """window.shifts = []; new PerformanceObserver(list => { for (const e of list.getEntries()) shifts.push(e.value) })
  .observe({ type: 'layout-shift', buffered: true })"""


def test_without_scripts_every_word_is_there(concepts: str, open_page: Open) -> None:
    """With JavaScript off a reader sees the same words in the same order as with it on."""
    with_scripts = open_page(concepts)
    expect(button(with_scripts, "Secure")).to_be_visible()
    without = open_page(concepts, java_script_enabled=False)
    on, off = with_scripts.evaluate(WORDS), without.evaluate(WORDS)
    assert len(off.split()) > 300
    assert off == on


def test_scripts_add_no_word_in_any_state(concepts: str, open_page: Open) -> None:
    """Folding, opening and choosing change no text at all, hidden text included."""
    without = open_page(concepts, java_script_enabled=False).evaluate(ALL_TEXT)
    page = open_page(concepts)
    assert page.evaluate(ALL_TEXT) == without
    button(page, "Secure").click()
    region(page, "Anxious").click()
    assert page.evaluate(ALL_TEXT) == without


def test_without_scripts_the_styles_are_headed_sections_and_the_map_leads_to_them(
    concepts: str, open_page: Open
) -> None:
    """There is no button; each region of the map is a link to a section that has the name as heading, all of it shown."""
    page = open_page(concepts, java_script_enabled=False)
    explainer = page.locator("style-explainer")
    expect(explainer.locator("button")).to_have_count(0)
    for style in ("secure", "anxious", "avoidant", "disorganized"):
        expect(region(page, style.capitalize())).to_have_attribute("href", f"#{style}")
        section = page.locator(f"#{style}")
        expect(section.get_by_role("heading", name=style.capitalize(), exact=True)).to_be_visible()
        for item in section.get_by_role("listitem").all():
            expect(item).to_be_visible()
    region(page, "Avoidant").click()
    expect(page.locator("#avoidant")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_moves_when_the_script_arrives(concepts: str, open_page: Open, width: int) -> None:
    """The script is held back until the explainer has been painted; then no box changes, and no layout shift is seen."""
    held: list[Route] = []
    page = open_page("about:blank", viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.add_init_script(SHIFTS)
    page.route("**/style-explainer*.js", lambda route: held.append(route))
    page.goto(concepts, wait_until="commit")
    page.locator("style-explainer #secure").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('style-explainer').scrollIntoView()")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator("style-explainer button").count() == 0
    before = page.evaluate(BOXES)
    assert len(held) == 1
    held[0].continue_()
    expect(button(page, "Disorganized")).to_have_attribute("aria-expanded", "true")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(BOXES) == before
    assert page.evaluate("shifts") == []


def test_on_paper_everything_is_open(concepts: str, open_page: Open) -> None:
    """Folded sections print in full, and nothing that only works on a screen is printed."""
    page = open_page(concepts)
    for name in ("Secure", "Anxious", "Avoidant", "Disorganized"):
        button(page, name).click()
        expect(button(page, name)).to_have_attribute("aria-expanded", "false")
    shown = "() => [...document.querySelectorAll('.style-explainer__more *')].filter(e => e.checkVisibility()).length"
    assert page.evaluate(shown) == 0
    page.emulate_media(media="print")
    assert page.evaluate(shown) == page.locator(".style-explainer__more *").count()
    for item in page.locator(".style-explainer__more li").all():
        box = item.bounding_box()
        assert box is not None
        assert box["height"] > 8
    assert page.locator("#secure button").evaluate("e => getComputedStyle(e, '::after').content") == "none"
    assert page.locator(".style-explainer__map").evaluate("e => getComputedStyle(e).position") == "static"
    expect(page.locator(".style-explainer__region path").first).to_have_css("fill-opacity", "1")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_map_is_readable_at_every_width(concepts: str, open_page: Open, width: int) -> None:
    """Nothing is wider than the window; the map's letters are 12 pixels high or more; no name touches another."""
    page = open_page(concepts, viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    texts: list[dict[str, Any]] = page.evaluate(
        """() => { const svg = document.querySelector('.style-explainer__map svg'), scale = svg.getScreenCTM().a;
             return [...svg.querySelectorAll('text')].map(t => { const r = t.getBoundingClientRect();
               return { text: t.textContent, size: parseFloat(getComputedStyle(t).fontSize) * scale, x: r.x, y: r.y, right: r.right, bottom: r.bottom } }) }"""
    )
    drawing = page.locator(".style-explainer__map svg").bounding_box()
    assert drawing is not None
    assert {text["text"] for text in texts} >= {
        "Secure",
        "Anxious",
        "Avoidant",
        "Disorganized",
        "More anxiety",
        "More avoidance",
    }
    for at, one in enumerate(texts):
        assert one["size"] >= 12, one
        assert one["x"] >= drawing["x"] - 1, one
        assert one["right"] <= drawing["x"] + drawing["width"] + 1, one
        for other in texts[at + 1 :]:
            apart = (
                one["right"] <= other["x"]
                or other["right"] <= one["x"]
                or one["bottom"] <= other["y"]
                or other["bottom"] <= one["y"]
            )
            assert apart, (one, other)


@pytest.mark.parametrize("width", [320, 390, 600, 700, 768, 1280])
def test_the_map_never_covers_a_section(concepts: str, open_page: Open, width: int) -> None:
    """Beside the sections it stays in the window while one reads; above them it scrolls away with the page."""
    page = open_page(concepts, viewport={"width": width, "height": 1120}, reduced_motion="reduce")
    for style in ("secure", "avoidant", "disorganized"):
        page.locator(f"#{style}").evaluate("section => section.scrollIntoView()")
        covered: bool = page.evaluate(
            """() => { const map = document.querySelector('.style-explainer__map').getBoundingClientRect();
                 return [...document.querySelectorAll('.style-explainer__style')].some(section => {
                   const r = section.getBoundingClientRect();
                   return r.left < map.right && map.left < r.right && r.top < map.bottom - 1 && map.top < r.bottom - 1 }) }"""
        )
        assert not covered, style
    beside = page.locator(".style-explainer__map").evaluate(
        "map => map.getBoundingClientRect().right < innerWidth * 0.6"
    )
    if beside:
        expect(page.locator(".style-explainer__map svg")).to_be_in_viewport(ratio=0.9)


def luminance(color: tuple[int, ...]) -> float:
    """WCAG's relative luminance of an sRGB color, 0 to 1."""
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """WCAG's contrast ratio of two colors, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def behind(page: Page, selector: str) -> list[tuple[int, ...]]:
    """The colors that are painted behind a piece of lettering: its box, photographed without any lettering."""
    page.add_style_tag(
        content=".style-explainer__map text { visibility: hidden } .style-explainer__edge { display: none }"
    )
    target = page.locator(selector)
    target.scroll_into_view_if_needed()
    box = target.evaluate(
        "e => { const r = e.getBoundingClientRect(); return { x: r.x, y: r.y, width: r.width, height: r.height } }"
    )
    picture = Image.open(io.BytesIO(page.screenshot(clip=box))).convert("RGB")
    colors = picture.getcolors(picture.width * picture.height)
    assert colors is not None
    return [color for _, color in colors]  # type: ignore[misc]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("folded", [False, True], ids=["open", "folded"])
def test_names_on_the_map_have_contrast(explained: Explained, open_page: Open, scheme: Any, folded: bool) -> None:
    """At least 4.5 to 1 against every pixel behind them, wherever regions run into each other, in both color schemes."""
    page = open_page(f"{explained.url}/one/", color_scheme=scheme, reduced_motion="reduce")
    names = ("Secure", "Anxious", "Avoidant", "Disorganized")
    if folded:
        for name in names:
            button(page, name).click()
    for at in range(len(names)):
        selector = f".style-explainer__region >> nth={at} >> text"
        ink = page.locator(selector).evaluate("e => getComputedStyle(e).fill.match(/\\d+/g).map(Number)")
        worst = min(contrast(tuple(ink), color) for color in behind(page, selector))
        assert worst >= 4.5, (names[at], worst)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_outlines_have_contrast(explained: Explained, open_page: Open, scheme: Any) -> None:
    """A region's outline, its small map and the axes are at least 3 to 1 against the page (WCAG 1.4.11)."""
    page = open_page(f"{explained.url}/one/", color_scheme=scheme)
    colors: list[list[int]] = page.evaluate(
        """() => [...document.querySelectorAll('.style-explainer__edge, .style-explainer__axes, .style-explainer__spot *')]
             .map(e => getComputedStyle(e).stroke.match(/\\d+/g).map(Number))"""
    )
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert len(colors) == 4 + 1 + 8
    assert min(contrast(tuple(color), tuple(paper)) for color in colors) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colors_draw_the_map_in_the_readers_own_colors(
    explained: Explained, open_page: Open, scheme: Any
) -> None:
    """Regions are outlines and names in the color of links, the rest in the color of text; no fill is left."""
    page = open_page(f"{explained.url}/one/", forced_colors="active", color_scheme=scheme)
    system = page.evaluate(
        """() => Object.fromEntries(['Canvas', 'CanvasText', 'LinkText', 'Highlight'].map(name => {
             const e = document.createElement('i'); e.style.cssText = `color: ${name}; forced-color-adjust: none`; document.body.append(e);
             const color = getComputedStyle(e).color; e.remove(); return [name, color] }))"""
    )
    assert system["CanvasText"] != system["Canvas"]
    edge = region(page, "Secure").locator("path").last
    expect(edge).to_have_css("stroke", system["LinkText"])
    expect(edge).to_have_css("fill", "none")
    expect(region(page, "Secure").locator("path").first).not_to_be_visible()
    expect(region(page, "Secure").locator("text")).to_have_css("fill", system["LinkText"])
    expect(page.locator(".style-explainer__axes")).to_have_css("stroke", system["CanvasText"])
    expect(page.locator(".style-explainer__spot circle").first).to_have_css("stroke", system["CanvasText"])
    region(page, "Anxious").focus()
    page.keyboard.press("Tab")
    expect(region(page, "Avoidant")).to_be_focused()
    expect(region(page, "Avoidant").locator("path").last).to_have_css("stroke", system["Highlight"])


def test_a_page_that_the_reader_has_enlarged_keeps_the_map_out_of_the_way(concepts: str, open_page: Open) -> None:
    """At 400 % zoom on a small laptop the map does not stick, so it covers nothing."""
    page = open_page(concepts, viewport={"width": 320, "height": 200})
    assert page.locator(".style-explainer__map").evaluate("e => getComputedStyle(e).position") == "static"
    button(page, "Disorganized").focus()
    expect(button(page, "Disorganized")).to_be_in_viewport()
