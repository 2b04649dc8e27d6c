"""The outline of a page."""

from __future__ import annotations

from plugins.findings import Severity
from plugins.seo_checks.good_page import BODY, good_page
from plugins.seo_checks.rules import headings
from tests.seo_checks.rules import hits

WORDS = "You can rest here for a while and think now. "  # ten words


def test_going_up_may_skip_levels() -> None:
    """After an h4, an h2 starts a new section."""
    assert hits(headings.heading_skip, "<h2>A</h2><h3>B</h3><h4>C</h4><h2>D</h2>") == []


def test_the_fix_shows_the_line_to_write() -> None:
    """A skipped level comes with the Markdown that mends it."""
    assert hits(headings.heading_skip, "<h2>A</h2><h5>Deep</h5>")[0].fix == "Make it level 3: ### Deep"


def test_a_section_of_exactly_300_words_is_right() -> None:
    """The limit itself is no finding; one sentence more is."""
    section = f"<h2>A</h2><p>{WORDS * 30}</p>"
    assert hits(headings.subheading_distribution, section + "<h2>B</h2>") == []
    found = hits(headings.subheading_distribution, f"<h2>A</h2><p>{WORDS * 31}</p><h2>B</h2>")
    assert "310 words" in found[0].message
    assert found[0].at == "A"


def test_empty_heading_is_found_by_the_one_before() -> None:
    """An empty heading has no text to look for, so that the finding points at the heading before it."""
    assert hits(headings.heading_empty, "<h2>Before</h2><h3></h3>")[0].at == "Before"


def test_an_empty_main_heading_is_one_finding() -> None:
    """The missing text of the only h1 is reported once."""
    page = good_page(heading=None, body=f"<h1></h1>{BODY}")
    assert len(hits(headings.h1_missing, page)) == 1
    assert hits(headings.heading_empty, page) == []


def test_a_long_heading_is_advice() -> None:
    """71 characters are one too many, 70 are not."""
    assert hits(headings.h1_duplicate, good_page(heading="x" * 70)) == []
    assert [hit.severity for hit in hits(headings.h1_duplicate, good_page(heading="x" * 71))] == [Severity.INFO]
