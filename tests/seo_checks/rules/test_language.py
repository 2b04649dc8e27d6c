"""Key phrases and words that label people."""

from __future__ import annotations

import pytest

from plugins.findings import Example, Severity
from plugins.seo_checks.good_page import OPENING, good_page
from plugins.seo_checks.rules import language
from tests.seo_checks.rules import hits


def test_a_page_without_a_key_phrase_is_left_alone() -> None:
    """The rule is opt-in."""
    assert hits(language.keyphrase_placement, Example(front_matter={"keyphrase": "  "})) == []


def test_each_place_of_a_key_phrase_is_named() -> None:
    """A phrase that stands nowhere gives a finding for each place where it is missing."""
    found = hits(language.keyphrase_placement, Example(front_matter={"keyphrase": "green tea"}))
    assert {hit.field for hit in found} >= {"title", "description", "keyphrase"}
    said = " ".join(hit.message for hit in found)
    for place in ("title", "description", "address", "first paragraph", "headings", "0 sentences"):
        assert place in said


def test_other_forms_of_the_phrase_count() -> None:
    """“Steady bonds” in the title is the phrase “steady bond”."""
    page = good_page(title="Steady bonds help a person heal | Lotus Recovery", body=OPENING)
    found = hits(language.keyphrase_placement, Example(page, front_matter={"keyphrase": "steady bond"}))
    assert not any("title" in hit.message for hit in found)


def test_the_word_is_quoted_as_it_is_written() -> None:
    """The finding's text is that of the page, so that its place can be found."""
    hit = hits(language.stigmatising_language, "<p>Drug Addicts’ families came.</p>")[0]
    assert hit.at == "Drug Addicts"
    assert "people who use drugs" in hit.fix
    assert "National Institute on Drug Abuse" in hit.fix


@pytest.mark.parametrize(
    "html",
    [
        "<p>The word “addict” hurts.</p>",
        '<p>"Junkie" is no word for a person.</p>',
        "<blockquote>I was an addict.</blockquote>",
    ],
)
def test_words_that_are_quoted_are_left_alone(html: str) -> None:
    """Quotations and words that a page talks about are not the page's own."""
    assert hits(language.stigmatising_language, html) == []


def test_some_words_are_advice() -> None:
    """“Suffers from” is often, not always, the wrong word."""
    assert [hit.severity for hit in hits(language.stigmatising_language, "<p>She suffers from grief.</p>")] == [
        Severity.INFO
    ]


def test_words_of_grammar_do_not_stuff() -> None:
    """Any text repeats “you” and “and”."""
    filler = " ".join(f"word{n} you and" for n in range(60))
    assert hits(language.keyword_stuffing, good_page(heading="A", body=f"<p>{filler}</p>")) == []


def test_a_word_is_stuffed_from_five_uses_on() -> None:
    """Four uses in a hundred words are more than 3 %, and still too few to judge."""
    filler = " ".join(f"word{n}" for n in range(110))
    assert hits(language.keyword_stuffing, good_page(heading="A", body=f"<p>{filler} {'rehab ' * 4}</p>")) == []
    assert hits(language.keyword_stuffing, good_page(heading="A", body=f"<p>{filler} {'rehab ' * 5}</p>"))
