"""Blocks: what staff can insert in Markdown, and what one use of a block is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..entry import Entry
from ..questions import Questions
from .fields import Field


@dataclass(frozen=True, slots=True)
class Part:
    """A heading in a block, and what stands below it, both as HTML. What stands above the first has no heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockUse:
    """One use of a block on a page: its checked options, its inner HTML, and where it stands."""

    options: Mapping[str, Any]
    body: str
    entry: Entry
    ask: Questions
    number: int  # counts the uses of this block on this page, from 1
    parts: tuple[Part, ...] = ()  # the body, taken apart at its headings, for a block that is `in_parts`


@dataclass(frozen=True, slots=True)
class Block:
    """Something that staff can insert in Markdown: `/// name`, its options, a body, `///`.

    It is rendered by the theme component of the same name (or `component`), whose macro gets what
    `data` makes of the use, as keyword arguments. A plugin that brings its own HTML gives `html` instead.
    `check` may refuse a use with a message and a fix. A block that is `in_parts` has headings in its body.
    """

    name: str
    label: str
    help: str
    options: tuple[Field, ...] = ()
    has_body: bool = False
    in_parts: bool = False
    component: str = ""
    html: Callable[[BlockUse], str] | None = None
    data: Callable[[BlockUse], Mapping[str, Any]] = lambda use: {**use.options, "body": use.body}
    check: Callable[[Mapping[str, Any], Questions], Iterable[tuple[str, str]]] = lambda options, ask: ()
    example: str = ""
