"""What is known about each element by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from .handlers import forms, head, landmarks, links, pictures, text

if TYPE_CHECKING:
    from .handlers.types import End, Start

HEADINGS = frozenset(text.HEADINGS)
_BLOCKS = (
    "address article aside audio blockquote body button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form header hgroup hr html iframe label legend li main menu nav object ol optgroup option"
    " p pre search section select summary table tbody td textarea tfoot th thead tr ul video"
)
_REGIONS = "article aside dialog footer form header main nav search section figure fieldset details"
BLOCKS = HEADINGS | frozenset(_BLOCKS.split())
REGIONS = frozenset(_REGIONS.split())
# What kind of block the text in an element is; a paragraph in a list item is an item.
KINDS: Mapping[str, str] = {
    **{h: h for h in HEADINGS},
    "p": "paragraph", "li": "item", "blockquote": "quote", "td": "cell", "th": "cell", "figcaption": "caption",
    "caption": "caption", "dt": "term", "dd": "item", "summary": "term", "pre": "code",
}  # fmt: skip
_FAMILIES = (head, landmarks, text, links, pictures, forms)
STARTS: Mapping[str, Start] = {tag: start for family in _FAMILIES for tag, start in family.STARTS.items()}
ENDS: Mapping[str, End] = {tag: end for family in (head, landmarks, text, links) for tag, end in family.ENDS.items()}


class Plan(NamedTuple):
    """All that an element's name says about it."""

    block: bool = False
    kind: str | None = None
    region: bool = False
    start: Start | None = None
    end: End | None = None
    simple: bool = False  # a block that, without attributes, is nothing but a block


_SIMPLE = (
    "p li ul ol div dl dt dd table thead tbody tfoot tr td th blockquote pre hr address center hgroup menu optgroup"
)
SIMPLE = frozenset(_SIMPLE.split())
PLANS: Mapping[str, Plan] = {
    tag: Plan(tag in BLOCKS, KINDS.get(tag), tag in REGIONS, STARTS.get(tag), ENDS.get(tag), tag in SIMPLE)
    for tag in BLOCKS | STARTS.keys() | ENDS.keys()
}
CUSTOM = Plan(block=True, region=True)  # <style-explainer>
PLAIN = Plan()
