"""Reads YAML into nodes that remember their line and column, so that every message can name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from ..findings import Place

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without its C part
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_PLAIN_TAG = "tag:yaml.org,2002:"
_DEEPEST = 24
_UNCLOSED = "while parsing a flow"


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value. `value` is a str (the scalar as written), None, a list of Nodes, or a dict of them.

    Scalars are kept as they were written: what a field means by `no` or `2024` is for the field to
    say, not for YAML. `quoted` is true for a scalar in quotes.
    """

    value: Any
    place: Place
    quoted: bool = False
    key_places: dict[str, Place] | None = None

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
    try:
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = (error.context_mark if _UNCLOSED in (error.context or "") else None) or error.problem_mark
        place = Place(first_line + mark.line, mark.column + 1) if mark else Place(first_line, 1)
        raise YamlProblem(*_in_plain_words(error, text, place.line - first_line), place) from None
    except (yaml.YAMLError, ValueError, UnicodeError, RecursionError) as error:
        message = "There is a character here that a text file cannot hold"
        if isinstance(error, RecursionError):
            message = "This is nested too deeply"
        line = text[: getattr(error, "position", 0) or 0].count("\n")
        raise YamlProblem(message, "Delete it and type the text again.", Place(first_line + line, 1)) from None
    if root is None:
        return Node(None, Place(first_line, 1))
    return _to_node(root, first_line, 0)


def _to_node(node: yaml.Node, first_line: int, depth: int) -> Node:
    place = Place(first_line + node.start_mark.line, node.start_mark.column + 1)
    if depth > _DEEPEST:
        raise YamlProblem(
            "This is nested too deeply, or refers to itself", "Write the values out, without & and *.", place
        )
    if not node.tag.startswith(_PLAIN_TAG) or "python" in node.tag:
        raise YamlProblem(
            f"The tag {node.tag} has no meaning here", "Delete the part that starts with an exclamation mark.", place
        )
    if isinstance(node, yaml.ScalarNode):
        quoted = node.style in ("'", '"', "|", ">")
        empty = not quoted and node.tag == _PLAIN_TAG + "null"
        return Node(None if empty else node.value, place, quoted)
    if isinstance(node, yaml.SequenceNode):
        return Node([_to_node(item, first_line, depth + 1) for item in node.value], place)
    values: dict[str, Node] = {}
    places: dict[str, Place] = {}
    for key, value in node.value:
        key_place = Place(first_line + key.start_mark.line, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode):
            raise YamlProblem("A name before the colon is expected here", "Write `name: value`.", key_place)
        if key.value in values:
            raise YamlProblem(
                f"`{key.value}` stands here twice, first on line {places[key.value].line}",
                "Keep one of the two.",
                key_place,
            )
        values[key.value] = _to_node(value, first_line, depth + 1)
        places[key.value] = key_place
    return Node(values, place, key_places=places)


def _in_plain_words(error: yaml.MarkedYAMLError, text: str, line_index: int) -> tuple[str, str]:
    """What a person has to know of a YAML error: usually a colon, a quote, or the indentation."""
    problem = (error.problem or "").lower()
    lines = text.splitlines()
    line = lines[line_index] if 0 <= line_index < len(lines) else ""
    if "tab" in problem or "\\t" in problem or "'\t'" in problem or line.startswith("\t"):
        return "There is a tab here", "Use spaces instead of tabs."
    if "nesting depth" in problem:
        return "This is nested too deeply", "Write it more simply."
    if _UNCLOSED in (error.context or ""):
        return "A bracket is opened here and never closed", "Close it with ] or }, or put the whole value in quotes."
    if "mapping values are not allowed" in problem:
        return "A colon inside a value needs quotes", f"Put the value in quotes: {_quoted(line)}"
    if "quoted scalar" in problem or "quoted scalar" in (error.context or ""):
        return (
            "A quotation mark is opened and never closed",
            "Close it, or use the other kind of quotation mark around the value.",
        )
    if "could not find expected ':'" in problem or "expected <block end>" in problem:
        return (
            "A colon is missing here, or the line is indented differently from the ones above",
            "Write `name: value`, each name at the start of its line.",
        )
    if any(word in (error.context or "") + problem for word in ("alias", "anchor")):
        return "A value that starts with * or & needs quotes", f"Put the value in quotes: {_quoted(line)}"
    if "character" in problem and "cannot start" in problem:
        return "A value that starts with this character needs quotes", f"Put the value in quotes: {_quoted(line)}"
    return (
        f"The front matter cannot be read here ({error.problem})",
        "Write `name: value`, and put a value with special characters in quotes.",
    )


def _quoted(line: str) -> str:
    name, colon, value = line.partition(":")
    if not colon:
        return '`"' + line.strip()[:60] + '"`'
    return f'`{name.strip()}: "{value.strip().strip(chr(34))[:60]}"`'
