"""Guesses at what a misspelled name was meant to be."""

from __future__ import annotations

import pytest

from plugins.findings import did_you_mean, nearest

RULES = ("title-too-long", "title-too-wide", "h1-missing", "waiver-expired", "link-text-generic")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("waiver-expird", "Did you mean `waiver-expired`?"),
        ("WAIVER-EXPIRED", "Did you mean `waiver-expired`?"),
        ("title-to-long", "Did you mean `title-too-long`?"),
        ("title-too", "Did you mean `title-too-wide` or `title-too-long`?"),  # both are as near
        ("missing", "Did you mean `h1-missing`?"),
        ("link", "Did you mean `link-text-generic`?"),  # the start of a name, though not much of it
        ("too", "Did you mean `title-too-long` or `title-too-wide`?"),
        ("zebra", ""),
        ("h1", ""),
        ("", ""),
    ],
)
def test_the_likeliest_names_are_named(name: str, says: str) -> None:
    """In any case of letters; what only starts like a name or stands in one comes after what is like one."""
    assert did_you_mean(name, RULES) == says


def test_nothing_is_near_where_nothing_is_known() -> None:
    """No names, no guess."""
    assert did_you_mean("title", ()) == ""
    assert nearest("title", ()) == []


def test_how_near_can_be_asked_for() -> None:
    """A caller that turns a guess into an error asks for more likeness."""
    assert nearest("STATIC_PICTURES", ["STATIC_PATHS"]) == ["STATIC_PATHS"]
    assert nearest("STATIC_PICTURES", ["STATIC_PATHS"], 0.88) == []
    assert nearest("STATIC_PATH", ["STATIC_PATHS", "PATH"], 0.88) == ["STATIC_PATHS"]
