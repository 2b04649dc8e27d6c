"""Where the links of a Markdown text stand, to the character.

Markdown's own parsing says what is a link, and it does not say where that stood. So each place where a link's address may
stand is given an address of its own, and the text is read again: the places that come out as links are links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...content_model.markdown.convert import Converted
from ...content_model.markdown.page_state import Link

_BEFORE, _BEHIND = r"""(?<![^\s(<"'=:])""", r"""(?![^\s)>"'])"""  # the signs around an address in Markdown and in HTML
_PROBE = "https://probe-{}.invalid/"


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link's address in a text, from `start` to `end`."""

    start: int
    end: int
    link: Link


@dataclass(frozen=True, slots=True)
class LinksFound:
    """The links that were wanted, in their order; `unplaced` are those whose place in the text is not known."""

    placed: tuple[PlacedLink, ...] = ()
    unplaced: tuple[Link, ...] = ()


def links_in(
    body: str, converted: Converted, convert: Callable[[str], Converted], wanted: Callable[[Link], bool]
) -> LinksFound:
    """The links and pictures of a text that are wanted. `converted` is the text as `convert` reads it."""
    links = {link: None for link in converted.links if wanted(link)}
    if not links:
        return LinksFound()
    places = _candidates(body, {link.written for link in links}, _option_spans(body, converted))
    read = set(convert(_with_probes(body, places)).links)
    placed = []
    for link in links:
        for number, (start, end) in enumerate(places):
            probe = _PROBE.format(number)
            if body[start:end] == link.written and Link(probe, probe, link.is_picture) in read:
                placed.append(PlacedLink(start, end, link))
    placed.sort(key=lambda place: place.start)
    return LinksFound(tuple(placed), tuple(link for link in links if link in read))


def _candidates(body: str, addresses: Iterable[str], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the addresses may stand: everywhere but in what is `taken`. Of two that overlap the longer one counts."""
    found: list[tuple[int, int]] = []
    for address in sorted(addresses, key=len, reverse=True):
        for match in re.finditer(_BEFORE + re.escape(address) + _BEHIND, body):
            start, end = match.span()
            if not any(start < other_end and other_start < end for other_start, other_end in (*taken, *found)):
                found.append((start, end))
    return sorted(found)


def _option_spans(body: str, converted: Converted) -> list[tuple[int, int]]:
    """From where to where the options of each block stand."""
    starts = line_starts(body)
    return [(starts[use.place.line], starts[use.place.line + use.option_lines]) for use in converted.blocks]


def line_starts(text: str) -> list[int]:
    """Where each line of a text starts, and where the text ends."""
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text)]


def _with_probes(body: str, places: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for number, (start, end) in enumerate(places):
        parts += [body[at:start], _PROBE.format(number)]
        at = end
    return "".join([*parts, body[at:]])
