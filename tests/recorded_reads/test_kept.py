"""Results that are kept: used again when all that they were made from is the same, and the reason when one is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.recorded_reads import Answers, Cause, Kept, Made, Recorder, Wanted, Workers, loaded_code

ANSWERS = {("season", "a"): "spring", ("season", "b"): "summer"}


class Season:
    """Makes results that ask for the season; counts what it has made."""

    def __init__(self, answers: Mapping[tuple[str, ...], str]) -> None:
        self.answers, self.made = answers, list[str]()

    def make(self, wanted: Wanted) -> Made:
        self.made.append(wanted.name)
        recorder, question = Recorder(), ("season", wanted.name)
        recorder.ask(question, self.answers[question])
        return Made(f"{wanted.name} in {self.answers[question]}".encode(), recorder)


def run(
    path: Path | None, answers: Mapping[tuple[str, ...], str] = ANSWERS, file: bytes = b"1"
) -> tuple[Kept, Season, dict[str, bytes]]:
    """One build of two results; what it kept, what it made, and what came out."""
    kept, season = Kept(path, loaded_code()), Season(answers)
    wanted = [Wanted(name, {"file": file}) for name in ("a", "b")]
    found = kept.results("dress", wanted, season.make, Answers(answers.__getitem__))
    came = {result.name: result.data for result in found}
    kept.close()
    return kept, season, came


def test_what_is_the_same_is_not_made_again(tmp_path: Path) -> None:
    """The second build makes nothing, and comes to the same."""
    first = run(tmp_path / "store")
    assert first[1].made == ["a", "b"]
    assert first[0].causes == [Cause("dress", "a"), Cause("dress", "b")]
    second = run(tmp_path / "store")
    assert second[1].made == second[0].causes == []
    assert second[2] == first[2] == {"a": b"a in spring", "b": b"b in summer"}


def test_another_answer_is_named(tmp_path: Path) -> None:
    """Only what was given the answer is made again, and the question is the cause."""
    run(tmp_path / "store")
    kept, season, found = run(tmp_path / "store", {**ANSWERS, ("season", "b"): "fall"})
    assert season.made == ["b"]
    assert kept.causes == [Cause("dress", "b", question=("season", "b"))]
    assert found["b"] == b"b in fall"


def test_another_part_is_named(tmp_path: Path) -> None:
    """A part that is another one makes everything again that has it; the first state is still known afterwards."""
    run(tmp_path / "store")
    kept, season, _ = run(tmp_path / "store", file=b"2")
    assert season.made == ["a", "b"]
    assert kept.causes == [Cause("dress", "a", "file"), Cause("dress", "b", "file")]
    assert run(tmp_path / "store")[1].made == []


def test_without_a_path_nothing_is_kept(tmp_path: Path) -> None:
    """Everything is made each time."""
    assert run(None)[1].made == run(None)[1].made == ["a", "b"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_store_costs_time_alone(damage: bytes, tmp_path: Path) -> None:
    """Everything is made, and the store is whole again."""
    run(tmp_path / "store")
    (tmp_path / "store").write_bytes(damage)
    assert run(tmp_path / "store")[1].made == ["a", "b"]
    assert run(tmp_path / "store")[1].made == []


def test_what_has_no_fingerprint_is_not_kept(tmp_path: Path) -> None:
    """An answer that nobody can tell from another makes its result anew each time, and is no error."""
    answers = Answers(lambda question: object())

    def make(wanted: Wanted) -> Made:
        recorder = Recorder()
        recorder.ask(("thing",), answers(("thing",)))
        return Made(b"made", recorder)

    for _ in range(2):
        kept = Kept(tmp_path / "store", loaded_code())
        (result,) = kept.results("step", [Wanted("a", {})], make, answers)
        kept.close()
        assert result.anew


def test_what_goes_wrong_is_raised_here(tmp_path: Path) -> None:
    """A result that cannot be made ends the run with its own error, in whatever process it was made."""

    def make(wanted: Wanted) -> Made:
        raise LookupError(wanted.name)

    kept = Kept(tmp_path / "store", loaded_code(), workers=Workers(2, 1))
    with pytest.raises(LookupError, match="one"):
        list(kept.results("step", [Wanted("one", {}), Wanted("two", {})], make, Answers(ANSWERS.__getitem__)))
