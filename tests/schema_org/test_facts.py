"""Which of the clinic's facts are real."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.content_model.values import Fact
from plugins.schema_org.facts import real

REAL, INVENTED, ABSENT = Fact("x"), Fact("y", True, "the real one"), Fact(None)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (REAL, "x"),
        (INVENTED, None),
        (ABSENT, None),
        (Fact(False), False),
        (Fact(0), 0),
        ({"a": REAL, "b": INVENTED}, {"a": "x", "b": None}),
        ((REAL, REAL), ("x", "x")),
        ((REAL, INVENTED), None),
        (({"a": REAL, "b": (INVENTED,)},), None),
        (({"a": REAL, "b": ABSENT},), ({"a": "x", "b": None},)),
        ((), ()),
    ],
)
def test_placeholders_are_left_out(facts: Any, wanted: Any) -> None:
    """A placeholder is no fact, and a list with one in it is not whole."""
    assert real(facts) == wanted
