"""One page's text through the converter, without a build: for tables of many small texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.content_model.load.content import read_draft
from plugins.content_model.questions import Questions
from plugins.findings import Finding
from plugins.site_engine import steps
from plugins.site_engine.session import Session
from tests.support.site import PROJECT, small_site

FRONT_MATTER = """\
---
title: A plain page
description: A plain page of the small site, with a heading, a sentence, and a link back home.
---

"""
FIRST_LINE = FRONT_MATTER.count("\n") + 1
SOURCE = "content/pages/plain.md"
_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


@dataclass(frozen=True)
class Draft:
    """What became of a page's text: its HTML ("" where it is broken), and what was found wrong with it."""

    html: str
    findings: tuple[Finding, ...]

    @property
    def ids(self) -> list[str]:
        """What was found, by its ids."""
        return [finding.rule for finding in self.findings]


@dataclass(frozen=True)
class Drafts:
    """The small site with a contact page, a picture and a file more; `convert` tries texts of its second page."""

    session: Session

    @classmethod
    def open(cls, folder: Path) -> Drafts:
        """The site in a folder of its own."""
        site = small_site(folder).write(
            {
                "pages/contact.md": FRONT_MATTER.replace("A plain page", "Contact us") + "Words.\n",
                "images/dot.svg": _DRAWING,
                "images/images.yaml": "dot.svg:\n  alt: A dot\n",
                "images/Form.pdf": "%PDF-",
            }
        )
        return cls(Session.open(PROJECT, overrides={"PATH": str(site.content)}))

    def convert(self, body: str, front_matter: str = FRONT_MATTER) -> Draft:
        """The text below the front matter, converted as a build would."""
        return self.convert_file(f"{front_matter}{body}\n".encode())

    def convert_file(self, data: bytes) -> Draft:
        """A whole file, with its front matter."""
        draft = read_draft(SOURCE, data, self.session.model, self.session.content, self.session.contributions)
        if draft.entry is None:
            return Draft("", draft.findings)
        session = self.session.with_entry(draft.entry)
        converted = steps.convert(draft.entry, session, Questions(session))
        return Draft(converted.html, (*draft.findings, *converted.findings))
