"""Widths in a search result."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.seo_checks.text import pixels


def test_widths_are_arials() -> None:
    """Single letters have the widths of Arial's published metrics (1/2048 em): space 569, A 1366, i 455, W 1933."""
    for sign, units in {" ": 569, "A": 1366, "i": 455, "W": 1933, "#": 1139}.items():
        assert pixels.width(sign, 2048) == units


def test_kerning_draws_letters_together() -> None:
    """A and V stand closer than side by side."""
    assert pixels.width("AV", 20) < pixels.width("A", 20) + pixels.width("V", 20)


def test_a_short_title_is_shown_whole() -> None:
    """What fits is not cut."""
    assert pixels.cut_title("Attachment therapy | Lotus Recovery") == "Attachment therapy | Lotus Recovery"


def test_a_long_title_is_cut_after_a_word() -> None:
    """A cut title ends with a whole word and three dots, and fits."""
    title = "Attachment-based therapy in Thousand Oaks for adults, couples and whole families | Lotus Recovery"
    shown = pixels.cut_title(title)
    assert shown == "Attachment-based therapy in Thousand Oaks for adults, couples ..."
    assert pixels.title_width(shown) <= 600


@pytest.mark.parametrize("title", ["W" * 200, "漢字" * 40, "🪷" * 60])
def test_one_endless_word_leaves_only_dots(title: str) -> None:
    """A title without a space, and signs that are not in the table, do not upset the cut."""
    assert pixels.cut_title(title) == "..."


@given(st.text(max_size=300))
def test_a_cut_always_fits(text: str) -> None:
    """Whatever the title, what is shown fits into the room."""
    assert pixels.title_width(pixels.cut_title(text)) <= 600
    assert pixels.description_width(pixels.cut_description(text)) <= 985


def test_an_endless_title_is_cut() -> None:
    """A title of a twenty thousand sentences is cut as any other."""
    assert pixels.cut_title("a steady bond " * 20_000).startswith("a steady bond a steady")
