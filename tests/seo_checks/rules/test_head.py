"""Titles and descriptions at their limits."""

from __future__ import annotations

import pytest

from plugins.findings import Example, Severity
from plugins.seo_checks.good_page import good_page
from plugins.seo_checks.rules import head
from plugins.seo_checks.text import pixels
from tests.seo_checks.rules import hits

LETTER = 20 * 1366 / 2048  # the width of an A in Arial at 20 px


@pytest.mark.parametrize(
    ("letters", "severity"),
    [(42, None), (43, Severity.INFO), (45, Severity.INFO), (46, "default"), (60, "default")],
)
def test_title_width_has_two_limits(letters: int, severity: Severity | str | None) -> None:
    """Up to 561 px a title is right, up to 600 px it is advice, above it is a warning."""
    title = "A" * letters
    assert pixels.title_width(title) == round(letters * LETTER)
    found = hits(head.title_too_wide, good_page(title=title))
    assert [hit.severity for hit in found] == (
        [] if severity is None else [None if severity == "default" else severity]
    )


@pytest.mark.parametrize(("letters", "advice"), [(43, "by 1 letter."), (45, "by 4 letters.")])
def test_one_letter_is_not_letters(letters: int, advice: str) -> None:
    """43 are 574 px, 13 more than 561, which is 1 mean letter of 9.2 px; 45 are 600 px, 39 more, which is 4."""
    assert hits(head.title_too_wide, good_page(title="A" * letters))[0].fix.endswith(advice)


def test_a_wide_title_is_shown_as_a_search_result_cuts_it() -> None:
    """The message says what a searcher would see, and the place is the key that the title came from."""
    title = "Attachment-based therapy in Thousand Oaks for adults, couples and families | Lotus Recovery"
    hit = hits(head.title_too_wide, good_page(title=title))[0]
    assert "838 px" in hit.message
    assert "couples ..." in hit.message
    assert hit.field == "title"
    searched = Example(good_page(title=title), front_matter={"search_title": title})
    assert hits(head.title_too_wide, searched)[0].field == "search_title"


@pytest.mark.parametrize(("length", "count"), [(120, 1), (121, 0), (156, 0), (157, 1)])
def test_description_has_121_to_156_characters(length: int, count: int) -> None:
    """Both limits belong to what is right."""
    text = ("Little by little " * 20)[:length].rstrip()
    text += "x" * (length - len(text))
    assert len(hits(head.description_length, good_page(description=text))) == count


def test_a_page_out_of_search_needs_no_description() -> None:
    """What search engines do not list may be shorter or have none; a draft is told what it will need."""
    hidden = good_page(description=None, robots="noindex")
    assert hits(head.description_missing, hidden) == []
    assert hits(head.description_missing, Example(hidden, front_matter={"status": "draft"}))


def test_case_and_spaces_make_no_other_title() -> None:
    """Titles that differ only in case or spaces are the same."""
    one, other = "A  steady bond at home | Lotus Recovery", "A steady BOND at home | Lotus Recovery"
    example = Example(good_page(title=one), files={"other/index.html": good_page(url="/other/", title=other)})
    found = hits(head.title_duplicate, example)
    assert {hit.url for hit in found} == {"/page/", "/other/"}


def test_many_pages_with_one_title_are_counted() -> None:
    """The message names the first three and counts the rest."""
    files = {f"p{n}/index.html": good_page(url=f"/p{n}/") for n in range(6)}
    message = hits(head.title_duplicate, Example(good_page(), files=files))[0].message
    assert message.endswith("and 3 more.")


@pytest.mark.parametrize(
    "title", ["Todo lists that help | Lotus", "Index of symptoms", "Welcome to the group", "A test of patience"]
)
def test_a_word_among_others_is_no_stand_in(title: str) -> None:
    """Only a title that is nothing but a stand-in is one."""
    found = hits(head.title_placeholder, good_page(title=title))
    assert bool(found) == title.lower().startswith("todo")
