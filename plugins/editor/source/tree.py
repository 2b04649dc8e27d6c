"""A YAML text as a tree whose parts know where they stand, to the character."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from ...content_model.yaml.nodes import compose, read_yaml
from ..refused import Refused

Plain = str | None | list["Plain"] | dict[str, "Plain"]  # a value as the content model reads it: scalars as text
_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")
_COLON = re.compile(r"[ \t]*:")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[^\n]*")


class CannotEdit(Refused):
    """A place that a form cannot change without touching what stands beside it. It can be changed as text."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "Change it in the text itself.")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `style` is how it is written: "" (plain), a quotation mark, ">" or "|"; "*" for an alias.

    `parent` is the column of the name or the dash that it belongs to, `flow` whether it stands within brackets.
    """

    start: int
    end: int
    value: str | None
    style: str
    parent: int
    flow: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A name in a group: where it starts, where the place behind its colon is, and its value."""

    start: int
    after_colon: int
    value: Value

    @property
    def end(self) -> int:
        """Where the whole entry ends."""
        return max(self.after_colon, self.value.end)


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping. `flow` when it is written with braces; `column` is that of its names."""

    start: int
    end: int
    keys: Mapping[str, Key]
    flow: bool
    column: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `flow` when it is written with brackets; else `dashes` are the places of its dashes, `column` theirs."""

    start: int
    end: int
    items: Sequence[Value]
    flow: bool
    dashes: Sequence[int]
    column: int


Value = Scalar | Group | Items


def read_tree(text: str, start: int = 0, end: int | None = None) -> Value | None:
    """The YAML from `start` to `end` of a text, None when nothing stands there. Raises YamlProblem and CannotEdit."""
    part = text[start:end]
    read_yaml(part)  # says in words what is wrong with it
    node = compose(part)
    return (
        None if node is None else _Reader(text, start, len(text) if end is None else end).value(node, start, -1, False)
    )


def plain(value: Value | None) -> Plain:
    """What the content model reads there."""
    if isinstance(value, Group):
        return {name: plain(key.value) for name, key in value.keys.items()}
    if isinstance(value, Items):
        return [plain(item) for item in value.items]
    return None if value is None or value.value is None else value.value.strip()


@dataclass(slots=True)
class _Reader:
    text: str
    offset: int  # of the YAML in the text
    limit: int  # its end

    def value(self, node: yaml.Node, after: int, parent: int, in_flow: bool) -> Value:
        """The node as a value, which stands behind `after`. `parent` and `in_flow` are as for Scalar."""
        start, end = self.offset + node.start_mark.index, self.offset + node.end_mark.index
        if start < after:  # written elsewhere, and only named here
            return self._alias(node, after, parent, in_flow)
        if isinstance(node, yaml.ScalarNode):
            style = node.style or ""
            value = None if not style and node.tag == "tag:yaml.org,2002:null" else node.value
            end = self._end_of_block(start, parent) if style in ("|", ">") else end
            return Scalar(start, end, value, style, parent, in_flow)
        assert isinstance(node, yaml.CollectionNode)
        flow, column = bool(node.flow_style), node.start_mark.column
        if isinstance(node, yaml.SequenceNode):
            return self._items(node, start, end, parent if flow else column, flow)
        keys: dict[str, Key] = {}
        for name, child in node.value:
            keys[name.value] = self._key(name, child, parent if flow else column, flow)
        last = max((key.end for key in keys.values()), default=end)
        return Group(start, end if flow else last, keys, flow, column)

    def _key(self, name: yaml.ScalarNode, child: yaml.Node, column: int, flow: bool) -> Key:
        start, end = self.offset + name.start_mark.index, self.offset + name.end_mark.index
        colon = _COLON.match(self.text, end)
        if not colon:
            raise CannotEdit(f"`{name.value}` is written in a way that a form cannot change")
        return Key(start, colon.end(), self.value(child, colon.end(), column, flow))

    def _items(self, node: yaml.SequenceNode, start: int, end: int, column: int, flow: bool) -> Items:
        items: list[Value] = []
        dashes: list[int] = []
        dash = re.compile(rf"^[ ]{{{column}}}-(?=\s|\Z)", re.MULTILINE)
        at = start
        for number, child in enumerate(node.value):
            if not flow:
                found = dash.search(self.text, at, self.limit) if number else None
                if number and not found:
                    raise CannotEdit("This list is written in a way that a form cannot change")
                dashes.append(found.end() - 1 if found else start)
                at = dashes[-1] + 1
            items.append(self.value(child, at, column, flow))
            at = max(at, items[-1].end)
        return Items(start, end if flow else at, tuple(items), flow, tuple(dashes), column)

    def _end_of_block(self, start: int, parent: int) -> int:
        """The end of the last line that a block of text has of its own; empty lines below it are left to what follows."""
        header = _BLOCK_HEADER.search(self.text, start, self.limit)
        end = at = header.end() if header else start
        digit = re.search(r"[1-9]", header[0]) if header else None
        indent = max(parent, 0) + int(digit[0]) if digit else 0  # 0 until the first line that is not empty says it
        while at < self.limit:
            line_end = self.text.find("\n", at + 1, self.limit)
            line_end = self.limit if line_end < 0 else line_end
            line = self.text[at + 1 : line_end]
            if line.strip():
                own = len(line) - len(line.lstrip(" "))
                indent = indent or max(own, parent + 1)
                if own < indent:
                    break
                end = line_end
            at = line_end
        return end

    def _alias(self, node: yaml.Node, after: int, parent: int, in_flow: bool) -> Scalar:
        found = _ALIAS.search(self.text, after, self.limit)
        if not found or not isinstance(node, yaml.ScalarNode):
            raise CannotEdit("A value is written with & and * in a way that a form cannot change")
        return Scalar(found.start(), found.end(), node.value, "*", parent, in_flow)
