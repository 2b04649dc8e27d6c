"""The clinic's fields of work as members of schema.org's MedicalSpecialty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from ..content_model.model import FACTS_FILE, ContentModel
from ..findings import Finding, Place, nearest
from . import vocabulary
from .messages import SPECIALTY_MISSPELLED

# What people call a field of work that schema.org names otherwise.
_OTHER_NAMES: Mapping[str, str] = {
    "mental health": "Psychiatric",
    "psychiatry": "Psychiatric",
    "emergency care": "Emergency",
    "nutrition": "DietNutrition",
    "physical therapy": "Physiotherapy",
    "speech therapy": "SpeechPathology",
    "surgery": "Surgical",
}
_MISSPELLED = 0.85  # of 1: a field of work may be anything, so only what is hardly another word is named


@cache
def _members() -> Mapping[str, str]:
    """The names of the members in plain words ("primary care"), and their names ("PrimaryCare")."""
    names = (address.rpartition("/")[2] for address in sorted(vocabulary.members("MedicalSpecialty")))
    return {**{re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower(): name for name in names}, **_OTHER_NAMES}


def specialties(fields_of_work: Iterable[object]) -> list[str]:
    """The addresses of the members for fields of work, "Physiotherapy" or "Primary care"; one that has none is left out.

    Written as whole addresses, because "Psychiatric" alone also names a type of business.
    """
    found = (_member(str(field)) for field in fields_of_work)
    return list(dict.fromkeys(f"{vocabulary.CONTEXT}/{name}" for name in found if name))


def _member(field: str) -> str:
    plain = " ".join(field.lower().split())
    joined = {words.replace(" ", ""): name for words, name in _members().items()}
    return _members().get(plain) or joined.get(plain) or _members().get(plain.removesuffix("s"), "")


def check_specialties(project: Path, model: ContentModel) -> Iterator[Finding]:
    """Fields of work that are nearly a member, and were likely meant as it."""
    for field in model.facts.get("specialties") or ():
        near = [] if not field or _member(str(field)) else nearest(str(field), _members(), _MISSPELLED)
        if near:
            what = f"`{field}` is no specialty of schema.org, and is left out of the graph"
            fix = f"Did you mean `{near[0].capitalize()}`? Anything else may stay as it is."
            yield SPECIALTY_MISSPELLED.at(what, fix, file=FACTS_FILE, place=Place(field.line))
