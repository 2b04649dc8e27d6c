"""What every page of the theme has, whatever its kind: landmarks, headings, ways to help, and how it bends."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import WCAG, axe_violations
from tests.support.counts import HUNG
from tests.support.html_validate import html_validate_errors
from tests.support.java import nu_errors
from tests.support.site import PROJECT

from .conftest import PLUGINS, ThemeSite, theme_content


def test_each_template_makes_valid_html(theme_site: ThemeSite) -> None:
    """A page of each kind passes the Nu checker and html-validate."""
    files = [
        theme_site.output / (u.strip("/") if u.endswith(".html") else f"{u}index.html".lstrip("/"))
        for u in theme_site.pages()
    ]
    assert [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in nu_errors(files)] == []
    assert [f"{m['file']}:{m['line']}: {m['rule']}: {m['message']}" for m in html_validate_errors(files)] == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_on_any_template(theme_site: ThemeSite, browser: Browser, scheme: str, width: int) -> None:
    """WCAG 2.2 and the best practices, folded text open; each scheme at one size, for a rule that sees one sees the other."""
    found = []
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for url in theme_site.pages():
        page.goto(theme_site.url + url)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        found += [f"{url}: {v}" for v in axe_violations(page, [*WCAG, "best-practice"])]
    context.close()
    assert found == []


def test_there_is_one_h1_and_no_level_is_skipped(theme_site: ThemeSite, page: Page) -> None:
    """The outline of each page goes down one step at a time."""
    for url in theme_site.pages():
        page.goto(theme_site.url + url)
        levels = page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "hs => hs.map(h => +h.tagName[1])")
        assert levels.count(1) == 1, url
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{url}: {levels}"


def test_each_page_has_its_landmarks(theme_site: ThemeSite, page: Page) -> None:
    """Header, main text and footer once each; every navigation has a name of its own."""
    for url in theme_site.pages():
        page.goto(theme_site.url + url)
        for role in ("banner", "main", "contentinfo"):
            assert page.get_by_role(role).count() == 1, f"{url}: {role}"
        names = page.eval_on_selector_all(
            "nav",
            "ns => ns.map(n => n.ariaLabel || document.getElementById(n.getAttribute('aria-labelledby')).textContent)",
        )
        assert len(set(names)) == len(names), f"{url}: {names}"


def test_help_is_the_first_thing_after_the_skip_link(theme_site: ThemeSite, page: Page) -> None:
    """911, 988 by call and by text, and the crisis page, in reach of the keyboard on every page."""
    for url in theme_site.pages():
        page.goto(theme_site.url + url)
        links = page.get_by_role("complementary", name="Help right now").get_by_role("link")
        assert links.evaluate_all("ls => ls.map(l => l.getAttribute('href'))") == [
            "tel:911",
            "tel:988",
            "sms:988",
            "/crisis-help/",
        ]
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "tel:911"


def test_the_breadcrumb_ends_with_the_page_itself(theme_site: ThemeSite, page: Page) -> None:
    """The last step is marked as the current page and is no link; the home page has no breadcrumb."""
    page.goto(theme_site.url + "/attachment-styles/secure/")
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    assert [t.strip() for t in crumbs.get_by_role("listitem").all_text_contents()] == [
        "A small site for tests",
        "A section",
        "Secure attachment style",
    ]
    assert crumbs.locator("[aria-current=page]").text_content() == "Secure attachment style"
    page.goto(theme_site.url + "/")
    assert page.get_by_role("navigation", name="Breadcrumb").count() == 0


def test_the_menu_shows_where_one_is(theme_site: ThemeSite, page: Page) -> None:
    """The page's own entry is `page`; the section above it is `true`; others have nothing."""
    page.goto(theme_site.url + "/attachment-styles/secure/")
    menu = page.locator(".menu__row")
    assert menu.locator("[aria-current]").evaluate_all(
        "ls => ls.map(l => [l.textContent, l.getAttribute('aria-current')])"
    ) == [["A section", "true"]]
    page.goto(theme_site.url + "/attachment-styles/")
    assert menu.locator("[aria-current=page]").text_content() == "A section"


def test_contents_lead_to_the_sections(theme_site: ThemeSite, page: Page) -> None:
    """A long page lists its sections, and each link's target is there; a short page has no list."""
    page.goto(theme_site.url + "/long/")
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert links.all_text_contents() == ["One", "Two", "Three", "Four"]
    for href in links.evaluate_all("ls => ls.map(l => l.getAttribute('href'))"):
        assert page.locator(f"h2{href}").count() == 1
    page.goto(theme_site.url + "/plain/")
    assert page.get_by_role("navigation", name="On this page").count() == 0


def test_a_health_page_shows_what_it_rests_on(theme_site: ThemeSite, page: Page) -> None:
    """Sources, the day of publication, and on a staff machine a mark that the reviewer is missing."""
    page.goto(theme_site.url + "/long/")
    assert "Attachment and Loss, Vol. 1: Attachment" in page.get_by_role("region", name="Sources").inner_text()
    line = page.locator(".review-line").inner_text()
    assert "Not reviewed yet" in line
    assert "Published March 31, 2026." in line


def test_placeholders_are_marked_for_staff(theme_site: ThemeSite, page: Page) -> None:
    """Each stand-in says on hover what is needed; a fact that is known is plain text."""
    page.goto(theme_site.url + "/contact/")
    marks = page.locator("main mark.fact--placeholder")
    assert marks.count() >= 4
    assert all(
        t and t.startswith("Placeholder. Still needed: ") for t in marks.evaluate_all("ms => ms.map(m => m.title)")
    )
    assert "Thousand Oaks" not in marks.all_text_contents()


def test_a_publish_build_shows_no_mark_and_no_draft(tmp_path: Path, theme_site: ThemeSite) -> None:
    """What is for staff stays with staff."""
    assert (theme_site.output / "draft/index.html").is_file()
    assert "draft-note" in (theme_site.output / "draft/index.html").read_text()
    site = theme_content(tmp_path)
    # In a process of its own: there no other plugin can be connected, which would refuse to publish placeholders.
    code = "import sys; from pathlib import Path; from tests.support.site import Site; "
    code += f"sys.exit(not Site(Path(sys.argv[1])).build(PLUGINS={list(PLUGINS)!r}, CONTENT_MODEL_MODE='publish').ok)"
    done = subprocess.run([sys.executable, "-c", code, str(site.folder)], cwd=PROJECT, check=False, timeout=HUNG)
    assert done.returncode == 0
    assert not (site.output / "draft").exists()
    html = "".join(p.read_text() for p in site.output.rglob("*.html"))
    assert '<mark class="fact' not in html
    assert "Not reviewed yet" not in html


def test_a_site_in_a_folder_links_within_its_folder(tmp_path: Path) -> None:
    """Every link, picture and script starts with the folder that clinic.yaml's `website` names."""
    site = theme_content(tmp_path)
    facts = (site.content / "data/clinic.yaml").read_text()
    site.write({"data/clinic.yaml": re.sub(r"(?m)^website:.*$", "website: https://www.example.com/clinic", facts)})
    assert site.build(PLUGINS=PLUGINS).ok
    for file in site.output.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="(/[^"]*)"', file.read_text()):
            if "components" not in file.parts:
                assert address.startswith("/clinic/"), f"{file}: {address}"


def test_the_page_fits_at_400_percent(theme_site: ThemeSite, browser: Browser) -> None:
    """320 by 256 CSS pixels: nothing to scroll sideways, a third of the screen at most above the page, the menu opens."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, java_script_enabled=True)
    page = context.new_page()
    for url in theme_site.pages():
        page.goto(theme_site.url + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, url
        if "banner" not in url and "draft" not in url:
            assert page.evaluate("document.querySelector('main').getBoundingClientRect().top") <= 256 / 3, url
        page.get_by_text("Menu", exact=True).click()
        for link in page.get_by_role("navigation", name="Main").get_by_role("link").all():
            box = link.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
    context.close()


def test_all_is_there_without_scripts(theme_site: ThemeSite, browser: Browser) -> None:
    """Folded text opens by itself, the menu works, nothing waits for a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(theme_site.url + "/long/")
    page.get_by_text("A question", exact=True).click()
    assert page.get_by_text("Its folded answer.").is_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="A section").click()
    assert page.url.endswith("/attachment-styles/")
    context.close()


def test_the_menu_closes_by_escape_and_by_a_press_beside_it(theme_site: ThemeSite, browser: Browser) -> None:
    """On a phone the open menu lies over the page; what closes it leaves the focus where it can be found."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(theme_site.url + "/plain/")
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="A section")
    page.get_by_text("Menu", exact=True).click()
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Menu"
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.mouse.click(200, 700)
    expect(link).to_be_hidden()
    context.close()


def test_the_focus_is_seen_and_never_covered(theme_site: ThemeSite, browser: Browser) -> None:
    """Tab through a long page: each stop has an outline and stands on top at its own place."""
    context = browser.new_context(viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(theme_site.url + "/long/")
    seen = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (e === document.body) return null;
              const outlined = n => getComputedStyle(n).outlineStyle !== 'none' || getComputedStyle(n, '::after').outlineStyle !== 'none';
              const box = e.getClientRects()[0];
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
              return { name: e.textContent.trim(), outlined: outlined(e), covered: !(top && (e.contains(top) || top.contains(e))) };
            }"""
        )
        if state is None:
            break
        seen += 1
        assert state["outlined"], state
        assert not state["covered"], state
    assert seen > 20
    context.close()


def test_forced_colors_keep_everything_apart(theme_site: ThemeSite, browser: Browser) -> None:
    """With the reader's own colors, buttons and cards keep a border, and a placeholder is not the color of its ground."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(theme_site.url + "/long/")
    style = "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor, s.borderTopStyle] }"
    for selector in ("a .fact--placeholder", ".crisis__way"):
        color, ground, _ = page.locator(selector).first.evaluate(style)
        assert color != ground, selector
    assert page.locator(".button").first.evaluate(style)[2] == "solid"
    page.goto(theme_site.url + "/contact/")
    assert page.locator(".contact-ways__way").first.evaluate(style)[2] == "solid"
    context.close()


def test_motion_stops_when_asked(theme_site: ThemeSite, browser: Browser) -> None:
    """With reduced motion nothing scrolls smoothly and nothing fades."""
    for motion, behavior, duration in (("reduce", "auto", "0s"), ("no-preference", "smooth", "0.18s")):
        context = browser.new_context(reduced_motion=motion)
        page = context.new_page()
        page.goto(theme_site.url + "/long/")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behavior
        assert (
            page.locator(".button").first.evaluate("e => getComputedStyle(e).transitionDuration.split(',')[0]")
            == duration
        )
        context.close()


def test_paper_gets_the_text_and_the_addresses(theme_site: ThemeSite, browser: Browser) -> None:
    """Printed without scripts: links name where they lead, folded text is open, menus and bars are gone."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(theme_site.url + "/long/")
    page.emulate_media(media="print", color_scheme="dark")
    body = page.locator(".prose .details__body")
    assert body.evaluate("e => e.checkVisibility()")
    after = "e => getComputedStyle(e, '::after').content"
    assert page.get_by_role("link", name="the plain page").evaluate(after) == '" (www.lotusrecovery.example/plain/)"'
    assert page.get_by_role("link", name="a page elsewhere").evaluate(after) == '" (https://988lifeline.org/)"'
    assert page.locator(".crisis__way").first.evaluate(after) == "none"
    for selector in (".skip-link", ".help-bar", ".menu", ".breadcrumb", ".contents-list", ".invitation", ".footer nav"):
        assert page.locator(selector).first.is_hidden(), selector
    assert page.locator(".crisis").first.is_visible()
    assert page.locator(".footer").get_by_text("Thousand Oaks").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    context.close()


def test_older_browsers_open_folded_text_for_print_by_the_script(theme_site: ThemeSite, page: Page) -> None:
    """Before printing everything opens; afterwards what was closed is closed again, and what was open stays open."""
    page.goto(theme_site.url + "/long/")
    states = "ds => ds.map(d => d.open)"
    page.locator(".prose details").evaluate("d => { d.open = true }")
    before = page.locator(".details").evaluate_all(states)
    assert True in before
    assert False in before
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert False not in page.locator(".details").evaluate_all(states)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".details").evaluate_all(states) == before


def test_a_plain_page_links_three_small_scripts(theme_site: ThemeSite) -> None:
    """Whether somebody answers, folded text and the menu: these three are everywhere, nothing else is."""
    html = (theme_site.output / "plain/index.html").read_text()
    assert [name.split(".")[0] for name in re.findall(r'<script src="/assets/([^"]+)"', html)] == [
        "answering",
        "details",
        "menu",
    ]


def test_the_contents_show_which_section_is_read(theme_site: ThemeSite, browser: Browser) -> None:
    """Scrolled to a section, its link alone says that one is there; the way back to the top goes there."""
    context = browser.new_context(viewport={"width": 1280, "height": 500}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(theme_site.url + "/long/")
    contents = page.get_by_role("navigation", name="On this page")
    for name in ("Three", "One"):
        contents.get_by_role("link", name=name).evaluate("a => document.querySelector(a.hash).scrollIntoView()")
        expect(contents.locator("[aria-current=location]")).to_have_text(name)
    page.get_by_role("link", name="Back to top").click()
    expect(contents.locator("[aria-current]")).to_have_count(0)
    assert page.evaluate("scrollY") == 0
    context.close()


def test_a_page_ends_with_one_set_of_links(theme_site: ThemeSite, page: Page) -> None:
    """At most one list of further pages stands between the text and the foot."""
    for url in theme_site.pages():
        page.goto(theme_site.url + url)
        assert page.locator(".read-next, main .cards").count() <= 1, url
