from __future__ import annotations

import pytest

from plugins.content_model.opening_hours import days_in_words, openings
from plugins.content_model.values import Fact


def line(days: list[str], opens: str, closes: str, *, needed: str = "") -> tuple[str, str, bool]:
    """The one line for an entry of the facts, and whether it is a placeholder."""

    def fact(value: str) -> Fact:
        return Fact(value, bool(needed), needed)

    (opening,) = openings([{"days": tuple(fact(d) for d in days), "opens": fact(opens), "closes": fact(closes)}])
    assert opening.days.is_placeholder == opening.hours.is_placeholder
    return str(opening.days), str(opening.hours), opening.hours.is_placeholder


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["Monday"], "Monday"),
        (["Monday", "Tuesday"], "Monday and Tuesday"),
        (["Monday", "Tuesday", "Wednesday"], "Monday to Wednesday"),
        (["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], "Monday to Friday"),
        (["Monday", "Wednesday", "Friday"], "Monday, Wednesday and Friday"),
        (["Saturday", "Sunday"], "Saturday and Sunday"),
        (["Sunday", "Monday", "Tuesday"], "Sunday, Monday and Tuesday"),
    ],
)
def test_days_are_said_as_a_sign_would(days: list[str], words: str) -> None:
    """Three days or more in a row are a range; others are named one by one."""
    assert days_in_words(days) == words


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        ("09:00", "17:00", "9\u00a0a.m. to 5\u00a0p.m."),
        ("08:30", "12:00", "8:30\u00a0a.m. to noon"),
        ("12:15", "20:45", "12:15\u00a0p.m. to 8:45\u00a0p.m."),
        ("00:30", "24:00", "12:30\u00a0a.m. to midnight"),
    ],
)
def test_times_are_written_for_readers_in_the_united_states(opens: str, closes: str, words: str) -> None:
    """Twelve hours, noon and midnight by name, and no line break before a.m. or p.m."""
    assert line(["Monday"], opens, closes) == ("Monday", words, False)


def test_a_placeholder_stays_one() -> None:
    """What is made from a stand-in is a stand-in."""
    assert line(["Monday"], "09:00", "17:00", needed="the hours")[2]


def test_an_entry_without_times_is_left_out() -> None:
    """The loader has reported it; a template shows the others."""
    assert openings([{"days": (Fact("Monday"),), "opens": Fact(None), "closes": Fact(None)}]) == ()
    assert openings([{}]) == ()
