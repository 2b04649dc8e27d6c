"""The attachment styles as the explainer shows them, made from the files of content/styles/.

The words stand in those files and nowhere else; the labels above them are the labels of their fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..content_model.entry import Entry
from ..content_model.questions import Questions
from ..content_model.schema.traits import STYLE
from ..content_model.values import Source

# What an opened style shows, in this order.
DETAILS = ("feels", "shows", "comes_from", "therapy_helps")
# How many hues the component has; a further style starts again with the first.
TONES = 4


@dataclass(frozen=True, slots=True)
class Detail:
    """One titled part of a style: a text, or a list of lines."""

    name: str
    label: str
    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """One style. `key` is its file's name without .md; `anxiety` and `avoidance` lie between 0 and 1."""

    key: str
    name: str
    href: str  # of its own page, for a link on the site
    canonical: str  # of its own page
    summary: str
    anxiety: float
    avoidance: float
    details: tuple[Detail, ...]
    sources: tuple[str, ...]
    tone: int

    @property
    def place(self) -> str:
        """Where the style stands, in words: what the map shows, for somebody who does not see it."""
        return f"{_level(self.anxiety)} anxiety, {_level(self.avoidance).lower()} avoidance"


def styles_of(ask: Questions) -> tuple[Style, ...]:
    """The styles that the site shows, in the order of its tree."""
    return tuple(
        _style(entry, ask, 1 + at % TONES)
        for at, card in enumerate(ask.with_trait(STYLE))
        if (entry := ask.page(card.source)) is not None
    )


def key_of(entry: Entry) -> str:
    """The name by which a block asks for a style: content/styles/anxious.md is `anxious`."""
    return PurePosixPath(entry.source).stem


def sources_of(styles: Iterable[Style], ask: Questions) -> tuple[Source, ...]:
    """The sources that the styles rest on, each once, the oldest first."""
    keys = {key for style in styles for key in style.sources}
    return tuple(
        sorted((found for key in keys if (found := ask.source(key))), key=lambda source: (source.year, source.key))
    )


def short_name(source: Source) -> str:
    """A source as it is named in passing: "Bowlby, 1969", "Fraley and others, 2015"."""
    surnames = [_surname(author) for author in source.authors.removesuffix(" and others").split(",")]
    if len(surnames) == 2:
        who = " and ".join(surnames)
    elif len(surnames) > 2 or source.authors.endswith(" and others"):
        who = f"{surnames[0]} and others"
    else:
        who = surnames[0]
    return f"{who}, {source.year}"


def _style(entry: Entry, ask: Questions, tone: int) -> Style:
    return Style(
        key=key_of(entry),
        name=str(entry.get("name", entry.title)),
        href=ask.href(entry),
        canonical=ask.canonical(entry),
        summary=str(entry.get("summary", "")),
        anxiety=float(entry.get("anxiety", 0.5)),
        avoidance=float(entry.get("avoidance", 0.5)),
        details=tuple(_details(entry)),
        sources=tuple(entry.get("sources", ())),
        tone=tone,
    )


def _details(entry: Entry) -> Iterable[Detail]:
    fields = {field.name: field for field in entry.kind.fields}
    for name in DETAILS:
        field, value = fields[name], entry.get(name)
        if isinstance(value, tuple):
            yield Detail(name, field.label, lines=value)
        elif value:
            yield Detail(name, field.label, text=str(value))


def _level(share: float) -> str:
    return "Lower" if share < 0.4 else "Higher" if share > 0.6 else "Medium"


def _surname(author: str) -> str:
    """The name without the initials that follow it: "Ainsworth MDS" is "Ainsworth"."""
    words = author.split()
    while len(words) > 1 and words[-1].isupper():
        words.pop()
    return " ".join(words)
