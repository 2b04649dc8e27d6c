"""A result is used again exactly when the questions that it was made from have the same answers."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from plugins.recorded_reads import Answers, Question, Reads, Recorder

SITE = {("title", "a"): "Groups", ("title", "b"): "Contact", ("children", "a"): ("b",)}


def answers(**changes: Any) -> Answers:
    """The answers about a small site; `changes` give other titles, None takes a page away."""
    site = dict(SITE)
    for name, title in changes.items():
        site[("title", name)] = title
        if title is None:
            del site[("title", name)]
    return Answers(lambda question: site[question])


def recorded(*questions: Question) -> Reads:
    """The reads of a result that was made from the answers to some questions."""
    recorder, site = Recorder(), answers()
    for question in questions:
        recorder.ask(question, site(question))
    return recorder.reads()


TITLE = ("title", "a")


def test_the_same_answers_hold() -> None:
    """Also when something changes that was not asked for."""
    reads = recorded(TITLE, ("children", "a"))
    assert reads.hold(answers())
    assert reads.hold(answers(b="Call us", c="New"))


def test_another_answer_or_none_does_not_hold() -> None:
    """A question that has no answer any more is a difference."""
    reads = recorded(("children", "a"), TITLE)
    assert not reads.hold(answers(a="Courses"))
    assert not reads.hold(answers(a=None))


def test_a_result_that_asked_nothing_always_holds() -> None:
    """There is nothing that could have changed."""
    assert recorded().hold(answers(a=None, b=None))


def test_it_ends_at_the_first_difference() -> None:
    """What was asked because of an answer is not asked when that answer is another one."""
    asked = []

    def answer(question: Question) -> Any:
        asked.append(question)
        return {TITLE: "Courses"}[question]

    assert not recorded(TITLE, ("children", "a")).hold(Answers(answer))
    assert asked == [TITLE]


def test_each_answer_is_made_once() -> None:
    """However many results were made from it."""
    asked = []

    def answer(question: Question) -> Any:
        asked.append(question)
        return SITE[question]

    again = Answers(answer)
    assert recorded(TITLE).hold(again)
    assert recorded(TITLE).hold(again)
    assert again(TITLE) == "Groups"
    assert asked == [TITLE]


def test_reads_are_packed_and_unpacked() -> None:
    """In the order in which was asked; a question that was asked twice stands there once."""
    reads = recorded(TITLE, ("children", "a"), TITLE)
    assert Reads.from_bytes(reads.to_bytes()) == reads
    assert [question for question, _ in reads.asked] == [TITLE, ("children", "a")]
    with pytest.raises(msgspec.MsgspecError):
        Reads.from_bytes(b"something else")


def test_known_fingerprints_are_the_same() -> None:
    """Those of the answers that were given are not made a second time."""
    recorder, site = Recorder(), answers()
    recorder.ask(TITLE, site(TITLE))
    assert recorder.reads(site) == recorder.reads()
