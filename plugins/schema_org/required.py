"""What a node needs to be worth publishing: Google's required sets, and our own for the rest.

The same table decides which nodes the graph leaves out and what the validator asks for.
Figures from Google Search Central, "Structured data markup that Google Search supports" (2026), where
`source` is "Google"; the others are our own: a node without these says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from . import vocabulary


@dataclass(frozen=True, slots=True)
class Requirement:
    """What nodes of a type, and of its kinds, need: all of `all_of`, and one of `one_of`.

    `recommended` is what Google would like to have as well; with `exact`, only of the type itself.
    """

    type: str
    all_of: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    exact: bool = False
    source: str = "Google"


REQUIREMENTS: Final[tuple[Requirement, ...]] = (
    Requirement(
        "LocalBusiness", ("name", "address"), recommended=("telephone", "openingHoursSpecification", "url", "geo")
    ),
    Requirement("BreadcrumbList", ("itemListElement",)),
    Requirement("ProfilePage", ("mainEntity",)),
    Requirement("ImageObject", ("contentUrl",), ("creator", "creditText", "copyrightNotice", "license")),
    Requirement("VideoObject", ("name", "thumbnailUrl", "uploadDate"), recommended=("description", "contentUrl")),
    Requirement("Event", ("name", "startDate", "location"), recommended=("description", "endDate", "organizer")),
    Requirement("JobPosting", ("title", "description", "datePosted", "hiringOrganization", "jobLocation")),
    Requirement("Course", ("name", "description"), recommended=("provider",)),
    Requirement("Article", recommended=("headline", "image", "author", "datePublished", "dateModified"), exact=True),
    Requirement("Article", (), ("headline", "name"), source="own"),
    Requirement("WebSite", ("name", "url"), source="own"),
    Requirement("WebPage", ("name", "url"), source="own"),
    Requirement("Organization", ("name",), source="own"),
    Requirement("Person", ("name",), source="own"),
    Requirement("Place", (), ("name", "address", "geo"), source="own"),
    Requirement("MedicalEntity", ("name",), source="own"),
    Requirement("DefinedTermSet", ("name",), source="own"),
    Requirement("DefinedTerm", ("name",), source="own"),
    Requirement("Credential", ("name",), source="own"),
    Requirement("PropertyValue", ("value",), source="own"),
    Requirement("ListItem", ("position",), source="own"),
    Requirement("GeoCoordinates", ("latitude", "longitude"), source="own"),
    Requirement("OpeningHoursSpecification", ("opens", "closes"), one_of=("dayOfWeek", "validFrom"), source="own"),
    Requirement(
        "PostalAddress",
        ("streetAddress", "addressLocality", "postalCode", "addressCountry"),  # many countries have no region
        source="own",
    ),
)


def types_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """The types that a node says it has."""
    found = node.get("@type")
    if isinstance(found, str):
        return (found,)
    return tuple(name for name in found if isinstance(name, str)) if isinstance(found, list) else ()


@cache
def requirements(types: tuple[str, ...]) -> tuple[Requirement, ...]:
    """What a node of these types needs."""
    known = vocabulary.ancestry_of(types)
    return tuple(r for r in REQUIREMENTS if r.type in (types if r.exact else known))


def is_blank(value: object) -> bool:
    """Whether a value says nothing: None, an empty text, list or node. 0 and False say something."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or (isinstance(value, (list, dict)) and not value)


def missing(node: Mapping[str, Any]) -> Iterator[tuple[Requirement, str]]:
    """The properties that a node needs and does not have; of a choice, all of them as "a, b or c"."""
    for needed in requirements(types_of(node)):
        for name in needed.all_of:
            if is_blank(node.get(name)):
                yield needed, name
        if needed.one_of and all(is_blank(node.get(name)) for name in needed.one_of):
            yield needed, f"{', '.join(needed.one_of[:-1])} or {needed.one_of[-1]}"


def is_complete(node: object) -> bool:
    """Whether a value is a node that has all it needs."""
    return isinstance(node, dict) and bool(types_of(node)) and next(missing(node), None) is None
