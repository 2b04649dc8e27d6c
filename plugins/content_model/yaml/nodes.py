"""Reads YAML into nodes that remember their line and column, so that every message can name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from ...findings import UNPRINTABLE, Place, escaped
from .words import explain, missing_space, quoted, unclosed_quote

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without its C part
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_PLAIN_TAG = "tag:yaml.org,2002:"
_DEEPEST = 24
_FEWEST = 1000  # values that every text may have
_REMARK = re.compile(r"[ \t]*#.*")
# Around a name, an editor's no-break space looks like a space and means to be one.
_NAME = re.compile(r"^[ \u00a0\u202f]*(?:-[ \u00a0\u202f]+)*[\w.-]+[ \u00a0\u202f]*:[ \u00a0\u202f]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value. `value` is a str (the scalar as written), None, a list of Nodes, or a dict of them.

    Scalars are kept as they were written: what a field means by `no` or `2024` is for the field to
    say, not for YAML. `quoted` is true for a scalar in quotes. `remark` is what follows a scalar
    without quotes behind a `#`, which YAML leaves out.
    """

    value: Any
    place: Place
    quoted: bool = False
    key_places: dict[str, Place] | None = None
    remark: str = ""

    @property
    def shape(self) -> str:
        """What stands here, in words for a message."""
        if self.value is None:
            return "nothing"
        if isinstance(self.value, dict):
            return "a group of values"
        return "a list" if isinstance(self.value, list) else "a single value"


class YamlProblem(Exception):
    """YAML that cannot be read. `message` says what is wrong in plain words, `fix` what to write."""

    def __init__(self, message: str, fix: str, place: Place) -> None:
        super().__init__(message)
        self.message, self.fix, self.place = message, fix, place


def read_yaml(text: str, first_line: int = 1) -> Node:
    """The YAML document as a Node; an empty one is a Node of None.

    `first_line` is the number of the text's first line in its file. Raises YamlProblem.
    """
    text = _with_plain_spaces(text)
    root = compose(text, first_line)
    if root is None:
        return Node(None, Place(first_line, 1))
    slip = missing_space(text) if isinstance(root, yaml.ScalarNode) and not root.style else None
    if slip:
        raise YamlProblem(slip[0], slip[1], Place(first_line, slip[3] + 1))
    reader = _Reader(first_line, text.split("\n"), max(_FEWEST, len(text)))
    return reader.node(root, 0)


def _with_plain_spaces(text: str) -> str:
    return _NAME.sub(lambda name: name[0].replace("\u00a0", " ").replace("\u202f", " "), text)


def compose(text: str, first_line: int = 1) -> yaml.Node | None:
    """The document as PyYAML's own nodes, whose marks say where each value stands in `text`. Raises YamlProblem."""
    text = _with_plain_spaces(text)
    try:
        loader = _Loader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        message, fix, line, column = explain(error, text)
        raise YamlProblem(message, fix, Place(first_line + line, column + 1)) from None
    except (yaml.YAMLError, ValueError, UnicodeError, RecursionError) as error:
        message = "There is a character here that a text file cannot hold"
        if isinstance(error, RecursionError):
            message = "This is nested too deeply"
        line = text[: getattr(error, "position", 0) or 0].count("\n")
        raise YamlProblem(message, "Delete it and type the text again.", Place(first_line + line, 1)) from None


class _Reader:
    """Makes Nodes of PyYAML's own.

    A text of n characters has no more than n values, but for those that it repeats with * and that grow with each other:
    257 bytes of them would be millions. So `most` values are read, and no more.
    """

    def __init__(self, first_line: int, lines: list[str], most: int) -> None:
        self._first_line, self._lines, self._left = first_line, lines, most

    def node(self, node: yaml.Node, depth: int) -> Node:
        """The node with all that is in it. Raises YamlProblem."""
        place = self._place(node)
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise YamlProblem(
                "This is nested too deeply, or refers to itself"
                if depth > _DEEPEST
                else "This refers to itself too often",
                "Write the values out, without & and *.",
                place,
            )
        if not node.tag.startswith(_PLAIN_TAG) or "python" in node.tag:
            fix = f"Put the value in quotes: {quoted(self._lines[node.start_mark.line])}"
            raise YamlProblem("A value that starts with an exclamation mark needs quotes", fix, place)
        if isinstance(node, yaml.ScalarNode):
            self._refuse_unprintable(node)
            self._refuse_unclosed(node)
            written = node.style in ("'", '"', "|", ">")
            empty = not written and node.tag == _PLAIN_TAG + "null"
            value = None if empty else node.value
            return Node(value, place, written, remark="" if written else _remark(node, self._lines))
        if isinstance(node, yaml.SequenceNode):
            return Node([self.node(item, depth + 1) for item in node.value], place)
        return self._mapping(node, place, depth)

    def _mapping(self, node: yaml.Node, place: Place, depth: int) -> Node:
        values: dict[str, Node] = {}
        places: dict[str, Place] = {}
        for key, value in node.value:
            key_place = self._place(key)
            if not isinstance(key, yaml.ScalarNode):
                raise YamlProblem("A name before the colon is expected here", "Write `name: value`.", key_place)
            if key.value in values:
                raise YamlProblem(
                    f"`{key.value}` stands here twice, first on line {places[key.value].line}",
                    "Keep one of the two.",
                    key_place,
                )
            self._refuse_unprintable(key)
            values[key.value] = self.node(value, depth + 1)
            places[key.value] = key_place
        return Node(values, place, key_places=places)

    def _refuse_unclosed(self, node: yaml.ScalarNode) -> None:
        """A value whose closing quotation mark is missing, and which ends at that of a value further down."""
        first, last = node.start_mark.line, node.end_mark.line
        if last == first or node.style not in ("'", '"'):
            return
        found = unclosed_quote(self._lines, first, first)
        if found:
            raise YamlProblem(found[0], found[1], Place(self._first_line + found[2], found[3] + 1))

    def _refuse_unprintable(self, node: yaml.ScalarNode) -> None:
        """A sign that no page, feed or terminal can show; in double quotes it may be written as "\\e" as well."""
        found = UNPRINTABLE.search(node.value)
        if found is None:
            return
        place = self._place(node)
        for number, line in enumerate(self._lines[node.start_mark.line : node.end_mark.line + 1]):
            if written := UNPRINTABLE.search(line):
                place = Place(place.line + number, written.start() + 1)
                break
        message = f"There is an invisible character in this value: {escaped(found[0])}"
        raise YamlProblem(message, "Delete the value and type it again, without copying it.", place)

    def _place(self, node: yaml.Node) -> Place:
        return Place(self._first_line + node.start_mark.line, node.start_mark.column + 1)


def _remark(node: yaml.Node, lines: list[str]) -> str:
    line = lines[node.end_mark.line] if node.end_mark.line < len(lines) else ""
    found = _REMARK.match(line, node.end_mark.column)
    return found[0].strip() if found else ""
