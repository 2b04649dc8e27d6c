"""Lists of words to avoid, each with what to write instead, why, and the source that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from . import lists
from .words import words as words_of


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to avoid. `advice` marks one that is not always wrong; `source` is a name and an address."""

    words: tuple[str, ...]
    instead: str
    because: str
    source: str
    advice: bool = False
    unless: tuple[str, ...] = ()  # phrases in which it is right, each with a space on both sides


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a sentence, from the word at `index` on, as the sentence has it in lower case."""

    term: Term
    index: int
    text: str


class TermList:
    """The terms of one list, each found by its longest word: the others stand in most sentences."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self._by_key: dict[str, list[tuple[Term, int]]] = {}
        for term in sorted(terms, key=lambda t: -len(t.words)):  # the longest one at a place counts
            key = max(term.words, key=len)
            self._by_key.setdefault(key, []).append((term, term.words.index(key)))
        self.keys = frozenset(self._by_key) | {f"{word}'s" for word in self._by_key}

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """The terms in a sentence, given as its words in lower case with straight apostrophes."""
        if self.keys.isdisjoint(words):
            return
        plain = tuple(word.removesuffix("'s") for word in words)
        text, end = f" {' '.join(plain)} ", 0
        for position, word in enumerate(plain):
            for term, offset in self._by_key.get(word, ()):
                start = position - offset
                if start >= end and plain[start : start + len(term.words)] == term.words:
                    end = start + len(term.words)
                    if not any(phrase in text for phrase in term.unless):
                        yield Found(term, start, " ".join(term.words))
                    break


@cache
def term_list(name: str) -> TermList:
    """A list of `plugins/seo_checks/data`, by its name without .yaml: "stigma", "claims"."""
    data = yaml.safe_load((lists.DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    sources = {key: f"{source['name']} ({source['address']})" for key, source in data["sources"].items()}
    return TermList(
        [
            Term(
                tuple(words_of(written)),
                entry["instead"],
                entry["because"],
                sources[entry["source"]],
                bool(entry.get("advice")),
                tuple(f" {' '.join(words_of(phrase))} " for phrase in entry.get("unless", ())),
            )
            for entry in data["terms"]
            for written in entry["words"]
        ]
    )


@cache
def generic_link_texts() -> frozenset[str]:
    """Link texts that say nothing about where the link leads, in lower case."""
    return frozenset(lists.phrases("generic_link_texts"))
