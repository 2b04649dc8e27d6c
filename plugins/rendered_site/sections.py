"""The main text cut at its headings."""

from __future__ import annotations

from collections.abc import Iterable

from .parts import Block, Heading, Part


class Section(Part, frozen=True):
    """The main text from one heading to the next; the text before any heading has level 0 and no heading."""

    heading: str
    level: int
    id: str
    text: str

    @property
    def words(self) -> int:
        """The number of words below the heading, up to the next heading of any level."""
        return len(self.text.split())


def sections_of(blocks: Iterable[Block], headings: Iterable[Heading]) -> tuple[Section, ...]:
    """The sections of a page's main text, in their order."""
    ids = {(heading.level, heading.text): heading.id for heading in headings if heading.in_main}
    found: list[tuple[str, int, list[str]]] = [("", 0, [])]
    for block in blocks:
        if block.level:
            found.append((block.text, block.level, []))
        else:
            found[-1][2].append(block.text)
    return tuple(
        Section(heading, level, ids.get((level, heading), ""), "\n".join(texts))
        for heading, level, texts in found
        if level or texts
    )
