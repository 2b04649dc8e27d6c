"""The page of questions, as a visitor uses it: by keyboard, by a link from elsewhere, on paper, and without script."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.conftest import BuiltSite

FIRST = "Do I have to tell my story on the phone?"
ANSWER = "say when it is safe to call back"


def test_a_question_is_a_heading_that_opens_by_keyboard(built_site: BuiltSite, page: Page) -> None:
    """Folded at first; Enter opens it and closes it again."""
    page.goto(built_site.url + "/questions/")
    question = page.get_by_role("heading", name=FIRST, level=3)
    expect(question).to_be_visible()
    expect(page.get_by_text(ANSWER)).to_be_hidden()
    question.locator("xpath=ancestor::summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text(ANSWER)).to_be_hidden()


def test_a_link_to_a_question_opens_it(built_site: BuiltSite, page: Page) -> None:
    """From another page, and from the same one; the others stay folded."""
    page.goto(built_site.url + "/questions/#what-will-it-cost")
    opened = page.locator(".questions details[open]")
    expect(opened).to_have_count(1)
    expect(opened).to_contain_text("What will it cost?")
    page.evaluate("location.hash = 'do-i-need-a-referral'")
    expect(opened).to_have_count(2)
    expect(opened.first).to_contain_text("Do I need a referral?")


def test_answers_can_be_read_without_script_and_on_paper(built_site: BuiltSite, browser: Browser) -> None:
    """A press opens a question; in print all of them are open."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(built_site.url + "/questions/")
    page.get_by_text(FIRST).click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.emulate_media(media="print")
    answers = page.locator(".questions .details__body")
    assert answers.count() > 10
    for answer in answers.all():
        expect(answer).to_be_visible()
    context.close()
