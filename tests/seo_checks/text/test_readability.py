"""Reading ease and school grade."""

from __future__ import annotations

import pytest

from plugins.seo_checks.text.readability import readability


def test_scores_follow_the_published_formulas() -> None:
    """Six words in one sentence with six syllables give the values that the formulas give by hand."""
    found = readability([["the", "cat", "sat", "on", "the", "mat"]])
    assert found is not None
    assert found.ease == pytest.approx(206.835 - 1.015 * 6 - 84.6 * 1)
    assert found.grade == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)


def test_longer_words_and_sentences_are_harder() -> None:
    """A text in long words scores lower and has a higher grade."""
    easy = readability([["we", "talk"], ["you", "rest"]])
    hard = readability([["comprehensive", "interdisciplinary", "methodologies", "facilitate", "optimization"]])
    assert easy is not None
    assert hard is not None
    assert easy.ease > hard.ease
    assert easy.grade < hard.grade


def test_nothing_has_no_score() -> None:
    """Without words there is no score."""
    assert readability([]) is None
    assert readability([[]]) is None
