"""Enough text, finished text, and text that is not there twice."""

from __future__ import annotations

import pytest

from plugins.findings import Example, Severity
from plugins.rendered_site.site import Site
from plugins.seo_checks.examples import case_of
from plugins.seo_checks.good_page import BODY, good_page
from plugins.seo_checks.rules import copy
from tests.seo_checks.rules import hits

WORDS = "You can rest here for a while and think now. "  # ten words


def test_pages_that_settings_name_have_to_be_long() -> None:
    """A cornerstone page is held to 900 words, and settings may change the limit of the others."""
    named = Example(inputs={"options": {"cornerstone": ["/page/"]}})
    assert "900" in hits(copy.text_too_short, named)[0].message
    lower = Example(good_page(body=f"<p>{WORDS * 6}</p>"), inputs={"options": {"least_words": 50}})
    assert hits(copy.text_too_short, lower) == []


@pytest.mark.parametrize("kind", ["home", "hub", "contact", "crisis", "legal", "profile"])
def test_some_kinds_may_be_short(kind: str) -> None:
    """Pages that lead on, or that say one thing, need no 300 words."""
    assert hits(copy.text_too_short, Example(good_page(body="<p>Call us.</p>"), kind=kind)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Let us todo it.",
        "The token is here.",
        "A [link] in brackets, [1] and [see note].",
        "It is / or ///",
        "50 % {of it}",
        "Write to-do lists.",
    ],
)
def test_words_that_look_unfinished_are_left_alone(text: str) -> None:
    """Small letters, plain brackets and slashes are text."""
    assert hits(copy.placeholder_text, f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    "text", ["Plain ASCII & more", "naïve café Ärger Â", "“Quotes” – dashes — and … dots", "AT&T; R&D"]
)
def test_signs_that_are_right_are_left_alone(text: str) -> None:
    """Accents, quotation marks and ampersands are text."""
    assert hits(copy.mojibake, "<p>" + text.replace("&", "&amp;") + "</p>") == []


def test_the_garbled_word_is_shown_whole() -> None:
    """The message shows the word around the sign, so that it can be found."""
    assert hits(copy.mojibake, "<p>We donâ€™t know.</p>")[0].at == "donâ€™t"


def test_nearly_the_same_text_is_a_warning() -> None:
    """A page with another heading shares most of its text; one with another half does not."""
    twin = good_page(url="/other/", title="Another", heading="Another heading")
    found = hits(copy.content_duplicate, Example(files={"other/index.html": twin}))
    assert {(hit.url, hit.severity) for hit in found} == {("/page/", Severity.WARNING), ("/other/", Severity.WARNING)}
    half = good_page(url="/other/", title="Another", body=BODY[: len(BODY) // 2] + f"<p>{WORDS * 20}</p>")
    assert hits(copy.content_duplicate, Example(files={"other/index.html": half})) == []


def test_sketches_may_come_from_a_visitor() -> None:
    """What a visitor noted is used, as plain lists; a page without a note is sketched."""
    case = case_of(Example(files={"other/index.html": good_page(url="/other/", title="Another")}))
    notes = {copy.content_duplicate.id: {"/page/": copy.sketch_of(case.document)}}
    site = Site(case.site.documents, case.site.files, {}, case.site.site_url, notes=notes)
    found = list(copy.content_duplicate.check(site, case.context))
    assert {hit.url for hit in found} == {"/page/", "/other/"}


def test_one_footer_is_one_finding() -> None:
    """All pages share the footer, so that an old year is reported once."""
    files = {f"p{n}/index.html": good_page(url=f"/p{n}/", footer="<p>© 2020 Lotus</p>") for n in range(3)}
    found = hits(copy.stale_copyright, Example(good_page(footer="<p>© 2020 Lotus</p>"), files=files))
    assert len(found) == 1
    assert found[0].at == "© 2020"
