"""The contact form: off by itself, sent as an ordinary form, and clear about what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from plugins.contact_form import sends_to
from plugins.static_hosts.headers import page_sources
from tests.support.axe import axe_violations
from tests.support.server import served
from tests.support.site import Site, lines, small_site

ENDPOINT = "https://forms.clinic-for-tests.org/f/one"
CONTACT = """\
---
title: Get in touch
description: How to reach the clinic, made for the tests of its form, with one short section of text.
kind: contact
menu: main
---

## By phone

Call us.
"""


@pytest.fixture(scope="module")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose contact page has the form; its address."""
    site = small_site(tmp_path_factory.mktemp("form")).write({"pages/contact.md": CONTACT})
    result = site.build(CONTACT_FORM_ENDPOINT=ENDPOINT, CONTACT_FORM_HIDDEN={"key": "abc"})
    assert result.ok, lines(result.findings)
    assert "form-unsafe" not in {finding.rule for finding in result.findings}
    with served(site.output) as url:
        yield url


class Sent(list[dict[str, list[str]]]):
    """What reached the endpoint, in the place of which this answers."""

    def __call__(self, route: Route) -> None:
        assert route.request.method == "POST"
        self.append(parse_qs(route.request.post_data or "", keep_blank_values=True))
        route.fulfill(content_type="text/html", body="<!DOCTYPE html><title>Thank you</title><h1>Thank you</h1>")


def fill(page: Page) -> None:
    """Says what has to be said."""
    page.get_by_label("Your first name").fill("Ada")
    page.get_by_label("Phone number or email").fill("ada@clinic-for-tests.org")
    page.get_by_label("You may use this").check()


def test_there_is_no_form_without_an_endpoint(small: Site) -> None:
    """As the site is delivered."""
    result = small.write({"pages/contact.md": CONTACT}).build()
    assert result.ok
    assert result.model is not None
    assert "<form" not in small.html("/contact/")
    assert page_sources(result.model, [sends_to], {}) == {}


@pytest.mark.parametrize(
    "address", ["http://forms.clinic-for-tests.org/", "/send/", "https://a.org/?x=1", "https://a.org/;b"]
)
def test_only_an_https_address_will_do(small: Site, address: str) -> None:
    """A wrong one is named before anything is built."""
    findings = small.build(CONTACT_FORM_ENDPOINT=address).findings
    assert [(f.rule, "CONTACT_FORM_ENDPOINT" in f.message) for f in findings] == [("setting-value", True)]


def test_the_contact_page_alone_may_send(small: Site) -> None:
    """The page's own policy names the endpoint; no other page has one."""
    model = small.write({"pages/contact.md": CONTACT}).build().model
    assert model is not None
    found = page_sources(model, [sends_to], {"CONTACT_FORM_ENDPOINT": ENDPOINT})
    assert found == {"contact/index.html": {"form-action": (ENDPOINT,)}}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_it_is_sent_as_an_ordinary_form(form_site: str, browser: Browser, script: bool) -> None:
    """Everything that was said, what the service asks for, and an empty trap."""
    context = browser.new_context(java_script_enabled=script)
    page, sent = context.new_page(), Sent()
    page.route(ENDPOINT, sent)
    page.goto(f"{form_site}/contact/")
    fill(page)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(ENDPOINT)
    assert [{k: v for k, v in one.items() if v != [""]} for one in sent] == [
        {"key": ["abc"], "name": ["Ada"], "reach": ["ada@clinic-for-tests.org"], "about": ["A first visit"], "consent": ["yes"]}
    ]  # fmt: skip
    assert sent[0]["website"] == [""]
    context.close()


def test_what_is_missing_is_said_all_at_once(form_site: str, page: Page) -> None:
    """In an alert that takes the focus and leads to each field, and at the fields; it goes away when it is mended."""
    sent = Sent()
    page.route(ENDPOINT, sent)
    page.goto(f"{form_site}/contact/")
    page.get_by_label("Phone number or email").fill("805-555-0100")
    page.get_by_role("button", name="Send").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert.get_by_role("link")).to_have_count(2)
    name = page.get_by_label("Your first name")
    expect(name).to_have_accessible_description("Write a name, any that you like")
    expect(page.get_by_label("Phone number or email")).not_to_have_attribute("aria-invalid", "true")
    assert axe_violations(page) == []
    alert.get_by_role("link").first.click()
    expect(name).to_be_focused()
    name.fill("Ada")
    expect(name).not_to_have_attribute("aria-invalid", "true")
    assert sent == []
    fill(page)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(ENDPOINT)
    assert len(sent) == 1


def test_a_program_that_fills_in_everything_sends_nothing(form_site: str, page: Page) -> None:
    """The field that nobody sees, and that no keyboard reaches."""
    sent = Sent()
    page.route(ENDPOINT, sent)
    page.goto(f"{form_site}/contact/")
    fill(page)
    trap = page.locator("[name=website]")
    expect(trap).to_be_hidden()
    trap.evaluate("field => { field.value = 'https://spam.example/' }")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("button", name="Send")).to_be_focused()
    assert sent == []
    assert axe_violations(page) == []
