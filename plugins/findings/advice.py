"""Does what a finding advises, as somebody would who takes it at its word: for a mend by one click, and for the tests of advice."""

from __future__ import annotations

import re

from .finding import Finding

# An example of a form is no answer: somebody has to put the right value there.
_INSTEAD = re.compile(r"(?:Write(?! it in this form)|Did you mean|Type)[^`.]* `(?P<words>(?![^`]*\.\.\.)[^`]+)`")
_QUOTED = re.compile(r"`(?P<words>[^`]+)`")
_WHOLE_LINE = re.compile(r"in front of the line: `(?P<words>[^`]+)`")
# `name: value`, or an item of a list, to stand where the finding is. "..." is for the writer to fill in.
_NAMED = re.compile(
    r"(?:Write(?! it in this form)[^`.]*|Put the (?:whole )?value in (?:double )?quotes:|Close it at the end of the value:)"
    r" `(?P<words>(?:- )*(?P<name>[\w.-]+): (?!\.\.\.)[^`]+|- (?!\.\.\.)[^`]+)`"
)
_NAME = re.compile(r"(?P<indent>\s*)(?:- +)*(?P<name>[\w.-]+)\s*[:=]|(?P<item>\s*)-")


def follow(text: str, finding: Finding, first_line: int = 1) -> str | None:
    """The text with a finding's advice followed; None for advice that names no words to write, delete or move."""
    lines = text.split("\n")
    at = finding.line - first_line
    if not 0 <= at < len(lines):
        return None
    whole = _WHOLE_LINE.search(finding.fix)
    if whole:
        lines[at] = whole["words"]
        return "\n".join(lines)
    if finding.fix.startswith("Take the line away") and _is_alone(lines, at):
        return "\n".join(lines[:at] + lines[at + 1 :])
    named = _named(lines[at], finding)
    if named is not None:
        lines[at] = named
        return "\n".join(lines)
    if finding.fix.startswith("Write an empty line above"):
        lines.insert(at, "")
        return "\n".join(lines)
    said = (words["words"] for words in _QUOTED.finditer(finding.message))
    found = next(
        (words for words in said if words in lines[at][max(finding.column - 1, 0) :] or words in lines[at]), None
    )
    instead = _INSTEAD.match(finding.fix)
    wanted = "" if finding.fix.startswith(("Delete it", "Take it away")) else instead and instead["words"]
    if found is None or wanted is None:
        return None
    start = max(lines[at].find(found, max(finding.column - 1, 0)), lines[at].find(found))
    lines[at] = lines[at][:start] + wanted + lines[at][start + len(found) :]
    return "\n".join(lines)


def _is_alone(lines: list[str], at: int) -> bool:
    """Whether nothing below a line belongs to it."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return not below.startswith((" ", "\t", "- "))


def _named(line: str, finding: Finding) -> str | None:
    """A line with the advised `name: value` or item in its place; None where the advice has none for that name."""
    advised, written = _NAMED.match(finding.fix), _NAME.match(line)
    if advised is None or written is None or (advised["name"] or "") != (written["name"] or ""):
        return None
    indent = "" if "at the start of the line" in finding.fix else written["indent"] or written["item"] or ""
    return indent + advised["words"]


def what_to_do(finding: Finding) -> str:
    """The advice in a few words, for a button: "Write `x`"; "" where it names nothing to write or take away."""
    if finding.fix.startswith(("Delete it", "Take it away", "Take the line away")):
        return "Take it away"
    found = _WHOLE_LINE.search(finding.fix) or _NAMED.match(finding.fix) or _INSTEAD.match(finding.fix)
    return f"Write `{found['words']}`" if found else ""


def follow_all(text: str, findings: tuple[Finding, ...], first_line: int = 1) -> str | None:
    """The text with the advice of all findings followed, from its end to its start; None where one cannot be."""
    for finding in sorted(findings, key=lambda finding: (finding.line, finding.column), reverse=True):
        followed = follow(text, finding, first_line)
        if followed is None:
            return None
        text = followed
    return text
