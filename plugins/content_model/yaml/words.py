"""What a person has to know of a YAML mistake: the line to look at, what is wrong with it, what to type."""

from __future__ import annotations

import re

import yaml

_NAMED = re.compile(r"^(?P<indent>\s*)(?P<dash>(?:-\s+)*)(?P<name>\w(?:[\w .-]*[\w.-])?)\s*:\s+(?P<value>\S.*)$")
_ITEM = re.compile(r"^(?P<indent>\s*)(?P<dash>-\s+)(?P<name>)(?P<value>\S.*)$")
_NO_SPACE = re.compile(r"^(?P<indent>\s*)(?P<dash>(?:-\s+)*)(?P<name>[A-Za-z_]\w*):(?P<value>[^\s:/\\].*)$")
_NO_SPACE_DASH = re.compile(r"^(?P<indent>\s*)-(?P<value>[^\s\-].*)$")
_EQUALS = re.compile(r"^\s*(?P<name>[A-Za-z_]\w*)\s*=\s*(?P<value>[^:]*)$")
_A_NAME = re.compile(r"\s*(?:-\s+)*[\w.-]+\s*:(?:\s|$)|\s*-\s")
_QUOTES = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")  # which is no quotation mark
_QUOTED_WITHIN = re.compile(r"(?<=\s)(['\"])\S[^'\"]*\1")  # "A "plain" page"
_NOT_CLOSED = "A quotation mark is opened and never closed"
_NAMED_LINE = (
    "Write `name: value` at the start of the line. If it belongs to the value above, put two spaces in front of it."
)
_UNCLOSED_BRACKET = "while parsing a flow"
_TOO_LONG = 200

Words = tuple[str, str, int, int]  # message, fix, line from 0, column from 0


def explain(error: yaml.MarkedYAMLError, text: str) -> Words:
    """The mistake in plain words, and its place in the text, line and column from 0."""
    lines = text.split("\n")
    problem, context = (error.problem or "").lower(), (error.context or "").lower()
    at, start = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    line, column = (min(at.line, len(lines) - 1), at.column) if at else (0, 0)
    begun, begun_column = (min(start.line, line), start.column) if start else (line, column)
    if "tab" in problem or "\\t" in problem or "'\t'" in problem or lines[line].startswith("\t"):
        return "There is a tab here", "Use spaces instead of tabs.", line, column
    if "nesting depth" in problem:
        return "This is nested too deeply", "Write it more simply.", line, column
    unclosed = unclosed_quote(lines, max(begun - 1, 0), line)
    if unclosed:
        return unclosed
    for number in range(max(begun - 1, 0), line + 1):
        found = _slip(lines[number], number)
        if found:
            return found
    if "quoted scalar" in context + problem and ("end of" in problem or "document" in problem):
        return _NOT_CLOSED, _close(lines[begun]), begun, begun_column
    if "escape" in problem or ("quoted scalar" in context and "\\" in lines[line]):
        fix = "Put the value in single quotation marks: 'like this'."
        return "A backslash in double quotation marks has a meaning of its own", fix, line, column
    for number in dict.fromkeys((line, begun)):
        found = _first_sign(lines[number], number)
        if found:
            return found
    if _UNCLOSED_BRACKET in context:
        fix = "Close it with ] or }, or put the whole value in quotes."
        return "A bracket is opened here and never closed", fix, begun, begun_column
    if "document start" in problem:
        number = next(number for number, text in enumerate(lines) if text.strip())
        fix = f"Write `{short(lines[number].strip(), _TOO_LONG)}` at the start of the line."
        return "The line starts with spaces, and the lines below it do not", fix, number, 0
    if "'-' indicator" in problem:
        what = f"The line `{short(lines[line].strip())}` has no dash, and stands below the items of a list"
        fix = "If it belongs to the item above, put two spaces in front of it; if it is the next item, a dash and a space."
        return what, fix, line, 0
    if "mapping values are not allowed" in problem:
        above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), line)
        if ":" not in lines[line][:column] + lines[above] and _indent(lines[line]) == _indent(lines[above]):
            return f"The line `{short(lines[above].strip())}` is not written as `name: value`", _NAMED_LINE, above, 0
        return _colon(lines[line], line, column)
    if "could not find expected ':'" in problem or "expected <block end>" in problem or "expected key" in problem:
        number = begun if "simple key" in context else line
        return (
            f"The line `{short(lines[number].strip())}` is not written as `name: value`",
            _NAMED_LINE,
            number,
            0,
        )
    return (
        f"This cannot be read here ({error.problem})",
        "Write `name: value`, and put a value with special characters in quotes.",
        line,
        column,
    )


def unclosed_quote(lines: list[str], first: int, last: int) -> Words | None:
    """The first of some lines whose value opens a quotation mark that it does not close, with another name on the next line.

    A value may go on over several lines; then those stand further in.
    """
    for number in range(first, min(last + 1, len(lines))):
        found = _NAMED.match(lines[number]) or _ITEM.match(lines[number])
        if not found or found["value"][0] not in "\"'" or _end_of_quotes(found["value"]):
            continue
        below = next((line for line in lines[number + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
        if _A_NAME.match(below) and _indent(below) <= _indent(lines[number]) + len(found["dash"]):
            return _NOT_CLOSED, _close(lines[number]), number, found.start("value")
    return None


def missing_space(text: str) -> Words | None:
    """A text without any mistake in form, whose first line lacks the space behind its colon."""
    return _slip(text.split("\n", 1)[0], 0)


def quoted(line: str) -> str:
    """A line with its value in quotation marks, as one should type it, in backticks."""
    found = _NAMED.match(line) or _ITEM.match(line)
    dash, name, value = (found["dash"], found["name"], found["value"]) if found else ("", "", line)
    value = _without_marks(value.strip())
    if len(value) > _TOO_LONG:
        value = value[:_TOO_LONG].rstrip() + " ..."
    mark = "'" if '"' in value or "\\" in value else '"'
    value = mark + (value.replace("'", "''") if mark == "'" else value) + mark
    return f"`{dash}{name}{': ' if name else ''}{value}`"


def short(text: str, most: int = 40) -> str:
    """The text, or its start when it is long."""
    return text if len(text) <= most else text[: most - 3] + "..."


def _slip(line: str, number: int) -> Words | None:
    """A space or a colon that is missing, which the reader of YAML notices only lines later."""
    found = _NO_SPACE.match(line)
    if found:
        fix = f"Write `{found['name']}: {short(found['value'], _TOO_LONG)}`."
        return "A space is missing after the colon", fix, number, found.start("value")
    found = _NO_SPACE_DASH.match(line)
    if found:
        fix = f"Write `- {short(found['value'], _TOO_LONG)}`."
        return "A space is missing after the dash", fix, number, found.start("value")
    found = _EQUALS.match(line)
    if found:
        fix = f"Write `{found['name']}: {found['value']}`."
        return "An equals sign stands where a colon belongs", fix, number, line.index("=")
    return None


def _first_sign(line: str, number: int) -> Words | None:
    """A value that starts with a sign which means something in YAML."""
    found = _NAMED.match(line) or _ITEM.match(line)
    if not found:
        return None
    value, column = found["value"], found.start("value")
    first = value[0]
    end = _end_of_quotes(value) if first in "\"'" else 0
    if end and value[end + 1 :].strip() and not value[end + 1 :].lstrip().startswith("#"):
        message = "The quotation marks end before the value does"
        fix = f"Put the whole value in quotes: {quoted(line)}"
        if first == "'" and re.search(r"\w'\w", value):
            message = "The apostrophe ends the value, which stands in single quotation marks"
            fix = f"Put the whole value in double quotes: {quoted(line[: found.start('value')] + _without_one_mark(value))}"
        inner, rest = value[1:end], value[end + 1 :].strip()
        if not any(sign.isalpha() for sign in inner):  # a time of day, a number: what follows it is likely a note
            start = line[: found.start("value")].strip()
            whole = quoted(f"{start} {inner} {rest}")
            fix = f"Write `{start} {value[: end + 1]}`. If `{short(rest)}` belongs to the value, write {whole}."
        return message, fix, number, column
    if first in "@`%&*!?>|-" or (
        first in "[{" and not value.rstrip().endswith(("]", "}")) and re.search(r"[\]}]", value)
    ):
        message = f"A value that starts with {first} needs quotes"
        return message, f"Put the value in quotes: {quoted(line)}", number, column
    return None


def _end_of_quotes(value: str) -> int:
    """Where the quotation mark at a value's start is closed; 0 where it is not."""
    return next((found.end() - 1 for found in (_QUOTES[value[0]].match(value),) if found), 0)


def _close(line: str) -> str:
    """What to do about a quotation mark that is not closed."""
    found = _NAMED.match(line) or _ITEM.match(line)
    value = found["value"].strip() if found else ""
    if found is None or value[0] not in "\"'" or len(value) < 2:
        return "Close it, or use the other kind of quotation mark around the value."
    return f"Close it at the end of the value: {quoted(line[: found.start('value')] + _without_one_mark(value))}"


def _without_one_mark(value: str) -> str:
    """A value without the quotation mark at its start, and without one at its end that belongs to no other."""
    inner = value[1:]
    lone = inner and inner[-1] in _QUOTES and _APOSTROPHE.sub("", inner).count(inner[-1]) % 2
    return inner[:-1] if lone else inner


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _colon(line: str, number: int, column: int) -> Words:
    if line[:1] == " " and _NAMED.match(line) and ":" not in line[:column].strip():
        return (
            "The line starts with spaces, so it counts as a part of the value above",
            f"Write `{line.strip()}` at the start of the line, or put the whole value above it in quotes.",
            number,
            0,
        )
    return "A colon inside a value needs quotes", f"Put the value in quotes: {quoted(line)}", number, column


def _without_marks(value: str) -> str:
    for opening, closing in ("\u201c\u201d", "\u201d\u201d", "\u2018\u2019", '""', "''"):
        inner = value[1:-1]
        others = set(_APOSTROPHE.sub("", _QUOTED_WITHIN.sub("", inner)))
        if len(value) > 1 and value[0] == opening and value[-1] == closing and not {opening, closing} & others:
            return inner
    return value
