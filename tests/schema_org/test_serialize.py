"""A graph's text inside a script element: nothing in it can end the element, and nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.schema_org.graph import as_json_ld
from plugins.schema_org.serialize import script_text
from tests.schema_org.support import URL, page, site_of

NASTY = [
    "</script><script>alert(1)</script>", "</SCRIPT >", "<!--", "<!-- <script>", "-->", "]]>", 'quotes " and \' and `',
    "back\\slash \\u003c \\", "line\u2028and\u2029ends", "a & b &amp; &lt;", "tab\tnew\nline\rreturn", "nul\x00bell\x07",
    "non-BMP \U0001f33a \U0001d518", "family \U0001f469\u200d\U0001f467", "right to left \u202e\u05d0", "\ufeffmark", "café — „ö“",
]  # fmt: skip


def _read_back(text: str) -> Any:
    """What a browser's parser finds in the script, read as JSON."""
    html = f'<!doctype html><head><script type="application/ld+json">{text}</script><p id="after">after</p>'
    soup = BeautifulSoup(html, "lxml")
    scripts = soup.find_all("script")
    assert len(scripts) == 1
    assert soup.find(id="after") is not None
    return json.loads(scripts[0].string or "")


@pytest.mark.parametrize("text", NASTY)
def test_nothing_breaks_out(text: str) -> None:
    """Each of these texts comes back whole, as key and as value, and the element ends where it should."""
    assert _read_back(script_text({text: [text, {"in": text}]})) == {text: [text, {"in": text}]}


@pytest.mark.parametrize("text", NASTY)
def test_no_character_is_left_that_matters_to_html_or_javascript(text: str) -> None:
    """Neither <, > and & nor JavaScript's line separators are left."""
    assert not set("<>&\u2028\u2029") & set(script_text({"a": text}))


@given(
    st.recursive(
        st.text() | st.booleans() | st.integers() | st.none(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
    )
)
def test_any_data_comes_back(data: Any) -> None:
    """Whatever the data, the script's text is JSON that gives the very same data."""
    text = script_text(data)
    assert json.loads(text) == data
    assert "<" not in text
    assert "\u2028" not in text


def test_a_lone_surrogate_can_be_written() -> None:
    """A half of a pair, which UTF-8 cannot hold, does not stop the build."""
    script_text({"a": "\ud83c"}).encode("utf-8")


def test_numbers_that_json_has_not_are_refused() -> None:
    """NaN would make the whole block unreadable."""
    with pytest.raises(ValueError, match="JSON"):
        script_text({"a": float("nan")})


@pytest.mark.parametrize("text", [t for t in NASTY if "\x00" not in t and len(t.split()) and "\n" not in t])
def test_a_title_cannot_break_out(text: str) -> None:
    """A page's title goes through the loader, the graph and the script unharmed."""
    title = f"A {text} title"[:70]
    pages = {
        "pages/index.md": page("Home", "home"),
        "pages/plain.md": page("Plain").replace("title: Plain", f"title: {json.dumps(title)}"),
    }
    site = site_of(pages=pages, faultless=False)
    entry = site.model.by_source.get("content/pages/plain.md")
    if entry is None:  # the loader has refused the text, with a finding
        return
    graph = _read_back(script_text(as_json_ld(site.graphs()["content/pages/plain.md"])))
    own = next(n for n in graph["@graph"] if n["@id"] == f"{URL}/plain/")
    assert own["name"] == entry.title
