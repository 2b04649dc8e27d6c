"""One loop over every component: what its folder holds, and what each of its examples is like."""

from __future__ import annotations

import re

import pytest
import yaml
from playwright.sync_api import Browser

from tests.support.axe import WCAG, axe_violations
from tests.support.html_validate import html_validate_errors
from tests.support.java import nu_errors
from tests.support.site import PROJECT

from .conftest import ThemeSite

COMPONENTS = PROJECT / "theme/templates/components"
NAMES = sorted(folder.name for folder in COMPONENTS.iterdir() if folder.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_the_folder_holds_a_macro_a_style_and_examples(name: str) -> None:
    """The template defines the macro of the component's name, and says in a comment what it is for."""
    folder = COMPONENTS / name
    template = (folder / f"{name}.html").read_text()
    assert re.search(rf"{{%-? macro {name.replace('-', '_')}\(", template)
    assert "{#" in template
    assert (folder / f"{name}.css").stat().st_size
    assert yaml.safe_load((folder / "examples.yaml").read_text())["about"].endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_the_style_is_found_by_the_components_name(name: str) -> None:
    """Each rule names the component or a part of it, so that a search for a class finds the file; colors are tokens."""
    css = re.sub(r"/\*.*?\*/", "", (COMPONENTS / name / f"{name}.css").read_text(), flags=re.DOTALL)
    for selector in re.findall(r"(?:^|[{}])\s*([^@{}]+?)\s*\{", css):
        for part in re.split(r",(?![^()]*\))", selector):
            assert re.search(rf"(?:\.|^|\s){name}(?![a-z])", part), f"{part!r} does not name .{name}"


def test_each_example_is_valid_html(theme_site: ThemeSite) -> None:
    """Two independent judges, over a page for each example."""
    files = [theme_site.output / url.strip("/") / "index.html" for url in theme_site.examples()]
    assert len(files) > 50
    assert [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in nu_errors(files)] == []
    assert [f"{m['file']}:{m['line']}: {m['rule']}: {m['message']}" for m in html_validate_errors(files)] == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_in_any_example(theme_site: ThemeSite, browser: Browser, scheme: str, width: int) -> None:
    """WCAG 2.2 A and AA and the best practices; each scheme at one size, for a rule that sees one sees the other."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    found: list[str] = []
    for url in theme_site.examples():
        page.goto(theme_site.url + url)
        found += [f"{url}: {v}" for v in axe_violations(page, [*WCAG, "best-practice"])]
    context.close()
    assert found == []


def test_no_example_is_wider_than_a_small_phone(theme_site: ThemeSite, browser: Browser) -> None:
    """320 CSS pixels are enough for each component alone."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = []
    for url in theme_site.examples():
        page.goto(theme_site.url + url)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(url)
    context.close()
    assert wide == []


def test_whatever_can_be_pressed_is_large_enough(theme_site: ThemeSite, browser: Browser) -> None:
    """WCAG 2.5.8: 24 by 24 CSS pixels, unless the link stands within a sentence."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    small = []
    for url in theme_site.examples():
        page.goto(theme_site.url + url)
        small += page.evaluate(
            """url => [...document.querySelectorAll('a, button, summary')].filter(e => {
              const box = e.getBoundingClientRect();
              if (!box.width || getComputedStyle(e).position === 'absolute') return false;
              const after = getComputedStyle(e, '::after');
              if (after.position === 'absolute' && after.content !== 'none') return false;
              const inText = getComputedStyle(e).display === 'inline';
              return !inText && (box.width < 24 || box.height < 24);
            }).map(e => `${url}: ${e.textContent.trim()}`)""",
            url,
        )
    context.close()
    assert small == []
