"""What the explainer does when somebody uses it: by keyboard, by touch, by a shared link, by the Back button."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Explained, Open

MOVING: dict[str, Any] = {"reduced_motion": "no-preference"}  # the page glides to where a link leads
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def button(page: Page, name: str, number: int = 0) -> Locator:
    """The button in the heading of a style's section."""
    return page.locator("style-explainer").nth(number).get_by_role("button", name=name, exact=True)


def region(page: Page, name: str, number: int = 0) -> Locator:
    """A style's region on the map."""
    return page.locator("style-explainer").nth(number).get_by_role("group").get_by_role("link", name=name, exact=True)


def panel(page: Page, style: str) -> Locator:
    """What a style's section folds."""
    return page.locator(f"#{style}-more")


def at_focus(page: Page) -> dict[str, Any]:
    """The focused element: its name, whether it is in the window with nothing on top, and how the focus is drawn."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
          const x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y);
          const edge = e.querySelector?.('.style-explainer__edge');
          return {
            tag: e.tagName.toLowerCase(), name: e.textContent.trim(), href: e.getAttribute('href'),
            seen: r.top >= 0 && r.bottom <= innerHeight + 1 && r.width > 0,
            free: !!top && (e.contains(top) || top.contains(e)),
            ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 ||
                  !!edge && parseFloat(getComputedStyle(edge).strokeWidth) >= 3,
          };
        }"""
    )
    return found


def test_everything_is_open_at_first(concepts: str, open_page: Open) -> None:
    """A reader who touches nothing has read it all: each style's button says that its section is open."""
    page = open_page(concepts)
    buttons = page.locator("style-explainer").get_by_role("button").all()
    assert len(buttons) == 4
    for each in buttons:
        expect(each).to_have_attribute("aria-expanded", "true")
        controlled = page.locator(f"#{each.get_attribute('aria-controls')}")
        expect(controlled).to_be_visible()
        expect(controlled.get_by_role("listitem").first).to_be_visible()


def test_the_keyboard_alone_is_enough(concepts: str, open_page: Open) -> None:
    """Tab reaches every region, button and link; each shows its focus, in the window and under nothing else."""
    page = open_page(concepts, reduced_motion="reduce")
    region(page, "Secure").focus()
    page.keyboard.press("Shift+Tab")
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if not page.evaluate("document.querySelector('style-explainer').contains(document.activeElement)"):
            break
        stop = at_focus(page)
        assert stop["seen"], stop
        assert stop["free"], stop
        assert stop["ring"], stop
        stops.append((stop["tag"], stop["name"]))
    links = [text for tag, text in stops if tag == "a"]
    assert links[:4] == ["Secure", "Anxious", "Avoidant", "Disorganized"]
    assert [text for tag, text in stops if tag == "button"] == ["Secure", "Anxious", "Avoidant", "Disorganized"]
    assert [text for text in links if text.startswith("More about")] == [
        "More about secure attachment",
        "More about anxious attachment",
        "More about avoidant attachment",
        "More about disorganized attachment",
    ]
    assert "call 988" in links


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_button_folds_and_opens_its_section(explained: Explained, open_page: Open, key: str) -> None:
    """Enter and Space both work; the focus stays on the button; folded links are no stop for Tab."""
    page = open_page(f"{explained.url}/one/")
    secure = button(page, "Secure")
    secure.focus()
    page.keyboard.press(key)
    expect(secure).to_have_attribute("aria-expanded", "false")
    expect(secure).to_be_focused()
    expect(panel(page, "secure").get_by_role("listitem").first).not_to_be_visible()
    page.keyboard.press("Tab")
    expect(button(page, "Anxious")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press(key)
    expect(secure).to_have_attribute("aria-expanded", "true")
    expect(panel(page, "secure").get_by_role("listitem").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="More about secure attachment")).to_be_focused()


def test_several_can_be_open_to_compare(explained: Explained, open_page: Open) -> None:
    """Folding two leaves the other two open, whichever they are."""
    page = open_page(f"{explained.url}/one/")
    button(page, "Secure").click()
    button(page, "Avoidant").click()
    states = [each.get_attribute("aria-expanded") for each in page.locator("style-explainer button").all()]
    assert states == ["false", "true", "false", "true"]
    summary = page.locator("#secure .style-explainer__summary")
    expect(summary).to_be_visible()


def test_choosing_a_region_shows_its_style_beside_the_map(explained: Explained, open_page: Open) -> None:
    """The section opens, takes the focus and stands beside the map, which is still in the window."""
    page = open_page(f"{explained.url}/one/", **MOVING)
    for style in ("secure", "anxious", "avoidant", "disorganized"):
        button(page, style.capitalize()).click()
    region(page, "Avoidant").focus()
    page.keyboard.press("Enter")
    chosen = button(page, "Avoidant")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-expanded", "true")
    expect(chosen).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"#avoidant$"))
    drawing, section = page.locator(".style-explainer__map svg"), page.locator("#avoidant")
    expect(drawing).to_be_in_viewport(ratio=0.9)
    left, right = drawing.bounding_box(), section.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    expect(button(page, "Secure")).to_have_attribute("aria-expanded", "false")


def test_a_region_chosen_again_opens_again(explained: Explained, open_page: Open) -> None:
    """The address is the same as before, and it works all the same."""
    page = open_page(f"{explained.url}/one/")
    region(page, "Anxious").click()
    button(page, "Anxious").click()
    expect(button(page, "Anxious")).to_have_attribute("aria-expanded", "false")
    region(page, "Anxious").click()
    expect(button(page, "Anxious")).to_have_attribute("aria-expanded", "true")
    expect(button(page, "Anxious")).to_be_focused()


def test_the_map_shows_which_sections_are_folded(explained: Explained, open_page: Open) -> None:
    """A folded style's region is paler, so that what is being compared stands out."""
    page = open_page(f"{explained.url}/one/", reduced_motion="reduce")
    fill = region(page, "Anxious").locator("path").first
    expect(fill).to_have_css("fill-opacity", "1")
    button(page, "Anxious").click()
    expect(fill).to_have_css("fill-opacity", "0.4")
    expect(region(page, "Secure").locator("path").first).to_have_css("fill-opacity", "1")


def test_the_map_follows_the_reader(explained: Explained, open_page: Open) -> None:
    """The region of the style that is being read has a whole outline; nobody has to touch anything for it."""
    page = open_page(f"{explained.url}/one/", viewport={"width": 1280, "height": 600})
    for name in ("Secure", "Disorganized"):
        page.locator(f"#{name.lower()}").evaluate(
            "section => scrollTo(0, section.offsetTop + section.offsetHeight / 2 - innerHeight * 0.4)"
        )
        expect(region(page, name)).to_have_class(re.compile("is-here"))
    expect(page.locator(".is-here")).to_have_count(1)


def test_touch(explained: Explained, open_page: Open) -> None:
    """On a phone a tap on a region goes to its style, and a tap on the name folds it."""
    page = open_page(f"{explained.url}/one/", **PHONE, **MOVING)
    region(page, "Disorganized").tap()
    chosen = button(page, "Disorganized")
    expect(chosen).to_be_focused()
    expect(chosen).to_be_in_viewport()
    chosen.tap()
    expect(chosen).to_have_attribute("aria-expanded", "false")
    expect(chosen).to_be_in_viewport()
    chosen.tap()
    expect(chosen).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_to_press_is_large_enough(explained: Explained, open_page: Open, width: int) -> None:
    """Buttons and regions are at least 24 by 24 pixels, and so is the part of a region that no other region covers."""
    page = open_page(f"{explained.url}/one/", viewport={"width": width, "height": 900}, reduced_motion="reduce")
    for target in page.locator("style-explainer button, style-explainer svg a").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    for name in ("Secure", "Anxious", "Avoidant", "Disorganized"):
        label = region(page, name).locator("text")
        label.evaluate("text => text.scrollIntoView({ block: 'center' })")
        hit = label.evaluate(
            """text => { const r = text.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
                 return [[-12, -12], [12, -12], [-12, 12], [12, 12], [0, 0]].every(
                   ([dx, dy]) => document.elementFromPoint(x + dx, y + dy)?.closest('a') === text.closest('a')) }"""
        )
        assert hit, name


def test_a_shared_link_opens_and_focuses_its_style(concepts: str, open_page: Open) -> None:
    """`#anxious` behind the address leads to that section, open, in the window, with the focus on its name."""
    page = open_page(f"{concepts}#anxious")
    chosen = button(page, "Anxious")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-expanded", "true")
    expect(chosen).to_be_in_viewport()
    assert page.locator("#anxious").evaluate("section => section.matches(':target')")


def test_a_shared_link_to_something_else_takes_no_focus(concepts: str, open_page: Open) -> None:
    """The explainer leaves other addresses on the page alone."""
    page = open_page(f"{concepts}#the-four-styles-at-a-glance")
    expect(button(page, "Secure")).to_be_visible()
    assert not page.evaluate("document.querySelector('style-explainer').contains(document.activeElement)")


def test_the_back_button_goes_from_choice_to_choice(explained: Explained, open_page: Open) -> None:
    """Back returns to the style chosen before, then to the map with the focus where it was; Forward works too."""
    page = open_page(f"{explained.url}/one/", **MOVING)
    region(page, "Anxious").click()
    expect(button(page, "Anxious")).to_be_focused()
    region(page, "Avoidant").click()
    expect(button(page, "Avoidant")).to_be_focused()
    button(page, "Anxious").click()
    expect(button(page, "Anxious")).to_have_attribute("aria-expanded", "false")
    page.go_back()
    expect(page).to_have_url(re.compile(r"#anxious$"))
    expect(button(page, "Anxious")).to_be_focused()
    expect(button(page, "Anxious")).to_have_attribute("aria-expanded", "true")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/one/$"))
    expect(region(page, "Avoidant")).to_be_focused()
    expect(region(page, "Avoidant")).to_be_in_viewport()
    page.go_forward()
    expect(button(page, "Anxious")).to_be_focused()


def test_back_from_another_page_returns_to_the_style(explained: Explained, open_page: Open) -> None:
    """After reading a style's own page, Back leads to its section in the explainer."""
    page = open_page(f"{explained.url}/one/#anxious", **MOVING)
    page.get_by_role("link", name="More about anxious attachment").click()
    expect(page).to_have_url(re.compile("/attachment-styles/anxious/$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/one/#anxious$"))
    expect(button(page, "Anxious")).to_be_in_viewport()


def test_the_focus_is_never_lost(explained: Explained, open_page: Open) -> None:
    """Whatever is pressed, in whatever order, the focus stays on something that is shown."""
    page = open_page(f"{explained.url}/one/", reduced_motion="reduce")
    region(page, "Secure").focus()
    presses = [
        "Enter",
        "Space",
        "Space",
        "Tab",
        "Shift+Tab",
        "Enter",
        "Tab",
        "Enter",
        "Enter",
        "Shift+Tab",
        "Enter",
        "Tab",
        "Tab",
    ]
    for keys in presses:
        page.keyboard.press(keys)
        page.evaluate("new Promise(requestAnimationFrame)")  # a followed link ends in a task of its own
        stop = at_focus(page)
        assert stop["tag"] in ("a", "button"), (keys, stop)
        assert stop["seen"], (keys, stop)


def test_two_on_one_page_do_not_disturb_each_other(explained: Explained, open_page: Open) -> None:
    """Each has its own sections and addresses; folding and choosing in one leaves the other as it was."""
    page = open_page(f"{explained.url}/two/")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"
        )
        == []
    )
    region(page, "Anxious", 1).click()
    expect(page).to_have_url(re.compile(r"#anxious-2$"))
    expect(button(page, "Anxious", 1)).to_be_focused()
    button(page, "Anxious", 1).click()
    expect(button(page, "Anxious", 1)).to_have_attribute("aria-expanded", "false")
    expect(button(page, "Anxious", 0)).to_have_attribute("aria-expanded", "true")
    region(page, "Anxious", 0).click()
    expect(page).to_have_url(re.compile(r"#anxious$"))
    expect(button(page, "Anxious", 0)).to_be_focused()
    expect(button(page, "Anxious", 1)).to_have_attribute("aria-expanded", "false")
    assert [each.get_attribute("id") for each in page.locator("style-explainer section").all()] == [
        "secure",
        "anxious",
        "avoidant",
        "disorganized",
        "anxious-2",
        "avoidant-2",
    ]


def test_a_style_without_a_section_leads_to_its_own_page(explained: Explained, open_page: Open) -> None:
    """On the second explainer of the page, the secure style has no section: its region opens its page."""
    page = open_page(f"{explained.url}/two/")
    region(page, "Secure", 1).click()
    expect(page).to_have_url(re.compile("/attachment-styles/secure/$"))


def test_folded_words_are_found_and_opened_by_an_address(explained: Explained, open_page: Open) -> None:
    """The browser opens a folded part that it looks for, and the button says so."""
    page = open_page(f"{explained.url}/one/")
    button(page, "Avoidant").click()
    expect(panel(page, "avoidant")).to_have_attribute("hidden", "until-found")
    page.evaluate("location.hash = 'avoidant-more'")
    expect(button(page, "Avoidant")).to_have_attribute("aria-expanded", "true")
    expect(panel(page, "avoidant").get_by_role("listitem").first).to_be_visible()


def test_motion_is_left_out_where_it_is_not_wanted(explained: Explained, open_page: Open) -> None:
    """With reduced motion nothing in the explainer has a transition or an animation; without, a few things do."""
    look = """() => [...document.querySelectorAll('style-explainer, style-explainer *')].flatMap(e => [null, '::after'].map(part => {
      const s = getComputedStyle(e, part);
      return s.transitionDuration.split(',').some(t => parseFloat(t) > 0) || s.animationName !== 'none' }))
      .filter(Boolean).length"""
    still = open_page(f"{explained.url}/one/", reduced_motion="reduce")
    assert still.evaluate(look) == 0
    assert still.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = open_page(f"{explained.url}/one/", reduced_motion="no-preference")
    assert moving.evaluate(look) > 0


def test_the_map_can_be_left_out(explained: Explained, open_page: Open) -> None:
    """Without the map the sections fold and deep links work just the same."""
    page = open_page(f"{explained.url}/words/#avoidant")
    expect(button(page, "Avoidant")).to_be_focused()
    button(page, "Avoidant").click()
    expect(panel(page, "avoidant").get_by_role("listitem").first).not_to_be_visible()
    expect(page.locator("style-explainer svg")).to_have_count(0)
