"""Text that is printed: what cannot be seen is written out, and no text is a command to GitHub's runner."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.findings import UNPRINTABLE, escaped, printable, printable_lines
from tests.support.odd import ODD


@pytest.mark.parametrize("sign", ODD.values(), ids=ODD)
def test_what_cannot_be_seen_is_written_out(sign: str) -> None:
    """Each sign is replaced by its number, and words around it stay."""
    assert escaped(f"a{sign}b") == f"a\\u{ord(sign):04x}b"
    assert printable(f"a{sign}b") == f"a\\u{ord(sign):04x}b"


@pytest.mark.parametrize(
    "text", ["Café “x” – 100 %", "עברית and العربية", "日本語", "🌺", "a\tb", "::", "C::D", "## [x]", ""]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    """Every script, quotation marks, tabs and colons in the middle."""
    assert printable(text) == ("\\u003a:" if text == "::" else text)


@pytest.mark.parametrize(
    "text", ["::error::x", "  ::error file=x::y", "\t::set-output name=x::y", "x ##[error]y", "##[add-matcher]x.json"]
)
def test_no_text_is_a_workflow_command(text: str) -> None:
    """The runner looks for :: behind spaces, and for ##[name] anywhere in a line."""
    for printed in (printable(text), *printable_lines(f"Said:\n{text}\n").split("\n")):
        assert not printed.lstrip().startswith("::")
        assert "##[" not in printed


@given(st.text(st.characters(), max_size=40))
def test_any_text(text: str) -> None:
    """One line, nothing unprintable, fit for a file; inside of JSON it is the same text as before."""
    assert not UNPRINTABLE.search(printable(text))
    assert "\n" not in printable(text)
    printable(text).encode("utf-8")
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text
