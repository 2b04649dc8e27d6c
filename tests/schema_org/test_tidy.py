"""Nodes without what says nothing."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from plugins.schema_org.tidy import references, tidied

ADDRESS = {
    "@type": "PostalAddress",
    "streetAddress": "1",
    "addressLocality": "2",
    "addressRegion": "3",
    "postalCode": "4",
    "addressCountry": "5",
}


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (None, None), ("", None), ("  ", None), ([], None), ({}, None), ([None, ""], None), ([[]], None),
        (0, 0), (False, False), ("x", "x"), (["x", None, "y"], ["x", "y"]), (("x",), ["x"]),
        ({"@id": "a"}, {"@id": "a"}), ({"@id": "gone"}, None), ([{"@id": "a"}, {"@id": "gone"}], [{"@id": "a"}]),
        (ADDRESS, ADDRESS), ({**ADDRESS, "postalCode": None}, None), ({"@type": "Organization"}, None),
        ({"@type": "Organization", "name": "x", "url": None}, {"@type": "Organization", "name": "x"}),
        ({"@type": "Organization", "name": "x", "member": {"@id": "gone"}}, {"@type": "Organization", "name": "x"}),
        (MappingProxyType({"@type": "Organization", "name": "x"}), {"@type": "Organization", "name": "x"}),
    ],
)  # fmt: skip
def test_what_is_left_of_a_value(value: Any, wanted: Any) -> None:
    """Blanks, incomplete inner nodes and refused references go; 0 and False stay."""
    found = tidied({"@type": "Thing", "p": value}, lambda id_: id_ != "gone")
    assert found == ({"@type": "Thing"} if wanted is None else {"@type": "Thing", "p": wanted})


def test_references_are_found_at_any_depth() -> None:
    """In lists, in nodes and in nodes in lists; an id of the node's own is no reference."""
    node = {
        "@id": "self",
        "a": {"@id": "1"},
        "b": [{"@id": "2"}, {"@type": "X", "@id": "inner", "c": {"d": [{"@id": "3"}]}}],
        "e": "4",
    }
    assert list(references(node)) == ["1", "2", "3"]
