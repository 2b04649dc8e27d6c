"""What links say, and numbers that can be called."""

from __future__ import annotations

import pytest

from tests.seo_checks.rules.helpers import hits, messages


@pytest.mark.parametrize("words", ["click here", "Click here!", "Read more →", "HERE", "learn more", "this page"])
def test_words_that_say_nothing(words: str) -> None:
    """Case, arrows and full stops do not make them say more."""
    assert len(hits("link-text-generic", f"<p><a href='/contact/'>{words}</a></p>")) == 1


@pytest.mark.parametrize("words", ["Learn more about bonds", "Start with us", "More than words", "Here is how we work"])
def test_words_that_say_something(words: str) -> None:
    """A text that only begins with such words is a good one."""
    assert hits("link-text-generic", f"<p><a href='/contact/'>{words}</a></p>") == []


def test_a_link_around_a_picture_is_not_told_twice() -> None:
    """Its name is the picture's description, which another rule looks at."""
    html = "<a href='/contact/'><img src='/images/share.png' alt='' width='8' height='6'></a>"
    assert hits("link-text-missing", html) == []
    assert len(hits("img-alt-quality", html)) == 1


@pytest.mark.parametrize(
    "href",
    ["tel:+18055550100", "tel:+1-805-555-0100", "tel:+1(805)555.0100", "tel:988", "sms:741741", "tel:+44-20-7946-0958"],
)
def test_numbers_that_every_phone_can_call(href: str) -> None:
    """With the country's code, or a short code; hyphens, dots and brackets may cut it."""
    assert hits("contact-link-invalid", f"<a href='{href}'>Call</a>") == []


@pytest.mark.parametrize(
    "href",
    [
        "tel:805-555-0100",
        "tel:+1 805 555 0100",
        "tel:",
        "tel:call-us",
        "sms:12",
        "tel:+0123456789",
        "tel:+1234567890123456",
    ],
)
def test_numbers_that_not_every_phone_can_call(href: str) -> None:
    """Without the country's code, with spaces, with letters, too short or too long."""
    assert len(hits("contact-link-invalid", f"<a href='{href}'>Call</a>")) == 1


@pytest.mark.parametrize("href", ["mailto:", "mailto:name", "mailto:name@clinic", "mailto:a@b.com, c"])
def test_addresses_that_are_no_email(href: str) -> None:
    """A name alone, a domain without an end, or a second one that is none."""
    assert len(hits("contact-link-invalid", f"<a href='{href}'>Write</a>")) == 1


@pytest.mark.parametrize(
    "text", ["805-555-0177", "(805) 555-0177", "805.555.0177", "1-805-555-0177", "+1 805 555 0177"]
)
def test_a_number_in_a_text_is_to_be_a_link(text: str) -> None:
    """However it is written, and the message says what to write."""
    (hit,) = hits("contact-link-invalid", f"<p>Call us at {text} today.</p>")
    assert "tel:+18055550177" in hit.fix
    assert hit.at in text


@pytest.mark.parametrize(
    "text",
    [
        "10.1037/0022-3514.52.3.511",
        "ISBN 978-0-387-31073-2",
        "Fax for doctors: 805-555-0177",
        "1234-805-555-0177-9",
        "2026-11-20 1200",
    ],
)
def test_what_only_looks_like_a_number_to_call(text: str) -> None:
    """A DOI, an ISBN, a fax, a serial number, a date."""
    assert hits("contact-link-invalid", f"<p>See {text} there.</p>") == []


def test_a_number_that_is_linked_elsewhere_on_the_page_is_enough() -> None:
    """The footer has it, so a reader can tap it."""
    assert hits("contact-link-invalid", "<p>At night, 805-555-0100 is answered by a person.</p>") == []


def test_three_links_of_one_name_are_one_finding() -> None:
    """And a link that leads to the same place as the first is none."""
    html = "<p><a href='/contact/'>The way in</a> <a href='/contact/'>The way in</a> <a href='/privacy/'>the way in</a> <a href='/'>The way in</a></p>"
    assert len(hits("link-text-ambiguous", html)) == 1
    assert "/privacy/" in messages("link-text-ambiguous", html)
