"""Google's required sets, and what it would like to have besides."""

from __future__ import annotations

from collections.abc import Iterator

from .. import vocabulary
from ..problem import ERROR, INFO, Problem
from ..required import is_blank, missing, requirements
from ..walk import PageGraph, values_of

RULE = "schema-required"


def check(page: PageGraph) -> Iterator[Problem]:
    """Every node against the table of `required`."""
    for found in page.found:
        type_ = found.types[0] if found.types else ""
        for needed, name in missing(found.node):
            whose = "Google asks for" if needed.source == "Google" else "A node of this type needs"
            yield Problem(
                RULE,
                ERROR,
                f"{found.name} has no {name}.",
                f"{whose} {name}: fill it in, or leave the node out.",
                found.owner,
                type_,
                name.partition(",")[0],
            )
        for needed in requirements(found.types):
            absent = [name for name in needed.recommended if is_blank(found.node.get(name))]
            if absent:
                yield Problem(
                    RULE,
                    INFO,
                    f"{found.name} could have {', '.join(absent)}.",
                    "Google recommends it; add it if visitors can see it.",
                    found.owner,
                    type_,
                    absent[0],
                )
        if "ProfilePage" in found.types:
            yield from _profile(found.node, page)


def _profile(node: object, page: PageGraph) -> Iterator[Problem]:
    assert isinstance(node, dict)
    for value in values_of(node, "mainEntity"):
        entity = page.resolve(value)
        types = (
            tuple(entity.get("@type", "").split())
            if isinstance(entity, dict) and isinstance(entity.get("@type"), str)
            else ()
        )
        if types and {"Person", "Organization"}.isdisjoint(vocabulary.ancestry_of(types)):
            yield Problem(
                RULE,
                ERROR,
                f"The ProfilePage is about a node of the type {types[0]}.",
                "Its mainEntity must be a Person or an Organization.",
                str(node.get("@id", "")),
                "ProfilePage",
                "mainEntity",
            )
