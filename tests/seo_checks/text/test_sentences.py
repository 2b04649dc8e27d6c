"""Cutting text into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.seo_checks.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Ask Dr. Jones, e.g. on Monday. She knows.", ["Ask Dr. Jones, e.g. on Monday.", "She knows."]),
        ("It costs $3.50. See No. 5 and p. 7.", ["It costs $3.50.", "See No. 5 and p. 7."]),
        ("Did it help? No. It did not.", ["Did it help?", "No.", "It did not."]),
        ("We close at 5 p.m. The door is locked.", ["We close at 5 p.m.", "The door is locked."]),
        ("We open at 9 a.m. Monday to Friday.", ["We open at 9 a.m. Monday to Friday."]),
        ("It was made in the U.S. Department of Health.", ["It was made in the U.S. Department of Health."]),
        ("They live in the U.S. They like it.", ["They live in the U.S.", "They like it."]),
        ("J. R. Smith wrote it. You and I. Then more.", ["J. R. Smith wrote it.", "You and I.", "Then more."]),
        ("“Why?” she asked. “Because.” He left.", ["“Why?” she asked.", "“Because.”", "He left."]),
        ("(He came back.) Then he slept.", ["(He came back.)", "Then he slept."]),
        ("1. Do this. 2. Do that.", ["1. Do this.", "2. Do that."]),
        ("Wait... then go. Wait… Then go.", ["Wait... then go.", "Wait…", "Then go."]),
        ("It is version 2.0.1 of lotus.example.com today", ["It is version 2.0.1 of lotus.example.com today"]),
        ("", []),
        ("   ", []),
    ],
)
def test_a_text_is_cut_where_a_reader_would(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, decimals, numbers of lists and quotations do not end a sentence."""
    assert list(sentences(text)) == expected


@given(st.text())
def test_no_text_is_lost(text: str) -> None:
    """Whatever the text, its signs stand in its sentences in the same order."""
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("noise", ["!", ".)", "a.", "a!", "“", "a—", "Dr. "])
def test_noise_is_cut_in_linear_time(noise: str) -> None:
    """Hundreds of thousands of marks without a space come to an end."""
    text = noise * 200_000 + "x"
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
