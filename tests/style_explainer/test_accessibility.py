"""What assistive technology gets: axe in every state, and the accessibility tree as a snapshot."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.axe import axe_violations

from .conftest import Explained, Open
from .test_behavior import button, region

OPTIONS: dict[str, dict[str, Any]] = {
    "desktop": {},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "small": {"viewport": {"width": 320, "height": 640}},
    "dark": {"color_scheme": "dark"},
    "forced colors": {"forced_colors": "active"},
}


@pytest.mark.parametrize("name", OPTIONS)
def test_axe_finds_nothing_in_any_state(concepts: str, open_page: Open, name: str) -> None:
    """At first, with a style chosen, with some folded, with all folded, and on paper."""
    page = open_page(concepts, reduced_motion="reduce", **OPTIONS[name])
    found = {"at first": axe_violations(page)}
    region(page, "Anxious").click()
    found["chosen"] = axe_violations(page)
    button(page, "Secure").click()
    found["one folded"] = axe_violations(page)
    for style in ("Anxious", "Avoidant", "Disorganized"):
        button(page, style).click()
    found["all folded"] = axe_violations(page)
    page.emulate_media(media="print")
    found["on paper"] = [
        each for each in axe_violations(page) if not each.startswith("target-size")
    ]  # nobody taps paper
    if name == "forced colors":  # axe reads the colors that the page asks for, and the browser shows others
        found = {
            state: [each for each in violations if not each.startswith("color-contrast")]
            for state, violations in found.items()
        }
    assert not any(found.values()), found


@pytest.mark.parametrize("path", ["/two/", "/words/"])
def test_axe_finds_nothing_with_two_or_without_the_map(explained: Explained, open_page: Open, path: str) -> None:
    """Two explainers on one page, and one without its map."""
    page = open_page(explained.url + path)
    expect(button(page, "Anxious")).to_be_visible()
    assert axe_violations(page) == []


STYLE_OPEN = """\
    - heading "{name}" [level=3]:
      - button "{name}" [expanded]
    - paragraph: {place}
    - paragraph: {name} in one sentence.
    - heading "How it can feel" [level=4]
    - list:
      - listitem: {name} feels one way.
      - listitem: {name} feels another way.
    - heading "How it can show up in relationships" [level=4]
    - list:
      - listitem: {name} shows one way.
      - listitem: {name} shows another way.
    - heading "Where it can come from" [level=4]
    - paragraph: Where {name} comes from.
    - heading "How therapy may help" [level=4]
    - paragraph: How help helps with {name}.
    - paragraph:
      - link "More about {lower} attachment":
        - /url: /attachment-styles/{lower}/
"""
STYLE_FOLDED = """\
    - heading "{name}" [level=3]:
      - button "{name}"
    - paragraph: {place}
    - paragraph: {name} in one sentence.
"""
MAP = """\
    - figure:
      - group "Map of the attachment styles":
        - text: More avoidance More anxiety
        - link "Secure":
          - /url: "#secure"
        - link "Anxious":
          - /url: "#anxious"
        - link "Avoidant":
          - /url: "#avoidant"
        - link "Disorganized":
          - /url: "#disorganized"
        - text: in between
      - text: /Anxiety grows to the right/
"""
INTRO = """\
    - paragraph:
      - text: Two things tell these patterns apart.
      - strong: Attachment anxiety
      - text: is the worry that people will leave, or will not love you enough.
      - strong: Attachment avoidance
      - text: is the pull to keep your distance, even from those you care about.
"""
CARE = """\
    - complementary "Please note":
      - paragraph:
        - strong: This is not a diagnosis.
        - text: /People often see parts of themselves in more than one style, and styles can change/
      - paragraph:
        - text: Would it help to talk about it?
        - link "Get in touch with the clinic":
          - /url: /contact/
        - text: . In a crisis,
        - link "call 988":
          - /url: tel:988
        - text: or
        - link "text 988":
          - /url: sms:988
        - text: (988 Suicide & Crisis Lifeline).
      - paragraph: "Sources: Bowlby, 1969."
"""
STYLES = (
    ("Secure", "Lower anxiety, lower avoidance"),
    ("Anxious", "Higher anxiety, lower avoidance"),
    ("Avoidant", "Lower anxiety, higher avoidance"),
    ("Disorganized", "Higher anxiety, higher avoidance"),
)


def tree(folded: tuple[str, ...] = (), with_map: bool = True) -> str:
    """The whole accessibility tree that the small site's explainer should have."""
    parts = [INTRO, MAP if with_map else ""]
    for name, place in STYLES:
        parts.append(
            (STYLE_FOLDED if name in folded else STYLE_OPEN).format(name=name, lower=name.lower(), place=place)
        )
    parts.append(CARE)
    return "- /children: equal\n" + "".join(line[4:] + "\n" for part in parts for line in part.splitlines())


def test_the_accessibility_tree_at_first(explained: Explained, open_page: Open) -> None:
    """Words, map, four headed and opened sections, the note of care: in this order, and nothing else."""
    page = open_page(f"{explained.url}/one/")
    expect(page.locator("style-explainer")).to_match_aria_snapshot(tree())


def test_the_accessibility_tree_with_two_folded(explained: Explained, open_page: Open) -> None:
    """A folded section keeps its name, place and summary, and hides the rest from everyone alike."""
    page = open_page(f"{explained.url}/one/")
    button(page, "Secure").click()
    button(page, "Avoidant").click()
    expect(page.locator("style-explainer")).to_match_aria_snapshot(tree(("Secure", "Avoidant")))


def test_the_accessibility_tree_without_the_map(explained: Explained, open_page: Open) -> None:
    """The place in words is still there."""
    page = open_page(f"{explained.url}/words/")
    expect(page.locator("style-explainer")).to_match_aria_snapshot(tree(with_map=False))


def test_the_accessibility_tree_without_scripts(explained: Explained, open_page: Open) -> None:
    """The same tree, with headings where the buttons were."""
    page = open_page(f"{explained.url}/one/", java_script_enabled=False)
    plain = tree().replace('[level=3]:\n  - button "', '[level=3]\n- gone "')
    plain = "\n".join(line for line in plain.splitlines() if not line.startswith("- gone"))
    expect(page.locator("style-explainer")).to_match_aria_snapshot(plain)


def test_a_region_says_where_it_stands(explained: Explained, open_page: Open) -> None:
    """On the map each link is described by its place in words, so that nobody has to see the drawing."""
    page = open_page(f"{explained.url}/one/")
    for name, place in STYLES:
        expect(region(page, name)).to_have_accessible_description(place)


def test_the_pattern_is_that_of_a_disclosure(explained: Explained, open_page: Open) -> None:
    """ARIA's disclosure: a button inside the heading, aria-expanded, aria-controls; no role of its own making."""
    page = open_page(f"{explained.url}/one/")
    for name, _ in STYLES:
        each = button(page, name)
        assert each.evaluate("e => e.tagName") == "BUTTON"
        assert each.get_attribute("type") == "button"
        assert each.get_attribute("role") is None
        assert each.evaluate("e => e.parentElement.tagName") == "H3"
        assert page.locator(f"#{each.get_attribute('aria-controls')}").count() == 1
