"""Finding the line that somebody wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.findings import Place, locate

SOURCE = """\
## First *steps* in “care”

A [link](contact.md) and an ![image](a.png).
It goes on
over two lines — with a dash.

Last [link](contact.md).
"""


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("First", Place(1, 4)),
        ("contact.md", Place(3, 10)),
        ('First steps in "care"', Place(1, 1)),
        ("It goes on over two lines - with a dash.", Place(4, 1)),
        ("A link and an image.", Place(3, 1)),
        ("LAST LINK", Place(7, 1)),
        ("never written", Place()),
        ("", Place()),
        ("  ", Place()),
    ],
)
def test_locate(wanted: str, place: Place) -> None:
    """Exact text is found to the column; rendered text is found by its words, across marks, quotes and lines."""
    assert locate(SOURCE, wanted) == place


def test_nth() -> None:
    """The second appearance is asked for with nth; where there are fewer, the last one counts."""
    assert locate(SOURCE, "contact.md", nth=1) == Place(7, 13)
    assert locate(SOURCE, "contact.md", nth=5) == Place(7, 13)


def test_first_line() -> None:
    """A body that follows front matter counts from its own first line."""
    assert locate(SOURCE, "contact.md", first_line=11) == Place(13, 10)
    assert locate(SOURCE, "over two lines - with", first_line=11).line == 15


def test_long_text_is_found_by_its_first_words() -> None:
    """A text that goes on differently from the source is found by how it starts."""
    assert locate(SOURCE, "A link and an image. And then words that nobody wrote.").line == 3


@given(st.text(max_size=80), st.text(max_size=20))
def test_place_is_where_the_text_stands(before: str, wanted: str) -> None:
    """An exact text is found at a line and column where it stands."""
    wanted = wanted.strip()
    source = before + wanted
    place = locate(source, wanted)
    if wanted:
        line = source.split("\n")[place.line - 1 :]
        assert "\n".join(line)[place.column - 1 :].startswith(wanted)
    else:
        assert place == Place()


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_is_looked_for(source: str, wanted: str) -> None:
    """Nothing raises, and a line is one of the source's."""
    assert 0 <= locate(source, wanted).line <= source.count("\n") + len(source.splitlines()) + 1


@pytest.mark.parametrize("mark", ["](", "][", "]", "*", "[x]("])
def test_megabytes_of_marks(mark: str) -> None:
    """A source of nothing but opening marks is searched once, not once for each of them."""
    assert locate(mark * 300_000, "some words that stand nowhere") == Place()
