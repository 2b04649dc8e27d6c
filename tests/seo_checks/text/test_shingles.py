"""Texts that are nearly the same."""

from __future__ import annotations

from plugins.seo_checks.text.shingles import candidates, shingles, similarity, sketch

TEXT = [f"word{number}" for number in range(400)]
CHANGED = [*TEXT[:100], "another", *TEXT[101:]]
OTHER = [f"other{number}" for number in range(400)]


def test_the_same_text_is_wholly_alike() -> None:
    """A text is like itself, and nothing like another."""
    assert similarity(shingles(TEXT), shingles(TEXT)) == 1
    assert similarity(shingles(TEXT), shingles(OTHER)) == 0
    assert similarity(shingles([]), shingles([])) == 0


def test_one_word_changes_five_shingles() -> None:
    """One word of 400 changes five of 396 shingles: 391 of 401 are shared."""
    assert similarity(shingles(TEXT), shingles(CHANGED)) == 391 / 401


def test_only_texts_that_may_be_alike_are_compared() -> None:
    """Sketches pair the text with its copy and leave the other out."""
    sketches = {"a": sketch(TEXT), "b": sketch(CHANGED), "c": sketch(OTHER), "d": sketch(["few", "words"])}
    assert list(candidates(sketches, 0.9)) == [("a", "b")]


def test_a_thousand_texts_are_compared_without_pairs() -> None:
    """Among a thousand different texts no pair is looked at."""
    sketches = {str(n): sketch([f"{n}-{word}" for word in range(50)]) for n in range(1000)}
    assert list(candidates(sketches, 0.9)) == []


def test_a_large_family_costs_a_pair_for_each_member() -> None:
    """Among a thousand copies each is paired, but not with all others."""
    sketches = {f"{n:04}": sketch(TEXT) for n in range(1000)}
    pairs = list(candidates(sketches, 0.9))
    assert {name for pair in pairs for name in pair} == set(sketches)
    assert len(pairs) < 1000


def test_texts_with_a_part_in_common_are_no_twins() -> None:
    """A footer of fifty words in each of forty texts makes none of them a candidate."""
    footer = OTHER[:50]
    sketches = {str(n): sketch([*(f"{n}-{word}" for word in range(200)), *footer]) for n in range(40)}
    assert list(candidates(sketches, 0.9)) == []
