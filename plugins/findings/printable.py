"""Makes text that came from files, servers or people fit to be printed."""

from __future__ import annotations

import re

# What moves a terminal's cursor, ends a line for some programs or turns the order of what follows around, what XML
# cannot hold, and half characters, which no file can. Tabs and line feeds are left: they are what they look like.
UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
# GitHub's runner takes such a line of a program's output, spaces in front or not, for a command to itself: `::error::`
# where the line begins, and the form of old, `##[error]`, anywhere in it.
_COMMAND = re.compile(r"^(\s*):(?=:)|()#(?=#\[[a-z-]+[] ])")


def escaped(text: str) -> str:
    r"""The text with each unprintable character written as \u001b, which is JSON's way as well."""
    return UNPRINTABLE.sub(_spelled, text)


def printable(text: str) -> str:
    r"""The text on one line, safe to print anywhere: line feeds are written as \n, and it holds no workflow command."""
    return _COMMAND.sub(lambda found: (found[1] or "") + _spelled(found), escaped(text).replace("\n", "\\n"))


def printable_lines(text: str) -> str:
    """Several lines, each of them printable: what another program has said."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _spelled(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0][-1]):04x}"
