"""Sentences, paragraphs and scores."""

from __future__ import annotations

from plugins.findings import Example, Severity
from plugins.seo_checks.good_page import good_page
from plugins.seo_checks.rules import readability
from tests.seo_checks.rules import hits

SHORT = "<p>You come in and sit down with us for a while.</p>"  # ten words
LONG = "<p>" + "You come in and sit down with us for a while and then " * 2 + "rest.</p>"  # 25 words


def test_a_quarter_of_long_sentences_is_right() -> None:
    """At a quarter there is no finding, above it there is. The heading and the review line's two count as well."""
    assert hits(readability.sentence_length, good_page(body=SHORT * 9 + LONG * 4)) == []
    found = hits(readability.sentence_length, good_page(body=SHORT * 8 + LONG * 4))
    assert "(4 of 15)" in found[0].message
    assert found[0].at.startswith("You come in")


def test_a_short_page_is_not_judged() -> None:
    """Below a hundred words, a share says little."""
    assert hits(readability.sentence_length, good_page(body=LONG * 3)) == []
    assert hits(readability.reading_ease, good_page(body="<p>Comprehensive interdisciplinary methodologies.</p>")) == []


def test_a_health_page_has_a_school_grade() -> None:
    """Long sentences in short words pass Flesch, and are too hard for a page about health."""
    sentence = "You may come in and sit with us and then tell us how you slept and what you ate and who you saw and why you came here now and what you would like to do with the days and weeks that come when you are back home"
    page = good_page(body=f"<p>{sentence}.</p>" * 8)
    assert hits(readability.reading_ease, page) == []
    assert "grade" in hits(readability.reading_ease, Example(page, kind="article"))[0].message


def test_paragraphs_of_more_than_150_words_are_warnings() -> None:
    """Each long paragraph is a warning; those of many sentences are one piece of advice."""
    found = hits(
        readability.paragraph_length,
        good_page(body="<p>" + "You may rest. " * 51 + "</p>" + "<p>One. Two. Three. Four.</p>" * 2),
    )
    assert [hit.severity for hit in found] == [None, Severity.INFO]
    assert "153 words" in found[0].message
    assert "2 paragraphs" in found[1].message


def test_the_list_of_sources_is_no_prose() -> None:
    """What the theme adds to a page's text is not measured."""
    source = "<section class='sources'><h2>Sources</h2><ol><li>Main M. One. Two. Three. Four.</li></ol></section>"
    page = good_page(source, body="<p>You may rest.</p>")
    assert hits(readability.paragraph_length, page) == []


def test_lists_and_headings_interrupt_repeated_starts() -> None:
    """Lines of a list, and sentences on both sides of a heading, are no run."""
    assert (
        hits(readability.sentence_starts, "<ul><li>Call us.</li><li>Call now.</li></ul><p>Call 988. It is free.</p>")
        == []
    )
    assert hits(readability.sentence_starts, "<p>Call us. Call now.</p><h2>More</h2><p>Call 988. It is free.</p>") == []


def test_starts_are_counted_within_paragraphs() -> None:
    """Four in a row are one finding at the first of them."""
    found = hits(
        readability.sentence_starts, "<p>Soon we talk. You may ask. You may rest. You may go. You may stay.</p>"
    )
    assert len(found) == 1
    assert found[0].at == "You may ask."
    assert "4 sentences" in found[0].message
