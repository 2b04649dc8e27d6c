"""What the explainer must never become: a quiz, a label, a thing that keeps or sends what a reader does."""

from __future__ import annotations

import re

import brotli
import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import BuiltSite
from tests.support.site import PROJECT

from .conftest import CONCEPTS, Open
from .test_behavior import button, region

STYLES = "secure|anxious|avoidant|disorganized"
LABELS = (
    r"\byour (own )?(attachment )?(style|type|pattern|result|score)\b",
    rf"\byou('re| are|’re) (an? )?(\w+ly )?({STYLES})\b",
    rf"\byou have (an? )?({STYLES})\b",
    rf"\b(an?|the) ({STYLES}) (person|people|partner|type)\b",
    r"\b(score|scored|scoring|percent|percentage|quiz|result|results|points|rating)\b",
    r"\d\s*%",
    r"\bwhich (one|style|type) are you\b",
    r"\bdiagnos",
)
INPUTS = (
    "input, select, textarea, form, output, progress, meter, dialog, [contenteditable], [role=slider], [role=checkbox],"
    " [role=radio], [role=switch], [role=textbox], [role=spinbutton], [role=option], [role=progressbar], [role=meter]"
)


def labels_in(text: str) -> list[str]:
    """The labelling words in a text. That this is not a diagnosis may be said."""
    text = text.replace("not a diagnosis", "")
    return [found[0] for pattern in LABELS for found in re.finditer(pattern, text, re.IGNORECASE)]


def inputs_in(page: Page) -> list[str]:
    """Whatever takes something from a reader inside the explainer."""
    found: list[str] = page.locator("style-explainer").evaluate_all(
        "(all, inputs) => all.flatMap(e => [...e.querySelectorAll(inputs)].map(i => i.tagName))", INPUTS
    )
    return found


def use(page: Page) -> None:
    """Does everything that a reader can do with the explainer without leaving the page."""
    for style in ("Secure", "Anxious", "Avoidant", "Disorganized"):
        region(page, style).click()
        expect(button(page, style)).to_be_focused()
        button(page, style).click()
        expect(button(page, style)).to_have_attribute("aria-expanded", "false")
        button(page, style).click()
    page.go_back()
    page.mouse.wheel(0, 400)


def kept_and_sent(page: Page, url: str) -> list[str]:
    """Opens the page, uses the explainer, and says what was asked of the network after that, or kept in the browser."""
    traces: list[str] = []
    page.goto(url, wait_until="networkidle")
    # Pictures that a reader has to scroll to are asked for now, and the icons are asked for by the window.
    page.evaluate("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode() }))")
    icons = page.locator("link[rel=icon]").evaluate_all("links => links.map(link => link.href)")
    page.on("request", lambda request: None if request.url in icons else traces.append(f"request {request.url}"))
    use(page)
    page.wait_for_load_state("networkidle")
    stored = page.evaluate(
        """async () => ({ local: localStorage.length, session: sessionStorage.length, cookie: document.cookie.length,
             databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
             state: history.state === null ? 0 : 1, name: window.name.length })"""
    )
    traces += [f"stored {where}" for where, count in stored.items() if count]
    return traces + [f"cookie {cookie.get('name')}" for cookie in page.context.cookies()]


def test_it_labels_nobody(concepts: str, open_page: Open) -> None:
    """No word of the explainer, shown or folded, sorts or scores its reader."""
    page = open_page(concepts)
    text = page.locator("style-explainer").text_content()
    assert text is not None
    assert labels_in(text) == []
    attributes = page.locator("style-explainer").evaluate(
        "e => [e, ...e.querySelectorAll('*')].flatMap(x => [...x.attributes].filter(a => /label|title|alt|description/.test(a.name)).map(a => a.value)).join(' ')"
    )
    assert labels_in(attributes) == []


@pytest.mark.parametrize(
    "words",
    [
        "Your style is anxious.",
        "Your attachment style: secure",
        "You are anxious.",
        "You're mostly avoidant.",
        "You have a disorganized attachment.",
        "Anxious people, such as an anxious partner",
        "You scored 7. Your score is high.",
        "80 % anxious",
        "Take the quiz!",
        "Which one are you?",
        "We diagnose you.",
    ],
)
def test_labelling_words_would_be_found(words: str) -> None:
    """The search above finds each of these, so it would fail if one came in."""
    assert labels_in(f"Some words. {words} More words.") != []


def test_it_asks_for_nothing(concepts: str, open_page: Open) -> None:
    """There is no input, no form, no slider and nothing like them, before and after it has been used."""
    page = open_page(concepts)
    expect(button(page, "Secure")).to_be_visible()
    assert inputs_in(page) == []
    use(page)
    assert inputs_in(page) == []


@pytest.mark.parametrize(
    "html",
    ["<input>", "<select></select>", "<form></form>", "<p contenteditable>", "<div role=slider>", "<meter></meter>"],
)
def test_an_input_would_be_found(concepts: str, open_page: Open, html: str) -> None:
    """Each of these, put into the explainer, is seen by the test above."""
    page = open_page(concepts)
    page.evaluate("html => document.querySelector('#secure').insertAdjacentHTML('beforeend', html)", html)
    assert inputs_in(page) != []


def test_it_keeps_and_sends_nothing(concepts: str, open_page: Open) -> None:
    """Using all of it makes no request and leaves nothing in the browser."""
    assert kept_and_sent(open_page("about:blank"), concepts) == []


@pytest.mark.parametrize(
    ("code", "trace"),
    [
        ("localStorage.setItem('chosen', location.hash)", "stored local"),
        ("sessionStorage.setItem('chosen', location.hash)", "stored session"),
        ("document.cookie = 'chosen=1'", "stored cookie"),
        ("indexedDB.open('chosen')", "stored databases"),
        ("history.replaceState({ chosen: 1 }, '')", "stored state"),
        ("fetch('/?chosen')", "request"),
        ("navigator.sendBeacon('/?chosen')", "request"),
        ("new Image().src = '/?chosen'", "request"),
    ],
)
def test_keeping_or_sending_would_be_found(concepts: str, open_page: Open, code: str, trace: str) -> None:
    """With this line added to the explainer's script, the test above fails."""
    page = open_page("about:blank")

    def spoil(route: Route) -> None:
        route.fulfill(
            response=(real := route.fetch()), body=f"{real.text()};addEventListener('hashchange',()=>{{{code}}})"
        )

    page.route("**/style-explainer*.js", spoil)
    page.route("**/?chosen", lambda route: route.fulfill(status=204))
    assert any(found.startswith(trace) for found in kept_and_sent(page, concepts))


def test_words_of_care_stand_beside_it(concepts: str, open_page: Open) -> None:
    """Not a diagnosis, more than one, styles can change, sources, somebody to talk to, a crisis line: always shown."""
    page = open_page(concepts)
    note = page.locator("style-explainer").get_by_role("complementary", name="Please note")
    expect(note).to_be_visible()
    for words in ("not a diagnosis", "more than one", "styles can change", "Sources: "):
        expect(note).to_contain_text(words)
    expect(note.get_by_role("link", name="Get in touch")).to_have_attribute("href", "/contact/")
    expect(note.locator("a[href='tel:988']")).to_be_visible()
    expect(note.locator("a[href='sms:988']")).to_be_visible()
    expect(note.locator("a[href='https://doi.org/10.1037/pspp0000027']")).to_have_text("Fraley and others, 2015")


def test_no_sentence_stands_twice(concepts: str, open_page: Open) -> None:
    """Within the explainer nothing is said again in the same words."""
    lines = (
        open_page(concepts)
        .locator("style-explainer")
        .evaluate(
            "e => [...e.querySelectorAll('p, li, figcaption')].flatMap(p => p.textContent.split(/(?<=[.!?])\\s+/)).map(s => s.trim()).filter(Boolean)"
        )
    )
    assert len(lines) > 40
    assert sorted(line for line in set(lines) if lines.count(line) > 1) == []


def test_the_script_is_small(built_site: BuiltSite) -> None:
    """At most 2 kB after brotli, as it is served."""
    html = (built_site.output / CONCEPTS.strip("/") / "index.html").read_text(encoding="utf-8")
    (script,) = re.findall(r'<script src="([^"]*style-explainer[^"]*)"', html)
    size = len(brotli.compress((built_site.output / script.lstrip("/")).read_bytes()))
    print(f"The explainer's script: {size} bytes after brotli")
    assert size <= 2000


def test_the_script_goes_only_where_the_explainer_is(built_site: BuiltSite) -> None:
    """A page without the explainer loads nothing of it."""
    for url in built_site.pages:
        file = built_site.output / url.strip("/")
        html = (file if file.suffix else file / "index.html").read_text(encoding="utf-8")
        assert ("<style-explainer" in html) == ("style-explainer." in html), url


def test_the_plugin_says_nothing_of_this_sites_words() -> None:
    """The styles' words stand in content/styles/ alone: no plugin and no template repeats one of their sentences."""
    sources = [*(PROJECT / "plugins/style_explainer").glob("*.py"), *(PROJECT / "theme/templates").rglob("*.html")]
    code = " ".join(" ".join(path.read_text(encoding="utf-8") for path in sources).split())
    for file in (PROJECT / "content/styles").glob("*.md"):
        matter = file.read_text(encoding="utf-8").split("---")[1]
        sentences = re.findall(r"[A-Z][^.!?\n]{30,}[.!?]", matter)
        assert len(sentences) > 5
        assert [sentence for sentence in sentences if sentence in code] == []
