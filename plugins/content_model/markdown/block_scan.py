"""Reads the block marks (`/// name`) in a Markdown body and checks them, with their lines.

Python-Markdown's block extension leaves an unknown block, or one with a wrong option, in the page as
plain text without a word. So the marks are read here first, by the same grammar, and held against
the blocks that the plugins have contributed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...findings import Place, did_you_mean
from ..report import Report
from ..schema.blocks import Block
from ..schema.containers import read_group
from ..schema.fields import ValueReport
from ..yaml.messages import BLOCK_OPTIONS
from ..yaml.nodes import Node, YamlProblem, read_yaml
from .body_lines import outside_code
from .messages import BLOCK_BROKEN, BLOCK_END, BLOCK_OPTION, BLOCK_STRAY, BLOCK_UNCLOSED, BLOCK_UNKNOWN
from .other_blocks import block_meant, how_to_write, other_block

_OPEN = re.compile(r"^(?P<indent> *)(?P<fence>/{3,})[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|(?P<argument>.*))?$")
_CLOSE = re.compile(r"^ *(?P<fence>/{3,})[ \t]*$")
_STRAY = re.compile(r"^ *(?P<fence>/{3,})[ \t]*\S")
_OPTION = re.compile(r"^(?P<indent> {4,})\S")
_LOOSE_OPTION = re.compile(r"^\s*(?P<name>[\w-]+)\s*:(\s|$)")
_MAY_BE_A_MARK = re.compile(r"//|::|\\\\|!!!|\?\?\?|\[!|===|8<-|\{\{")
_END_WORDS = ("end", "close", "stop")


@dataclass(frozen=True, slots=True)
class Use:
    """One block in a body: its contribution, its checked options, where it starts, and how many lines its options take."""

    block: Block
    options: Mapping[str, Any]
    place: Place
    option_lines: int = 0


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    slashes: int
    place: Place


def scan(lines: list[str], first_line: int, blocks: Mapping[str, Block], report: Report) -> tuple[Use, ...]:
    """The body's blocks in order of their first lines; problems go to `report`. Tabs in the lines are spread already."""
    uses: list[Use] = []
    opened: list[_Open] = []
    for index, line in outside_code(lines):
        if not _MAY_BE_A_MARK.search(line):
            continue
        if report.is_full:
            break
        place = Place(first_line + index, 1)
        closing = _CLOSE.match(line)
        if closing:
            _close(len(closing["fence"]), opened, place, report)
            continue
        opening = _OPEN.match(line)
        if not opening:
            _check_other_marks(line, blocks, place, report)
            continue
        name = opening["name"]
        if name not in blocks and opened and name.lower() in _END_WORDS:
            opened.pop()
            report.add(BLOCK_END, "A block ends with slashes alone", f"Write `{opening['fence']}`.", place)
            continue
        opened.append(_Open(name, len(opening["fence"]), place))
        block = blocks.get(name)
        if block is None:
            ours = block_meant(name, blocks)
            fix = how_to_write(ours, opening["argument"] or "", blocks) if ours else did_you_mean(name, blocks)
            fix = fix or f"There is: {', '.join(blocks)}."
            report.add(BLOCK_UNKNOWN, f"There is no block `{name}`", fix, place)
            continue
        if opening["argument"] is not None:
            report.add(
                BLOCK_OPTION,
                f"The block `{name}` takes nothing behind a `|`",
                how_to_write(name, opening["argument"], blocks)
                if any(option.name == "title" for option in block.options)
                else f"Write `/// {name}` and its options below it, four spaces in: `    name: value`.",
                place,
            )
            continue
        options, end = _read_options(lines, index + 1, first_line, len(opening["indent"]) + 4, block, place, report)
        if options is not None:
            uses.append(Use(block, options, place, end - index - 1))
    _report_unclosed(opened, report)
    return tuple(uses)


def without_marks(lines: list[str]) -> list[str]:
    """The body's lines without those that open and close blocks, and without their options."""
    kept = list(lines)
    options = False
    for index, line in outside_code(lines):
        opening = _OPEN.match(line)
        options = opening is not None or (options and _OPTION.match(line) is not None)
        if options or _CLOSE.match(line):
            kept[index] = ""
    return kept


def _close(slashes: int, opened: list[_Open], place: Place, report: Report) -> None:
    """Takes the block that is closed here from the ones that are open, and those in it that never were closed."""
    left: list[_Open] = []
    while opened and opened[-1].slashes != slashes:
        left.append(opened.pop())
    _report_unclosed(left, report)
    if opened:
        opened.pop()
        return
    report.add(
        BLOCK_STRAY,
        "These slashes close a block that was never opened",
        "Delete the line, or write `/// name` above the block.",
        place,
    )


def _check_other_marks(line: str, blocks: Mapping[str, Block], place: Place, report: Report) -> None:
    if _STRAY.match(line):
        message = f"`{line.strip()[:40]}` looks like the start of a block and is not one"
        report.add(BLOCK_BROKEN, message, f"Write `/// name` with one of: {', '.join(blocks)}.", place)
        return
    found = other_block(line, blocks, bool(report.findings))
    if found:
        report.add(BLOCK_BROKEN, found.what, found.fix, place)


def _read_options(
    lines: list[str], start: int, first_line: int, indent: int, block: Block, place: Place, report: Report
) -> tuple[Mapping[str, Any] | None, int]:
    """The checked options, None when something is wrong with them, and the index of the line below them."""
    end = start
    while end < len(lines) and (option := _OPTION.match(lines[end])) and len(option["indent"]) >= indent:
        end += 1
    if _has_loose_option(lines, end, first_line, block, report):
        return None, end
    text = "\n".join(line[indent:] for line in lines[start:end])
    try:
        node = read_yaml(text, first_line=first_line + start)
    except YamlProblem as problem:
        message = f"In the block `{block.name}`: {problem.message[0].lower()}{problem.message[1:]}"
        report.add(BLOCK_OPTION, message, problem.fix, problem.place)
        return None, end
    if node.value is None:
        node = Node({}, place, key_places={})
    if not isinstance(node.value, dict):
        report.add(
            BLOCK_OPTION,
            f"The options of the block `{block.name}` should be names with values, and are {node.shape}",
            "Write `    name: value`, or leave a line free before the block's text.",
            node.place,
        )
        return None, end
    before = len(report.findings)
    what = f"the block `{block.name}`"
    options = read_group(
        replace(_shift(node, indent), place=place), block.options, ValueReport(report, BLOCK_OPTIONS), what=what
    )
    return (options if len(report.findings) == before else None), end


def _has_loose_option(lines: list[str], at: int, first_line: int, block: Block, report: Report) -> bool:
    """Reports an option that Markdown would show as text: not four spaces in, or behind an empty line."""
    empty = at < len(lines) and not lines[at].strip()
    while at < len(lines) and not lines[at].strip():
        at += 1
    found = _LOOSE_OPTION.match(lines[at]) if at < len(lines) else None
    if not found or found["name"] not in {option.name for option in block.options}:
        return False
    why = "there is an empty line above it" if empty else "it is not four spaces in"
    report.add(
        BLOCK_OPTION,
        f"The option `{found['name']}` of the block `{block.name}` would be shown as text, because {why}",
        f"Write `    {lines[at].strip()}` right below `/// {block.name}`.",
        Place(first_line + at, 1),
    )
    return True


def _shift(node: Node, columns: int) -> Node:
    """The same nodes, moved right by the indentation that was cut off before reading."""
    value = node.value
    if isinstance(value, dict):
        value = {name: _shift(child, columns) for name, child in value.items()}
    elif isinstance(value, list):
        value = [_shift(child, columns) for child in value]
    places = {k: Place(p.line, p.column + columns) for k, p in (node.key_places or {}).items()}
    return replace(node, value=value, place=Place(node.place.line, node.place.column + columns), key_places=places)


def _report_unclosed(opened: list[_Open], report: Report) -> None:
    """One message for each block that is open at the end; a second mark of the same name may have been meant to close."""
    names = {one.name: one for one in opened}
    for one in opened:
        if names[one.name] is not one:
            continue
        first = next(other for other in opened if other.name == one.name)
        slashes = "/" * one.slashes
        fix = f"Write a line with `{slashes}` where it ends."
        if first is not one:
            fix += f" If this line was to end the block of line {first.place.line}, write just `{slashes}`."
        report.add(BLOCK_UNCLOSED, f"The block `{one.name}` is never closed", fix, one.place)
