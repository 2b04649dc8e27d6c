"""The BreadcrumbList: positions, names, addresses, and the trail that visitors see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..problem import ERROR, Problem
from ..walk import PageGraph, values_of

RULE = "breadcrumb-invalid"


def check(page: PageGraph) -> Iterator[Problem]:
    """Each BreadcrumbList by itself."""
    for found in page.found:
        if "BreadcrumbList" not in found.types:
            continue
        items = values_of(found.node, "itemListElement")
        if len(items) < 2:
            yield _problem(
                found.owner,
                f"The breadcrumb has {len(items)} step.",
                "A breadcrumb has two or more; leave it out on a page at the top.",
            )
        positions = [item.get("position") if isinstance(item, Mapping) else None for item in items]
        if positions != list(range(1, len(items) + 1)):
            yield _problem(
                found.owner,
                f"The positions of the breadcrumb are {positions}.",
                f"Count from 1 to {len(items)}.",
                "position",
            )
        for number, item in enumerate(items, 1):
            if not isinstance(item, Mapping) or not _name(item, page):
                yield _problem(
                    found.owner,
                    f"Step {number} of the breadcrumb has no name.",
                    "Give it the name that visitors see.",
                    "name",
                )
            elif number < len(items) and not _address(item):
                yield _problem(
                    found.owner,
                    f"Step {number} of the breadcrumb ({_name(item, page)}) has no item.",
                    "Give it the page's address; only the last step may go without.",
                    "item",
                )


def steps(page: PageGraph) -> list[tuple[str, str]]:
    """Name and address of each step of the page's first BreadcrumbList; an address that is left out is ""."""
    for found in page.found:
        if "BreadcrumbList" in found.types:
            items = [item for item in values_of(found.node, "itemListElement") if isinstance(item, Mapping)]
            return [(_name(item, page), _address(item)) for item in items]
    return []


def compare(page: PageGraph, visible: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """The BreadcrumbList against the trail on the page: name and absolute address of each step ("" for none)."""
    stated = steps(page)
    owner = next((f.owner for f in page.found if "BreadcrumbList" in f.types), "")
    if [name for name, _ in stated] != [name for name, _ in visible]:
        yield _problem(
            owner, f"The breadcrumb says {_path(stated)}, and visitors see {_path(visible)}.", "Make both the same."
        )
        return
    for (name, address), (_, seen) in zip(stated, visible, strict=True):
        if address and seen and address.rstrip("/") != seen.rstrip("/"):
            yield _problem(
                owner,
                f"{name} leads to {address} in the breadcrumb, and to {seen} on the page.",
                "Make both the same.",
                "item",
            )


def _name(item: Mapping[str, Any], page: PageGraph) -> str:
    inner = page.resolve(item.get("item"))
    name = item.get("name") or (inner.get("name") if isinstance(inner, Mapping) else "")
    return str(name or "").strip()


def _address(item: Mapping[str, Any]) -> str:
    inner = item.get("item")
    if isinstance(inner, Mapping):
        return str(inner.get("@id") or inner.get("url") or "")
    return inner if isinstance(inner, str) else ""


def _path(trail: Sequence[tuple[str, str]]) -> str:
    return " > ".join(name for name, _ in trail) or "nothing"


def _problem(owner: str, message: str, fix: str, name: str = "itemListElement") -> Problem:
    return Problem(RULE, ERROR, message, fix, owner, "BreadcrumbList", name)
