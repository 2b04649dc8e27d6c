"""Writes values as YAML that the content model's reader takes for exactly these values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

import yaml

from ...content_model.yaml.nodes import YamlProblem, read_yaml
from ...findings import UNPRINTABLE, escaped
from ..refused import Refused
from .tree import Plain

New = (
    str | bool | int | float | dt.date | dt.datetime | None | Sequence["New"] | Mapping[str, "New"]
)  # a value to be set
WIDTH = 100  # characters of a line of a folded text, and of a list on one line
_LONG = 88  # a text without line breaks that is longer is folded
_STEP = 2
_NEEDS_ESCAPE = re.compile(
    "[^\\x20-\\x7e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufeff\u200b\u2028\u2029\u00a0\u202f]"
)
_HALF = re.compile("[\ud800-\udfff]")
_NUMBERS = re.compile(r"[-+.:,/\s\d]*")  # phone numbers, ZIP codes and times are quoted, whatever YAML makes of them
_WORD = re.compile(r"[\w./-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u00a0": "\u00a0", "\u202f": "\u202f"}


class Bare(str):
    """A number, a day, a yes or a no, which people write without quotes."""

    __slots__ = ()


def as_plain(value: New, before: str | None = None) -> Plain:
    """What the reader has to find when the value is written: scalars as text, and no names without a value.

    `before` is what stands there now: yes stays yes where true would mean the same.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return Bare(_yes_no(value, before))
    if isinstance(value, Bare):
        return value
    if isinstance(value, str):
        if _HALF.search(value):
            raise Refused("There is half a character in the text", "Delete the sign that is shown as a box.")
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        if found := UNPRINTABLE.search(text):
            raise Refused(
                f"There is an invisible character in the text: {escaped(found[0])}",
                "Delete the text and type it again, without copying it.",
            )
        return text
    if isinstance(value, dt.date | dt.datetime):
        return Bare(value.isoformat())
    if isinstance(value, int | float):
        short = f"{value:g}"
        return Bare(short if float(short) == value and "e" not in short else repr(value))
    if isinstance(value, Mapping):
        return {name: plain for name, item in value.items() if (plain := as_plain(item)) is not None}
    return [as_plain(item) for item in value]


def _yes_no(value: bool, before: str | None) -> str:
    for yes, no in (("yes", "no"), ("Yes", "No"), ("on", "off"), ("True", "False")):
        if before in (yes, no):
            return yes if value else no
    return "true" if value else "false"


def scalar(value: str, style: str | None, indent: int, *, flow: bool = False, header: str = "") -> str:
    """A single value as it stands behind a colon or a dash.

    `style` is how it should be written if it can ("", "'", '"', ">" or "|"), None for what suits it. `indent` is the
    column of a block's lines, `header` the block's old header.
    """
    block = {">": _folded, "|": _literal}
    if style in block and not flow and (written := block[style](value, indent, header or f"{style}-")):
        return written
    if style is None and not flow and ("\n" in value or len(value) > _LONG):
        written = _literal(value, indent, "|-") if "\n" in value else _folded(value, indent, ">-")
        if written:
            return written
    if style == "'" and _reads(written := "'" + value.replace("'", "''") + "'", value, flow):
        return written
    plain_fits = style == "" or isinstance(value, Bare) or (style is None and _is_text(value))
    if plain_fits and "\n" not in value and _reads(value, value, flow):
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def _reads(written: str, value: str, flow: bool) -> bool:
    """Whether the reader takes this, in its place, for the value and nothing more."""
    if _NEEDS_ESCAPE.search(value) or "\n" in written:
        return False
    try:
        node = read_yaml(f"k: [{written}]" if flow else f"k: {written}").value["k"]
        found = node.value[0] if flow and len(node.value) == 1 else node
    except (YamlProblem, TypeError, AttributeError, IndexError):
        return False
    return bool(found.value == value) and not found.remark


def _is_text(value: str) -> bool:
    """Whether any reader of YAML takes the bare words for a text, and not for a number, a day, a time or a yes."""
    if _NUMBERS.fullmatch(value):
        return False
    try:
        return isinstance(yaml.load(value, yaml.CSafeLoader), str)
    except (yaml.YAMLError, ValueError):
        return False


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if not _NEEDS_ESCAPE.match(sign):
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _folded(value: str, indent: int, header: str) -> str:
    """A long text on several lines that read as one; "" where folding would change it."""
    words = value.split(" ")
    if _NEEDS_ESCAPE.search(value) or not all(words):
        return ""
    lines, line = [], words[0]
    for word in words[1:]:
        if indent + len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = word
        else:
            line += " " + word
    return _block(header, [*lines, line], indent)


def _literal(value: str, indent: int, header: str) -> str:
    """A text with its own line breaks; "" where that would change it."""
    lines = value.split("\n")
    if any(_NEEDS_ESCAPE.search(line) for line in lines) or lines[0][:1] in ("", " "):
        return ""
    return _block(header, lines, indent)


def _block(header: str, lines: Sequence[str], indent: int) -> str:
    return re.sub(r"[0-9]", "", header) + "".join(f"\n{' ' * indent}{line}" if line else "\n" for line in lines)


def one_line(value: Plain) -> str:
    """A value with brackets and braces, as it stands in a list on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name(key)}: {one_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(one_line(item) for item in value) + "]"
    return "" if value is None else scalar(value, None, 0, flow=True)


def behind_key(value: Plain, column: int) -> str:
    """A value as it follows a name's colon, the name standing at that column: space or line break included."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " " + scalar(value, None, column + _STEP)
    if not value or (isinstance(value, list) and _fits_a_line(value)):
        return " " + one_line(value)
    lines = group(value, column + _STEP) if isinstance(value, dict) else items(value, column + _STEP)
    return "\n" + lines


def group(values: Mapping[str, Plain], column: int) -> str:
    """Names with their values, each on lines of its own, without a line break at the end."""
    space = " " * column
    return "\n".join(f"{space}{name(key)}:{behind_key(value, column)}" for key, value in values.items())


def items(values: Sequence[Plain], column: int) -> str:
    """A list with dashes at that column, without a line break at the end."""
    return "\n".join(item(value, column) for value in values)


def item(value: Plain, column: int, style: str | None = None) -> str:
    """One item of a list, its dash at that column."""
    dash = " " * column + "-"
    if isinstance(value, dict) and value:
        return dash + " " + group(value, column + _STEP).lstrip(" ")
    if isinstance(value, str):
        return dash + " " + scalar(value, style, column + _STEP)
    return f"{dash} {one_line(value)}"


def name(key: str) -> str:
    """A name as it stands before a colon."""
    return key if re.fullmatch(r"[A-Za-z][\w.-]*", key) and _is_text(key) else '"' + "".join(map(_escaped, key)) + '"'


def _fits_a_line(values: Sequence[Plain]) -> bool:
    """Whether a list is short words and so stands on one line, as people write it."""
    return (
        all(isinstance(v, str) and _WORD.fullmatch(v) for v in values)
        and sum(len(str(v)) + 2 for v in values) < WIDTH - 20
    )
