"""Transition words and repeated starts."""

from __future__ import annotations

import pytest

from plugins.seo_checks.text.starts import runs
from plugins.seo_checks.text.transitions import has_transition
from plugins.seo_checks.text.words import words


@pytest.mark.parametrize(
    "sentence",
    [
        "However, it rained.",
        "It rained; as a result, we stayed.",
        "Bring tea, e.g. mint.",
        "Both Ann and Bo came.",
        "Not only tea but also soup.",
    ],
)
def test_a_transition_is_found(sentence: str) -> None:
    """Single words, phrases, abbreviations and pairs all count."""
    assert has_transition(words(sentence))


@pytest.mark.parametrize("sentence", ["It rained.", "The result was tea.", "And Ann and Bo both.", ""])
def test_other_words_are_none(sentence: str) -> None:
    """The words of a phrase count only together, and a pair only in its order."""
    assert not has_transition(words(sentence))


def test_three_sentences_with_the_same_start_are_a_run() -> None:
    """A run has its start, its place and its length; an article counts with the word behind it."""
    text = [
        "It is late.",
        "You can rest.",
        "You may ask.",
        "You choose.",
        "The room is big.",
        "The door is red.",
        "The end.",
    ]
    assert runs(words(sentence) for sentence in text) == [("you", 1, 3)]
    assert runs(words(sentence) for sentence in ["The room is big.", "The room is red.", "The room stays."]) == [
        ("the room", 0, 3)
    ]


def test_two_are_none() -> None:
    """Two sentences alike, and no sentences at all, make no run."""
    assert runs([["you"], ["you"]]) == []
    assert runs([]) == []
    assert runs([[], [], []]) == []
