"""The use of a keyphrase."""

from __future__ import annotations

import pytest

from plugins.seo_checks.text import keyphrase
from plugins.seo_checks.text.words import words


@pytest.mark.parametrize(
    ("one", "other"),
    [("therapy", "therapies"), ("bond", "bonds"), ("heal", "healing"), ("attach", "attached"), ("close", "closer")],
)
def test_forms_of_a_word_have_the_same_stem(one: str, other: str) -> None:
    """Plurals and verb forms are the same word to a reader."""
    assert keyphrase.stem(one) == keyphrase.stem(other)


@pytest.mark.parametrize(("one", "other"), [("care", "car"), ("his", "hi"), ("sing", "s"), ("need", "new")])
def test_short_words_are_left_whole(one: str, other: str) -> None:
    """A short word keeps its ending, which may be no ending at all."""
    assert keyphrase.stem(one) != keyphrase.stem(other)


def test_all_words_in_one_sentence_are_a_use() -> None:
    """The words may stand in any order and form, but in one sentence; articles do not matter."""
    text = [words(s) for s in ("Attachment-based therapies help.", "Therapy for an attachment.", "Therapy helps.")]
    assert keyphrase.count(text, "the attachment therapy") == 2
    assert keyphrase.count(text, "attachment therapy", forms=False) == 1


def test_longer_texts_ask_for_more_uses() -> None:
    """Below 100 words once is enough; 1,000 words ask for a one-word phrase at least five times (0.5 % / 1.033, rounded up)."""
    assert keyphrase.use([["word"] * 50], "tea").least == 1
    long = keyphrase.use([["word"] * 1000], "tea")
    assert (long.count, long.least) == (0, 5)
    assert keyphrase.use([["word"] * 1000], "green mint tea leaf").least < long.least


def test_a_heading_reflects_half_of_the_phrase() -> None:
    """Half of the phrase's words in a heading are enough."""
    assert keyphrase.reflects(words("What therapy does"), "attachment therapy")
    assert not keyphrase.reflects(words("How to find us"), "attachment therapy")
    assert not keyphrase.reflects(words("How to find us"), "")
