"""A person's name as people write it, taken apart: "Dr. Jane Doe, PsyD" is a title, a name, and the letters behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from .slugs import slugify

_TITLE = re.compile(r"((?:(?:Dr|Dra|Prof|Profa|Mr|Mrs|Ms|Mx|Sr|Sra)\b\.?|Doctor|Professor)\s+)+", re.I)
_LETTERS = re.compile(r"[A-Z][A-Za-z]*\.?(?:[A-Z][A-Za-z]*\.?)+(?:-[A-Z]+)*")  # PhD, M.D., LMFT, BC-DMT


class Profile(Protocol):
    """A profile's page, as far as the name goes."""

    @property
    def title(self) -> str:
        """The page's title."""
        ...

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, or `default`."""
        ...


@dataclass(frozen=True, slots=True)
class PersonName:
    """`title` is "Dr." or "", `letters` is "PsyD, LMFT" or ""; `name` has neither."""

    name: str
    title: str = ""
    letters: str = ""

    @property
    def full(self) -> str:
        """The name with what stands in front of it and behind it: "Dr. Jane Doe, PsyD"."""
        return f"{self.title} {self.name}".strip() + (f", {self.letters}" if self.letters else "")


def read_name(text: str) -> PersonName:
    """A name taken apart. What stands behind a comma belongs to the name unless all of it is letters of a degree or a license."""
    text = " ".join(text.split())
    found = _TITLE.match(text)
    title = found[0].strip() if found else ""
    name, *parts = (part.strip() for part in text[len(found[0]) if found else 0 :].split(","))
    if parts and all(_LETTERS.fullmatch(part) for part in parts):
        return PersonName(name, title, ", ".join(parts))
    return PersonName(", ".join([name, *parts]), title)


def name_of(profile: Profile) -> PersonName:
    """The name of the person that a profile is about: from its title, and from `honorific` and `letters` where it gives them."""
    read = read_name(profile.title)
    return PersonName(read.name, profile.get("honorific", read.title), profile.get("letters", read.letters))


def file_name_of(text: str) -> str:
    """The name of a person's file, from the name as somebody writes it: "Dr. Jane Doe" is jane-doe."""
    return slugify(read_name(text).name)
