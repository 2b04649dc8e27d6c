"""Questions and the fingerprints of their answers: recorded while a result is made, asked again before it is used again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from .fingerprint import fingerprint

Question = tuple[str, ...]  # its name and its arguments: ("card", "content/pages/contact.md")


class Answers:
    """The answers to questions about one state of things, and their fingerprints, each made once.

    `answer` is a pure function of the question. It raises LookupError for a question that has no answer.
    """

    def __init__(self, answer: Callable[[Question], Any]) -> None:
        self._answer = answer
        self._answers: dict[Question, Any] = {}
        self._fingerprints: dict[Question, bytes] = {}

    def __call__(self, question: Question) -> Any:
        """The answer. Raises LookupError."""
        if question not in self._answers:
            self._answers[question] = self._answer(question)
        return self._answers[question]

    def fingerprint(self, question: Question) -> bytes:
        """The answer's fingerprint; b"" for a question that has no answer."""
        known = self._fingerprints.get(question)
        if known is None:
            try:
                known = fingerprint(self(question))
            except LookupError:
                known = b""
            self._fingerprints[question] = known
        return known


@dataclass(frozen=True, slots=True)
class Reads:
    """What a result was made from besides its own key: the questions in the order they were asked, with fingerprints."""

    asked: tuple[tuple[Question, bytes], ...] = ()

    def hold(self, answers: Answers) -> bool:
        """Whether asking again gives the same answers, so that the result is what making it again would come to."""
        return self.first_change(answers) is None

    def first_change(self, answers: Answers) -> Question | None:
        """The first question that has another answer now; None when all are the same."""
        return next((question for question, known in self.asked if answers.fingerprint(question) != known), None)

    def to_bytes(self) -> bytes:
        """The reads packed, for a file."""
        return _ENCODER.encode(self.asked)

    @classmethod
    def from_bytes(cls, packed: bytes) -> Reads:
        """The reads that `to_bytes` packed. Raises msgspec.MsgspecError."""
        return cls(_DECODER.decode(packed))


class Recorder:
    """Collects what is asked while a result is made. Costs next to nothing until its `reads` are asked for."""

    def __init__(self) -> None:
        self._asked: dict[Question, Any] = {}

    def ask(self, question: Question, answer: Any) -> None:
        """Records that a question was asked and had this answer; asking it again is no news."""
        self._asked.setdefault(question, answer)

    def take_over(self, other: Recorder) -> None:
        """Records all that was asked for something that is used again."""
        self._asked.update(other._asked)

    def holds(self, answer: Callable[[Question], Any]) -> bool:
        """Whether asking again gives equal answers: within one process, where that takes no fingerprints."""
        return all(answer(question) == given for question, given in self._asked.items())

    def reads(self, answers: Answers | None = None) -> Reads:
        """What has been asked so far. `answers`, when they are the ones that were given, know the fingerprints already."""
        if answers is not None:
            return Reads(tuple((question, answers.fingerprint(question)) for question in self._asked))
        return Reads(tuple((question, fingerprint(answer)) for question, answer in self._asked.items()))


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[tuple[tuple[str, ...], bytes], ...])
