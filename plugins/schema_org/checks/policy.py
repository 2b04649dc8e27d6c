"""What must not be said: ratings of the clinic itself, and what Google has retired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from .. import vocabulary
from ..problem import ERROR, INFO, Problem
from ..walk import PageGraph, values_of

SELF_REVIEW, RETIRED = "schema-self-review", "schema-retired"
_RATINGS = ("aggregateRating", "review", "reviews")

# Google Search Central's changelog: what each of these once gave, and since when it no longer does.
_RETIRED: Final[Mapping[str, str]] = {
    "HowTo": "HowTo rich results ended in September 2023",
    "FAQPage": "FAQ rich results ended on 7 May 2026",
    "ClaimReview": "Fact-check results were phased out in 2025",
    "SpecialAnnouncement": "Special announcements were phased out in 2025",
    "SearchAction": "The search box below a site's result ended in November 2024",
}


def check_self_review(page: PageGraph) -> Iterator[Problem]:
    """No rating or review of an organization on its own site, whichever way round it is said."""
    for found in page.found:
        if _is_own(found.types):
            for name in _RATINGS:
                if name in found.node:
                    yield _self_review(f"{found.name} carries `{name}`.", found.owner, found.types[0], name)
        if not {"Review", "Rating"}.isdisjoint(vocabulary.ancestry_of(found.types)):
            for value in values_of(found.node, "itemReviewed"):
                item = page.resolve(value)
                types = item.get("@type") if isinstance(item, dict) else None
                if isinstance(types, str) and _is_own((types,)):
                    yield _self_review(
                        f"{found.name} rates the clinic itself ({types}).", found.owner, found.types[0], "itemReviewed"
                    )


def check_retired(page: PageGraph) -> Iterator[Problem]:
    """Types that no longer give anything in Google's results."""
    for found in page.found:
        for name in found.types:
            if name in _RETIRED:
                yield Problem(
                    RETIRED,
                    INFO,
                    f"{_RETIRED[name]}: the {name} node brings nothing.",
                    "Leave it out, unless another reader needs it.",
                    found.owner,
                    name,
                )


def _is_own(types: tuple[str, ...]) -> bool:
    return "Organization" in vocabulary.ancestry_of(types)


def _self_review(what: str, owner: str, type_: str, name: str) -> Problem:
    fix = "Take it out: Google gives no stars for a site's ratings of itself and may penalize the site for them."
    return Problem(SELF_REVIEW, ERROR, what, fix, owner, type_, name)
