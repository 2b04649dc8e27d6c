"""Blocks as other systems write them: `!!! note`, `> [!TIP]`, `:::warning`, and which of ours each one means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..schema.blocks import Block
from ..yaml.words import short

_ALERT = re.compile(r"^(?: *>)+ *\[!(?P<name>[\w-]+)\][+-]?[ ]*(?P<title>.*)$")
_ADMONITION = re.compile(r'^ *(?:!!!|(?P<fold>\?\?\?)\+?) *(?P<name>[A-Za-z][\w-]*)(?:[^"]*"(?P<title>[^"]*)")?[^"]*$')
_COLONS = re.compile(r"^ *:{3,} *(?:\{[ .]*)?(?P<name>[\w-]+)\}?[ ]*(?P<title>.*)$")
_END = re.compile(r"^ *:{3,} *$")
_OWN_NAME = re.compile(r"^ *(?://|\\{2,}|:{2}) *(?P<name>[\w-]+) *$")
_TAB = re.compile(r'^ *===[!+]* +"(?P<title>[^"]+)" *$')
_DIRECTIVE = re.compile(r"^ *\.\. +(?P<name>[\w-]+)::[ ]*(?P<title>.*)$")
_FILE = re.compile(r"^ *;*-{1,9}8<-{1,9}")
_SHORTCODE = re.compile(r"^ *\{\{[<%].*[>%]\}\} *$")

_MEANT = {
    "callout": (
        "note info tip hint example quote todo admonition alert aside box remember callout",
        "warning caution danger important attention error failure bug",
    ),
    "summary": ("abstract tldr nutshell takeaways",),
    "details": ("spoiler collapse collapsible expand fold toggle question dropdown",),
    "questions": ("faq faqs accordion qa",),
    "people": ("team staff",),
    "action": ("button cta",),
    "crisis": ("emergency hotline",),
}
_OURS = {name: ours for ours, groups in _MEANT.items() for group in groups for name in group.split()}


@dataclass(frozen=True, slots=True)
class OtherBlock:
    """A line that starts a block in another system: what is wrong with it, and what to write."""

    what: str
    fix: str


def block_meant(name: str, blocks: Mapping[str, Block]) -> str:
    """Which of the blocks another system's name stands for; "" where none does."""
    name = name.lower()
    ours = name if name in blocks else _OURS.get(name, "")
    return ours if ours in blocks else ""


def how_to_write(name: str, title: str, blocks: Mapping[str, Block]) -> str:
    """A block in words, from the line that opens it to the one that closes it."""
    block = blocks[name]
    options = {option.name: option for option in block.options}
    title = title.strip().strip('"').strip()
    line = ""
    if "title" in options and (title or options["title"].required):
        value = f'"{title}"' if ":" in title or "#" in title else title or "A question"
        line = f" with `    title: {value}` on the line below"
    if not block.has_body:
        return f"Write `/// {name}`{line}, and `///` on the line after it."
    return f"Write `/// {name}`{line}, an empty line, the text without spaces in front, an empty line, and `///`."


def other_block(line: str, blocks: Mapping[str, Block], opened: bool) -> OtherBlock | None:
    """The line as the start of a block in another system; None where it is none. `opened`: one was found above."""
    shown = short(line.strip())
    for pattern in (_ALERT, _ADMONITION, _COLONS, _DIRECTIVE):
        found = pattern.match(line)
        if found:
            default = "details" if pattern is _ADMONITION and found["fold"] else ""
            name = default or block_meant(found["name"], blocks) or "callout"
            if name not in blocks:
                return OtherBlock(f"`{shown}` is a block of another system", f"Write one of: {', '.join(blocks)}.")
            fix = how_to_write(name, found["title"] or "", blocks)
            return OtherBlock(f"`{shown}` is shown as text, because a block starts with three slashes", fix)
    if _END.match(line) and not opened:
        return OtherBlock(f"`{shown}` would be shown as it is", "Delete the line.")
    own = _OWN_NAME.match(line)
    if own and own["name"].lower() in blocks:
        fix = f"Write `/// {own['name'].lower()}`, and `///` where it ends."
        return OtherBlock(f"`{shown}` is shown as text, because a block starts with three slashes", fix)
    tab = _TAB.match(line)
    if tab:
        fix = f"Write `### {tab['title']}`, an empty line, and the text without spaces in front."
        return OtherBlock(f"`{shown}` makes no tab: there are none here", fix)
    if _FILE.match(line):
        return OtherBlock(f"`{shown}` would be shown: a page takes in no other file", "Copy the text of the file here.")
    if _SHORTCODE.match(line):
        return OtherBlock(f"`{shown}` is a mark of another system, and would be shown as it is", "Delete the line.")
    return None
