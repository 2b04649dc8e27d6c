"""Plain values against schema.org's data types."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.schema_org.values import fits

GOOD: list[tuple[str, Any]] = [
    ("Text", "words"), ("URL", "https://a.example/b?c=d#e"), ("URL", "http://a.example"), ("Date", "2026-03-31"),
    ("Date", "2026"), ("Date", "2026-03"), ("DateTime", "2026-03-31T09:00:00-07:00"), ("DateTime", "2026-03-31T09:00"),
    ("Time", "09:00"), ("Time", "23:59:59"), ("Time", "09:00:00-07:00"), ("Duration", "PT50M"), ("Duration", "P1DT2H"),
    ("Distance", "512 px"), ("Distance", "2.5 km"), ("Number", 3), ("Number", 0.5), ("Integer", 3), ("Boolean", True),
    ("Boolean", False), ("Float", 1.5), ("Mass", "5 kg"),
]  # fmt: skip
BAD: list[tuple[str, Any]] = [
    ("Text", ""), ("Text", "  "), ("Text", 3), ("URL", "/contact/"), ("URL", "a.example"), ("URL", "https://"),
    ("URL", "https://a b.example"), ("URL", "https://[oops"), ("Date", "2026-02-30"), ("Date", "31.3.2026"),
    ("Date", "20260331"), ("Date", "2026-13"), ("Date", 2026), ("DateTime", "2026-03-31"), ("DateTime", "2026-03-31T25:00"),
    ("Time", "9:00"), ("Time", "25:00"), ("Time", "9 a.m."), ("Duration", "50 minutes"), ("Duration", "P"), ("Duration", "PT"),
    ("Distance", 512), ("Distance", "512"), ("Number", "3"), ("Number", True), ("Integer", 3.5), ("Integer", True),
    ("Boolean", "true"), ("Boolean", 1), ("Nonsense", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("datatype", "value"), GOOD)
def test_what_fits(datatype: str, value: Any) -> None:
    """Values in the form that the data type asks for are taken."""
    assert fits(value, datatype)


@pytest.mark.parametrize(("datatype", "value"), BAD)
def test_what_does_not_fit(datatype: str, value: Any) -> None:
    """Values in any other form are refused."""
    assert not fits(value, datatype)
