"""Changes fields of a page's front matter, or values of a data file, and nothing else in the file.

What is written is read back with the content model's own reader before it is handed out: it holds exactly the values that
were asked for, or nothing is changed at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..content_model.schema.fields import Field
from ..content_model.yaml.front_matter import split
from ..content_model.yaml.nodes import Node, YamlProblem, read_yaml
from .refused import Refused
from .source import write
from .source.text import Edit, Source, open_text, save_text
from .source.tree import CannotEdit, Items, Plain, plain, read_tree
from .source.write import New
from .source.yaml_edit import Order, Path, edits_for, with_value

Changes = Iterable[tuple[Path, New]]  # each a place and its new value; None takes the place away


def edit_page(data: bytes, changes: Mapping[str, New] | Changes, fields: Sequence[Field] = ()) -> bytes:
    """The page's file with other values in its front matter. `fields` say where a new name belongs.

    Raises Refused when the front matter cannot be read, or is written in a way that only its text can change.
    """
    source = Source.of(data)
    start, end = front_matter_span(source.text)
    return _edit(source, start, end, changes, order_of(fields), lambda text: split(text).front_matter)


def edit_data(data: bytes, changes: Mapping[str, New] | Changes, fields: Sequence[Field] = ()) -> bytes:
    """A data file with other values. An empty one, or one of remarks alone, gets its first. Raises Refused."""
    source = Source.of(data)
    return _edit(source, 0, len(source.text), changes, order_of(fields), read_yaml)


def without_items(data: bytes) -> bytes:
    """A data file that is a list, without its items: YAML has no way to write nothing; the remarks above stay. Raises Refused."""
    source = Source.of(data)
    tree = read_tree(source.text)
    return source.edited([Edit(tree.start, len(source.text), "")]) if isinstance(tree, Items) else data


def edit_body(data: bytes, body: str) -> bytes:
    """The page's file with another text below its front matter; lines that are the same keep their bytes. Raises Refused."""
    head = open_text(data)[: _body_start(data)]
    return save_text(data, head + ("\n" if body and not head.endswith("\n") else "") + body)


def body_of(data: bytes) -> str:
    """The text below the front matter, as an editor shows it: \\n as line end, else as written. Raises Refused."""
    return open_text(data)[_body_start(data) :]


def values_of(data: bytes) -> dict[str, Plain]:
    """The front matter's values as they are written: scalars as text. Raises Refused."""
    try:
        read = _plain(split(Source.of(data).text).front_matter)
    except YamlProblem as problem:
        raise _unreadable(problem) from None
    assert isinstance(read, dict)
    return read


def data_values_of(data: bytes) -> dict[str, Plain] | list[Plain]:
    """The values of a data file as they are written, names or a list: scalars as text. Raises Refused."""
    try:
        read = _plain(read_yaml(Source.of(data).text))
    except YamlProblem as problem:
        raise _unreadable(problem) from None
    if isinstance(read, str):
        raise Refused("The file holds no names with values", "Change it in the text itself.")
    return read or {}


def order_of(fields: Sequence[Field]) -> Order:
    """The order of names, from the fields that are declared."""

    def order(path: Path) -> Sequence[str]:
        known = fields
        for step in path:
            field = next((f for f in known if f.name == step), None)
            if field is None:
                return ()
            while field.item is not None:
                field = field.item
            known = field.fields
        return [field.name for field in known]

    return lambda path: order(tuple(step for step in path if isinstance(step, str)))


def _edit(
    source: Source,
    start: int,
    end: int,
    changes: Mapping[str, New] | Changes,
    order: Order,
    read: Callable[[str], Node],
) -> bytes:
    try:
        root = read_tree(source.text, start, end)
    except YamlProblem as problem:
        raise _unreadable(problem) from None
    before = wanted = plain(root)
    for path, value in _as_paths(changes):
        wanted = with_value(wanted, path, value)
    if wanted == before:
        return source.edited(())
    edits = [_first(source.text, end, wanted)] if root is None else edits_for(source.text, root, wanted, order)
    data = source.edited(edits)
    try:
        found = _plain(read(Source.of(data).text))
    except YamlProblem:
        found = None
    if found != wanted:
        raise CannotEdit("This cannot be changed without what stands beside it")
    return data


def _as_paths(changes: Mapping[str, New] | Changes) -> Changes:
    return [((name,), value) for name, value in changes.items()] if isinstance(changes, Mapping) else changes


def _first(text: str, end: int, wanted: Plain) -> Edit:
    lines = write.group(wanted, 0) if isinstance(wanted, dict) else write.items(wanted or [], 0)
    return Edit(end, end, ("" if text[:end].endswith("\n") or not text else "\n") + lines + "\n")


def _plain(node: Node) -> Plain:
    """What the content model's reader found, as `tree.plain` has it."""
    if isinstance(node.value, dict):
        return {name: _plain(child) for name, child in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(child) for child in node.value]
    return None if node.value is None else str(node.value).strip()


def front_matter_span(text: str) -> tuple[int, int]:
    """Where the front matter stands in a page's text, its lines of dashes left out. Raises Refused."""
    try:
        parsed = split(text)
    except YamlProblem as problem:
        raise _unreadable(problem) from None
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip()) + 1
    last = parsed.body_line - 2  # the number of the closing line, from 0
    start = sum(len(line) + 1 for line in lines[:first])
    return start, start + sum(len(line) + 1 for line in lines[first:last])


def _body_start(data: bytes) -> int:
    """Where the body starts in the text as an editor shows it."""
    try:
        first = split(Source.of(data).text).body_line
    except YamlProblem as problem:
        raise _unreadable(problem) from None
    return sum(len(line) + 1 for line in open_text(data).split("\n")[: first - 1])


def _unreadable(problem: YamlProblem) -> Refused:
    return Refused(f"Line {problem.place.line}: {problem.message}", problem.fix)
