"""What other plugins have done with each page right after it is parsed, in the same process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..recorded_reads import Answers, Question, Recorder
from .document import Document


@dataclass(frozen=True, slots=True)
class Visitor:
    """Looks at one page and brings back plain data: text, numbers, lists and mappings of them.

    It may run in another process and its result may come from the cache, so it has to be a pure
    function of the page, of what `fingerprint` stands for, and of the answers to the questions that
    it gives to the recorder.
    """

    name: str
    look: Callable[[Document, Recorder], Any]
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Visits:
    """All visitors of a build's pages, and the answers to whatever they ask."""

    visitors: tuple[Visitor, ...] = ()
    answers: Answers = field(default_factory=lambda: Answers(_no_answer))


def _no_answer(question: Question) -> Any:
    raise LookupError(question)
