"""A kind of page, as data: what code has to know of it stands in its traits, never in its name."""

from __future__ import annotations

from dataclasses import dataclass

from .fields import Field


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: all that code has to know of it. `traits` say how it is treated (see traits.py).

    `template` is the file in theme/templates that renders it. `folder` is where a new page of this kind goes, below
    content/; a page in that folder that names no kind is of this one, and the folder's index.md is of the kind `index`.
    `file` is the name of its only file, without .md, for a kind of which a site has one page. `page_type` is what
    schema.org calls a page of this kind, and `therapy_type` what it calls the therapy of a section that has such pages. `fields` are its own where it is declared, and all that its pages have in the
    frozen contributions: those of every page, its own, and what plugins add to it.
    """

    name: str
    label: str
    template: str
    folder: str = "pages"
    help: str = ""
    traits: frozenset[str] = frozenset()
    fields: tuple[Field, ...] = ()
    index: str = ""
    file: str = ""
    page_type: str = ""
    therapy_type: str = ""

    def has(self, trait: str) -> bool:
        """Whether the kind has a trait."""
        return trait in self.traits

    def identity(self) -> str:
        """What stands for the kind where it is part of an answer; its declaration is code."""
        return self.name
