"""From a problem in a graph back to the file that somebody wrote: ids say where their facts come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..content_model.schema.fields import Field
from ..findings import DeclaredField
from .problem import Problem

AnyField = Field | DeclaredField  # as far as its name and what it feeds go
CLINIC_FILE = "content/data/clinic.yaml"
_FILES = (("location-", CLINIC_FILE), ("source-", "content/data/sources.yaml"), ("image", "content/images/images.yaml"))
# Properties whose value comes from a field that does not feed them by itself.
_BY_HAND = {
    "geo": "map",
    "contactPoint": "phones",
    "subOrganization": "locations",
    "hasCredential": "license",
    "medicalSpecialty": "specialties",
    "sameAs": "social_links",
    "headline": "title",
    "itemListElement": "title",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """A file, relative to the project, and the name of the field in it ("" for the file as a whole).

    `file` is "" where the problem lies in code: in the theme, or in a node that a plugin contributes.
    """

    file: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's source file, and the fields that its front matter may have."""

    source: str = ""
    fields: tuple[AnyField, ...] = ()


def origin(problem: Problem, site_url: str, page_at: Callable[[str], Declared], facts: Iterable[AnyField]) -> Origin:
    """Where to mend a problem. `page_at` is asked with an address ("/contact/"), `facts` are the fields of clinic.yaml."""
    address, _, fragment = problem.node.partition("#")
    if not site_url or not address.startswith(site_url):
        return Origin()
    for start, file in _FILES:
        if fragment.startswith(start):
            return Origin(file)
    url = address[len(site_url) :] or "/"
    if fragment in ("website", "clinic", "logo") and url == "/":
        return Origin(CLINIC_FILE, _field(problem.property, facts))
    if fragment in ("", "breadcrumb", "article", "therapy", "person"):
        page = page_at(url)
        return Origin(page.source, _field(problem.property, page.fields))
    return Origin()


def _field(name: str, fields: Iterable[AnyField]) -> str:
    for spec in fields:
        if name and spec.feeds.rpartition(".")[2] == name:
            return spec.name
    by_hand = _BY_HAND.get(name, "")
    return by_hand if any(spec.name == by_hand for spec in fields) else ""
