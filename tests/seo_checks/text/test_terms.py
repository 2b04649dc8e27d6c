"""Words to avoid."""

from __future__ import annotations

import pytest

from plugins.seo_checks.text.terms import generic_link_texts, term_list
from plugins.seo_checks.text.words import words


def _found(name: str, sentence: str) -> list[str]:
    return [found.text for found in term_list(name).find(words(sentence))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("An addict’s life.", ["addict"]),
        ("He is a recovering addict.", ["recovering addict"]),
        ("Alcoholics Anonymous meets here.", []),
        ("She committed suicide.", ["committed suicide"]),
        ("The national institute on drug abuse says so.", []),
        ("A person with a substance use disorder.", []),
        ("Keep the room clean.", []),
        ("", []),
    ],
)
def test_labels_are_found_and_right_uses_are_not(sentence: str, expected: list[str]) -> None:
    """The longest term counts, possessives too, and phrases in which a word is right are left alone."""
    assert _found("stigma", sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We cure depression.", ["cure"]),
        ("There is no cure, and we guarantee nothing.", ["guarantee"]),
        ("Results are not guaranteed.", []),
        ("Talk to your best friend.", []),
        ("The best clinic in town.", ["best clinic"]),
    ],
)
def test_claims_are_found_and_denials_are_not(sentence: str, expected: list[str]) -> None:
    """A promise is found; saying that nothing is promised is not one."""
    assert _found("claims", sentence) == expected


@pytest.mark.parametrize("name", ["stigma", "claims"])
def test_each_term_has_an_alternative_and_a_source(name: str) -> None:
    """Every term says what to write instead, why, and who advises it."""
    for term in term_list(name).terms:
        assert term.words
        assert term.instead
        assert term.because
        assert "https://" in term.source
    first = [term.words for term in term_list(name).terms]
    assert len(first) == len(set(first)), "a term stands there twice"


def test_link_texts_are_in_lower_case() -> None:
    """The texts are ready to be compared with a link's own."""
    assert {"click here", "read more", "this link", "continue"} <= generic_link_texts()
    assert all(text == text.lower() for text in generic_link_texts())
