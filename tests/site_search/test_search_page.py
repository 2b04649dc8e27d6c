"""The search page in a real browser: finding pages, by keyboard, aloud, without script, and nothing before it is used."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import BuiltSite
from tests.support.axe import axe_violations

# What people type, and the page that should be among the first three.
QUERIES = {
    "abandonment": "/attachment-styles/anxious/",
    "clingy": "/attachment-styles/anxious/",
    "fear of being left": "/attachment-styles/anxious/",
    "am i too needy": "/attachment-styles/anxious/",
    "commitment issues": "/attachment-styles/avoidant/",
    "emotionally unavailable": "/attachment-styles/avoidant/",
    "trust issues": "/attachment-styles/disorganized/",
    "hot and cold": "/attachment-styles/disorganized/",
    "fearful avoidant": "/attachment-styles/disorganized/",
    "healthy relationship": "/attachment-styles/secure/",
    "attachment types": "/attachment-styles/",
    "attachment style quiz": "/attachment-styles/",
    "counseling": "/attachment-based-therapy/",
    "what happens in therapy": "/attachment-based-therapy/how-it-works/",
    "techniques": "/attachment-based-therapy/techniques/",
    "bowlby": "/attachment-based-therapy/concepts/",
    "secure base": "/attachment-based-therapy/concepts/",
    "does it work": "/attachment-based-therapy/benefits/",
    "heal from trauma": "/attachment-based-therapy/goals/",
    "rehab": "/what-we-treat/",
    "addiction treatment": "/what-we-treat/",
    "drinking problem": "/what-we-treat/",
    "depression": "/what-we-treat/",
    "cost": "/costs/",
    "how much does it cost": "/costs/",
    "price": "/costs/",
    "do you take my insurance": "/costs/",
    "first appointment": "/first-visit/",
    "what to bring": "/first-visit/",
    "therapists": "/team/",
    "online therapy": "/telehealth/",
    "FAQ": "/questions/",
    "help my husband": "/families/",
    "suicide": "/crisis-help/",
    "overdose": "/crisis-help/",
    "i want to die": "/crisis-help/",
    "988": "/crisis-help/",
    "HIPAA": "/privacy/",
    "cookies": "/privacy/",
    "screen reader": "/accessibility/",
    "phone number": "/contact/",
    "directions": "/contact/",
    "book an appointment": "/contact/",
    "can people change": "/articles/can-attachment-patterns-change/",
}


@pytest.fixture
def search(built_site: BuiltSite, page: Page) -> Page:
    """The search page, open."""
    page.goto(f"{built_site.url}/search/")
    return page


def look_for(page: Page, words: str) -> list[str]:
    """Types words, waits until the search says that it is through with them, and gives the results' addresses."""
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"“{words}”")
    return page.locator(".site-search__title").evaluate_all("links => links.map(link => link.pathname)")


def test_each_query_finds_its_page_among_the_first_three(search: Page) -> None:
    """The clinic's own words and the pages' words, in the order of their worth."""
    found = {words: look_for(search, words)[:3] for words in QUERIES}
    assert {words: urls for words, urls in found.items() if QUERIES[words] not in urls} == {}


def test_nothing_is_loaded_before_it_is_used(built_site: BuiltSite, page: Page) -> None:
    """The page comes without the index; the field's use brings it, and nobody else is asked for anything."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{built_site.url}/search/", wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url] == []
    assert look_for(page, "trust")
    assert [url for url in asked if "pagefind.js" in url]
    assert [url for url in asked if not url.startswith(built_site.url)] == []


def test_a_result_says_what_it_is_and_where_it_stands(search: Page) -> None:
    """Title, place on the site, and the words around what was found."""
    look_for(search, "clingy")
    first = search.locator(".site-search__result").first
    expect(first.get_by_role("link")).to_have_text("Anxious attachment style")
    expect(first.locator(".site-search__trail")).to_have_text("Attachment styles")
    look_for(search, "shame")
    expect(search.locator(".site-search__excerpt mark").first).to_contain_text("shame")


def test_words_in_the_address_are_searched_for(built_site: BuiltSite, page: Page) -> None:
    """What a plain form sends from another page, or the way back leads to."""
    page.goto(f"{built_site.url}/search/?q=clingy")
    expect(page.get_by_role("status")).to_have_text("1 page for “clingy”")
    expect(page.locator("#search-words")).to_have_value("clingy")
    page.locator(".site-search__title").first.click()
    page.wait_for_url("**/attachment-styles/anxious/")
    page.go_back()
    expect(page.locator(".site-search__title").first).to_have_text("Anxious attachment style")


def test_the_arrows_go_through_the_results(search: Page) -> None:
    """Down from the field to the results and on, up again to the field; Enter opens one."""
    look_for(search, "trust")
    titles = search.locator(".site-search__title")
    for number in (0, 1):
        search.keyboard.press("ArrowDown")
        expect(titles.nth(number)).to_be_focused()
    search.keyboard.press("ArrowUp")
    search.keyboard.press("ArrowUp")
    expect(search.locator("#search-words")).to_be_focused()


def test_finding_nothing_leads_to_people(search: Page) -> None:
    """The clinic's number and help in a crisis; no violation in this state, nor with results."""
    assert look_for(search, "qqqzzz") == []
    nothing = search.locator(".site-search__nothing")
    expect(nothing.get_by_role("link", name="call 988")).to_be_visible()
    expect(nothing.get_by_role("link", name="crisis help")).to_be_visible()
    assert nothing.locator("a[href^='tel:+1']").count() == 1
    assert axe_violations(search) == []
    assert look_for(search, "trust")
    expect(nothing).to_be_hidden()
    assert axe_violations(search) == []


def test_markup_in_the_words_is_shown_as_it_is(search: Page) -> None:
    """What somebody types is never taken for HTML."""
    look_for(search, "<img src=x onerror=alert(1)>")
    assert search.locator(".site-search img").count() == 0


def test_a_search_that_cannot_be_loaded_says_so(built_site: BuiltSite, page: Page) -> None:
    """The list of all pages is there, and the search works once the network is back."""
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{built_site.url}/search/?q=trust")
    expect(page.get_by_role("status")).to_contain_text("cannot be loaded")
    page.unroute("**/pagefind.js")
    expect(page.locator(".page-list").get_by_role("link", name="Anxious")).to_be_visible()


def test_without_script_the_pages_are_listed(built_site: BuiltSite, browser: Browser) -> None:
    """The form sends its words to the page itself, which says kindly what to do; every page is a link."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{built_site.url}/search/")
    page.locator("#search-words").fill("trust")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search/?q=trust")
    expect(page.locator("noscript p")).to_contain_text("Searching needs JavaScript")
    expect(page.locator("noscript p")).to_be_visible()
    linked = set(page.locator(".page-list a").evaluate_all("links => links.map(link => link.getAttribute('href'))"))
    left = {e.url for e in built_site.model.entries if e.listed and not e.get("noindex")} - linked
    assert left == {"/", "/search/"}
    context.close()
