"""The passive voice."""

from __future__ import annotations

import pytest

from plugins.seo_checks.text.passive import is_passive
from plugins.seo_checks.text.words import words


@pytest.mark.parametrize(
    "sentence",
    [
        "The room was cleaned.",
        "Files are kept in a locked room.",
        "The plan is then written down.",
        "It wasn't told to anyone.",
        "He got hurt.",
        "You’re never judged here.",
        "The form has been sent.",
        "When the house was built, nobody lived here.",
        "Sessions are being held online.",
    ],
)
def test_what_is_done_to_somebody_is_passive(sentence: str) -> None:
    """A form of "be" or "get" with a participle behind it is the passive voice."""
    assert is_passive(sentence, frozenset(words(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "We cleaned the room.",
        "She has written a letter.",
        "He is a trusted friend.",
        "You are worried and tired.",
        "They are in shared rooms.",
        "It is red.",
        "This is what we needed.",
        "I am here because she called.",
        "We are helping people affected by floods.",
        "There is a need.",
        "",
    ],
)
def test_what_somebody_is_or_does_is_not(sentence: str) -> None:
    """The active voice, states and participles that describe a noun are left alone."""
    assert not is_passive(sentence, frozenset(words(sentence)))
