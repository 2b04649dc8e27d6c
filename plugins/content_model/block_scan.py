"""Reads the block marks (`/// name`) in a Markdown body and checks them, with their lines.

Python-Markdown's block extension leaves an unknown block, or one with a wrong option, in the page as
plain text without a word. So the marks are read here first, by the same grammar, and held against
the blocks that the plugins have contributed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..findings import Place
from .contributions import Block
from .validate import Report, did_you_mean, read_group
from .yaml_nodes import Node, YamlProblem, read_yaml

_OPEN = re.compile(r"^(?P<indent> *)(?P<fence>/{3,})[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|(?P<argument>.*))?$")
_CLOSE = re.compile(r"^ *(?P<fence>/{3,})[ \t]*$")
_STRAY = re.compile(r"^ *(?P<fence>/{3,})[ \t]*\S")
_CODE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})")
_OPTION = re.compile(r"^(?P<indent> {4,})\S")


@dataclass(frozen=True, slots=True)
class Use:
    """One block in a body: its contribution, its checked options, and where it starts."""

    block: Block
    options: Mapping[str, Any]
    place: Place


def scan(body: str, first_line: int, blocks: Mapping[str, Block], report: Report) -> tuple[Use, ...]:
    """The body's blocks in order of their first lines; problems go to `report`."""
    lines = body.split("\n")
    uses: list[Use] = []
    unclosed: list[tuple[str, int, Place]] = []
    for index, line in _outside_code(lines):
        place = Place(first_line + index, 1)
        closing = _CLOSE.match(line)
        if closing:
            while unclosed and unclosed[-1][1] != len(closing["fence"]):
                _say_unclosed(*unclosed.pop(), report)
            if unclosed:
                unclosed.pop()
            else:
                report.add(
                    "block-stray",
                    "These slashes close a block that was never opened",
                    "Delete the line, or write `/// name` above the block.",
                    place,
                )
            continue
        opening = _OPEN.match(line)
        if not opening:
            if _STRAY.match(line):
                report.add(
                    "block-broken",
                    f"`{line.strip()[:40]}` looks like the start of a block and is not one",
                    f"Write `/// name` with one of: {', '.join(blocks)}.",
                    place,
                )
            continue
        name = opening["name"]
        unclosed.append((name, len(opening["fence"]), place))
        block = blocks.get(name)
        if block is None:
            fix = did_you_mean(name, blocks) or f"There is: {', '.join(blocks)}."
            report.add("block-unknown", f"There is no block `{name}`", fix, place)
            continue
        if opening["argument"] is not None:
            report.add(
                "block-option",
                f"The block `{name}` takes nothing behind a `|`",
                "Write its options below it, four spaces in: `    name: value`.",
                place,
            )
        indent = len(opening["indent"]) + 4
        options = _read_options(lines, index + 1, first_line, indent, block, place, report)
        if options is not None:
            uses.append(Use(block, options, place))
    for item in unclosed:
        _say_unclosed(*item, report)
    return tuple(uses)


def _outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    fence = ""
    for index, line in enumerate(lines):
        mark = _CODE.match(line)
        if fence:
            if mark and mark["fence"].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if mark:
            fence = mark["fence"]
            continue
        yield index, line


def _read_options(
    lines: list[str], start: int, first_line: int, indent: int, block: Block, place: Place, report: Report
) -> Mapping[str, Any] | None:
    end = start
    while end < len(lines) and (option := _OPTION.match(lines[end])) and len(option["indent"]) >= indent:
        end += 1
    text = "\n".join(line[indent:] for line in lines[start:end])
    try:
        node = read_yaml(text, first_line=first_line + start)
    except YamlProblem as problem:
        report.add(
            "block-option",
            f"In the block `{block.name}`: {problem.message[0].lower()}{problem.message[1:]}",
            problem.fix,
            problem.place,
        )
        return None
    if node.value is None:
        node = Node({}, place, key_places={})
    if not isinstance(node.value, dict):
        report.add(
            "block-option",
            f"The options of the block `{block.name}` should be names with values, and are {node.shape}",
            "Write `    name: value`, or leave a line free before the block's text.",
            node.place,
        )
        return None
    before = len(report.findings)
    options = read_group(
        replace(_shift(node, indent), place=place),
        block.options,
        report,
        what=f"the block `{block.name}`",
        rule="block-option",
    )
    return options if len(report.findings) == before else None


def _shift(node: Node, columns: int) -> Node:
    """The same nodes, moved right by the indentation that was cut off before reading."""
    value = node.value
    if isinstance(value, dict):
        value = {name: _shift(child, columns) for name, child in value.items()}
    elif isinstance(value, list):
        value = [_shift(child, columns) for child in value]
    places = {k: Place(p.line, p.column + columns) for k, p in (node.key_places or {}).items()}
    return Node(value, Place(node.place.line, node.place.column + columns), node.quoted, places)


def _say_unclosed(name: str, slashes: int, place: Place, report: Report) -> None:
    report.add(
        "block-unclosed",
        f"The block `{name}` is never closed",
        f"Write a line with `{'/' * slashes}` where it ends.",
        place,
    )
