"""Turns a YAML text into another with given values: the edits of just the spans that have to change.

The wanted values are a whole tree, held against what stands there. Whatever is the same keeps its characters: remarks, order,
quoting, line breaks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import write
from .text import Edit
from .tree import CannotEdit, Group, Items, Key, Plain, Scalar, Value, plain
from .write import New, as_plain

_REMARK = re.compile(r"[ \t]+#[^\n]*")
Path = tuple[str | int, ...]  # names and numbers of items, from the root: ("hours", 0, "opens")
Order = Callable[[Path], Sequence[str]]  # the names that the group at a path may have, in their order


def with_value(root: Plain, path: Path, value: New) -> Plain:
    """The tree with another value at the path; None takes it away, and the groups that this leaves empty.

    A number one past a list's end adds an item. Raises CannotEdit where there is no such place.
    """
    if not path:
        return as_plain(value, root if isinstance(root, str) else None)
    step, rest = path[0], path[1:]
    if isinstance(step, str) and (root is None or isinstance(root, dict)):
        group = dict(root or {})
        new = with_value(group.get(step), rest, value)
        if step in group and group[step] == new:
            return group
        if new is None or (value is None and new in ({}, [])):
            group.pop(step, None)
        else:
            group[step] = new
        return group
    if isinstance(step, int) and (root is None or isinstance(root, list)) and 0 <= step <= len(root or ()):
        items = list(root or ())
        new = with_value(items[step] if step < len(items) else None, rest, value)
        items[step : step + 1] = [] if new is None or (value is None and new == {}) else [new]
        return items
    raise CannotEdit(f"There is no place `{step}` here")


def edits_for(text: str, root: Value, wanted: Plain, order: Order) -> list[Edit]:
    """The edits of `text` after which `root`, read from it, is what is wanted. Raises CannotEdit."""
    if type(plain(root)) is not type(wanted) or not wanted:
        raise CannotEdit("Nothing would be left of this")
    return _Changes(text, order).of(root, wanted, ())


@dataclass(frozen=True, slots=True)
class _Changes:
    text: str
    order: Order

    def of(self, now: Value, new: Plain, path: Path, key: Key | None = None, column: int = 0) -> list[Edit]:
        """The edits that turn a value into another one. It stands behind `key`, whose column is given, or behind a dash."""
        if plain(now) == new:
            return []
        if isinstance(now, Scalar) and isinstance(new, str) and now.value is not None:
            return [self._scalar(now, new)]
        if isinstance(now, Group) and isinstance(new, dict) and now.keys.keys() & new.keys():
            return self._flow_group(now, new, path) if now.flow else self._group(now, new, path)
        if isinstance(now, Items) and isinstance(new, list) and now.items and new:
            return self._items(now, new, path)
        if key is None:
            raise CannotEdit("This is written in a way that a form cannot change")
        return [self._replace(key, new, column)]

    def _scalar(self, now: Scalar, new: str) -> Edit:
        written = self.text[now.start : now.end]
        mark = re.match(r"(?:[&!]\S*\s+)*", written)  # an anchor or a tag in front of the value stays
        start = now.start + (mark.end() if mark else 0)
        header, *lines = written.split("\n")
        indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
        block = now.style in ("|", ">")
        indent = indents[0] if block and indents else now.parent + 2
        style = None if now.style == "*" else now.style
        return Edit(start, now.end, write.scalar(new, style, indent, flow=now.flow, header=header if block else ""))

    def _group(self, now: Group, new: Mapping[str, Plain], path: Path) -> list[Edit]:
        kept = {name: key for name, key in now.keys.items() if name in new}
        edits: list[Edit] = []
        for name, key in kept.items():
            edits += self.of(key.value, new[name], (*path, name), key, now.column)
        edits += self._removed(now, kept)
        by_line: dict[int, list[str]] = {}
        names = [name for name in new if name not in now.keys and new[name] is not None]
        for name in sorted(names, key=self._place(path)):
            by_line.setdefault(self._where(name, kept, path), []).append(name)
        for at, added in by_line.items():
            lines = write.group({name: new[name] for name in added}, now.column)
            if at >= 0:
                edits.append(Edit(at, at, "\n" + lines))
            else:
                first = min(key.start for key in kept.values())
                edits.append(Edit(first, first, lines.lstrip(" ") + "\n" + " " * now.column))
        return edits

    def _place(self, path: Path) -> Callable[[str], int]:
        order = {name: number for number, name in enumerate(self.order(path))}
        return lambda name: order.get(name, len(order))

    def _where(self, name: str, kept: Mapping[str, Key], path: Path) -> int:
        """The end of the line behind which a new name belongs: that of the nearest which comes before it; -1 for none."""
        place = self._place(path)
        before = [(place(other), key.start, key.end) for other, key in kept.items() if place(other) <= place(name)]
        return self._line_end(max(before)[2]) if before else -1

    def _removed(self, now: Group, kept: Mapping[str, Key]) -> list[Edit]:
        edits: list[Edit] = []
        entries = sorted(now.keys.items(), key=lambda entry: entry[1].start)
        first_kept = min(key.start for key in kept.values())
        for number, (name, key) in enumerate(entries):
            line = self.text.rfind("\n", 0, key.start) + 1
            if name in kept:
                continue
            if number == 0 and self.text[line : key.start].strip():  # behind a dash
                edits.append(Edit(key.start, first_kept, ""))
            elif edits and key.start < edits[0].end:
                continue
            else:
                end = self._line_end(key.end)
                last = end == len(self.text)
                edits.append(Edit(line - 1 if last and line else line, end if last else end + 1, ""))
        return edits

    def _flow_group(self, now: Group, new: Mapping[str, Plain], path: Path) -> list[Edit]:
        if now.keys.keys() == new.keys():
            return [
                edit
                for name, key in now.keys.items()
                for edit in self.of(key.value, new[name], (*path, name), key, now.column)
            ]
        parts = [
            self.text[now.keys[name].start : now.keys[name].end]
            if name in now.keys and plain(now.keys[name].value) == value
            else f"{write.name(name)}: {write.one_line(value)}"
            for name, value in new.items()
        ]
        return [Edit(now.start, now.end, "{" + ", ".join(parts) + "}")]

    def _items(self, now: Items, new: Sequence[Plain], path: Path) -> list[Edit]:
        """Items that are there already keep their text, wherever they move; others are paired by place, or written."""
        old = [plain(item) for item in now.items]
        source = _pair(old, new)
        if source == list(range(len(old))):
            pairs = zip(now.items, new, strict=True)
            return [edit for n, (item, value) in enumerate(pairs) for edit in self.of(item, value, (*path, n))]
        if now.flow:
            parts = [
                write.one_line(value)
                if n is None or old[n] != value
                else self.text[now.items[n].start : now.items[n].end]
                for value, n in zip(new, source, strict=True)
            ]
            return [Edit(now.start, now.end, "[" + ", ".join(parts) + "]")]
        starts = [self._item_start(now, number) for number in range(len(old))]
        if self.text[starts[0] : now.dashes[0]].strip():
            raise CannotEdit("A list in a list is written in a way that a form cannot change")
        end = self._line_end(now.end)
        bounds = list(pairwise([*starts, end]))
        styles = {item.style for item in now.items if isinstance(item, Scalar)}
        style = styles.pop() if len(styles) == 1 else None
        chunks: list[str] = []
        for value, place in zip(new, source, strict=True):
            if place is None:
                chunks.append(write.item(value, now.column, style))
            else:
                edits = self.of(now.items[place], value, (*path, place))
                chunks.append(_edited(self.text, edits, *bounds[place]).rstrip("\n"))
        return [Edit(starts[0], end, "\n".join(chunks))]

    def _item_start(self, now: Items, number: int) -> int:
        """Where an item's lines start. Remarks on the lines right above its dash are its own, but for the first item."""
        start = self.text.rfind("\n", 0, now.dashes[number]) + 1
        floor = self._line_end(now.items[number - 1].end) + 1 if number else start
        while start > floor:
            above = self.text.rfind("\n", 0, start - 1) + 1
            if not self.text[above:start].lstrip().startswith("#"):
                break
            start = above
        return start

    def _replace(self, key: Key, new: Plain, column: int) -> Edit:
        """Writes the value behind a name anew, of whatever sort it was. A remark on the name's line stays."""
        now = key.value
        if isinstance(now, Scalar) and now.flow:
            return Edit(key.after_colon, key.end, " " + write.one_line(new))
        written = write.behind_key(new, column)
        head, *rest = written.split("\n")
        start, end = key.after_colon, max(key.end, key.after_colon)
        remark = _REMARK.match(self.text, start)
        if remark is not None:
            end = max(end, remark.end())
        elif rest and (remark := _REMARK.match(self.text, end)):  # behind a value's last line it would become its text
            end = remark.end()
        return Edit(start, end, "\n".join([head + (remark[0] if remark else ""), *rest]))

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found


def _pair(old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new item the old one whose text it takes: an equal one, else the one in its place if that can be changed."""
    names = [json.dumps(value, sort_keys=True) for value in old]
    left = dict(enumerate(names))
    source: list[int | None] = []
    for value in new:
        name = json.dumps(value, sort_keys=True)
        place = next((number for number, known in left.items() if known == name), None)
        left.pop(-1 if place is None else place, None)
        source.append(place)
    for number, value in enumerate(new):
        if source[number] is None and number in left and _can_become(old[number], value):
            source[number] = number
            del left[number]
    return source


def _can_become(old: Plain, new: Plain) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return bool(old.keys() & new.keys())
    return isinstance(old, str) and isinstance(new, str)


def _edited(text: str, edits: Sequence[Edit], low: int, high: int) -> str:
    """The text from `low` to `high` with edits within it."""
    parts, at = [], low
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, text[at:high]])
