"""Does what a finding advises, as somebody would who takes it at its word: for a mend by one click, and for the tests of advice."""

from __future__ import annotations

import re

from .finding import Finding

_INSTEAD = re.compile(r"(?:Write|Did you mean|Type)[^`.]* `(?P<words>[^`]+)`")
_QUOTED = re.compile(r"`(?P<words>[^`]+)`")
_WHOLE_LINE = re.compile(r"in front of the line: `(?P<words>[^`]+)`")


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
    if finding.fix.startswith("Write an empty line above"):
        lines.insert(at, "")
        return "\n".join(lines)
    found = _QUOTED.search(finding.message)
    instead = _INSTEAD.match(finding.fix)
    wanted = "" if finding.fix.startswith(("Delete it", "Take it away")) else instead and instead["words"]
    if found is None or wanted is None or found["words"] not in lines[at]:
        return None
    start = max(lines[at].find(found["words"], max(finding.column - 1, 0)), lines[at].find(found["words"]))
    lines[at] = lines[at][:start] + wanted + lines[at][start + len(found["words"]) :]
    return "\n".join(lines)


def what_to_do(finding: Finding) -> str:
    """The advice in a few words, for a button: "Write `x`"; "" where it names nothing to write or take away."""
    if finding.fix.startswith(("Delete it", "Take it away")):
        return "Take it away"
    found = _WHOLE_LINE.search(finding.fix) or _INSTEAD.match(finding.fix)
    return f"Write `{found['words']}`" if found else ""


def follow_all(text: str, findings: tuple[Finding, ...], first_line: int = 1) -> str | None:
    """The text with the advice of all findings followed, from its end to its start; None where one cannot be."""
    for finding in sorted(findings, key=lambda finding: (finding.line, finding.column), reverse=True):
        followed = follow(text, finding, first_line)
        if followed is None:
            return None
        text = followed
    return text
