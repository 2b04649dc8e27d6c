"""Findings as a writer needs them: what each stops, where it stands in the form or the text, and what one click would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..content_model.yaml.front_matter import Parsed, decode, split
from ..content_model.yaml.nodes import Node, YamlProblem
from ..findings import Finding, Severity, in_order
from ..findings.advice import follow, what_to_do
from ..site_engine.steps import Made


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as a writer needs it. `stops` is what it stops: "build", "publish", or nothing ("").

    `line` counts in the file, `body_line` in the text below the front matter (0: it stands elsewhere); `field` is the
    field that it is about ("title"), "" for none. `mend` says
    what one click would do about it, "" where that is for the writer to find.
    """

    rule: str
    severity: Severity
    stops: str
    message: str
    fix: str
    file: str
    line: int
    body_line: int
    field: str
    mend: str


def remarks_on(made: Made, published: Made, data: bytes) -> tuple[Remark, ...]:
    """What both modes find in a file with these bytes, in the order of `findings_of`."""
    parsed, text = _parsed(data), data.decode("utf-8", "replace")
    building = {finding for finding in made.findings if finding.severity is Severity.ERROR}
    return tuple(_remark(finding, building, parsed, text) for finding in findings_of(made, published))


def findings_of(made: Made, published: Made) -> list[Finding]:
    """The findings of a page in both modes, each once. Both modes have the same rules; where both find something at a place, what the publish says of it counts."""
    known = {(f.rule, f.file, f.line) for f in published.findings}
    own = [f for f in made.findings if (f.rule, f.file, f.line) not in known]
    return in_order([*published.findings, *own])


def _remark(finding: Finding, building: set[Finding], parsed: Parsed | None, text: str) -> Remark:
    stops_it = any((f.rule, f.file, f.line) == (finding.rule, finding.file, finding.line) for f in building)
    stops = "build" if stops_it else "publish" if finding.severity is Severity.ERROR else ""
    body_line = finding.line - parsed.body_line + 1 if parsed and finding.line >= parsed.body_line else 0
    field = "" if body_line or parsed is None or not finding.line else field_at(parsed.front_matter, finding.line)
    mend = what_to_do(finding) if finding.line and follow(text, finding) is not None else ""
    return Remark(
        finding.rule,
        finding.severity,
        stops,
        finding.message,
        finding.fix,
        finding.file,
        finding.line,
        body_line,
        field,
        mend,
    )


def field_at(front_matter: Node, line: int) -> str:
    """The place in the front matter that a line belongs to: "title", "hours/0/opens"."""
    steps: list[str] = []
    node = front_matter
    while True:
        children: Sequence[tuple[str, Node, int]]
        if isinstance(node.value, Mapping):
            places = node.key_places or {}
            children = [(name, child, places[name].line) for name, child in node.value.items() if name in places]
        elif isinstance(node.value, list):
            children = [(str(number), child, child.place.line) for number, child in enumerate(node.value)]
        else:
            break
        before = [(at, name, child) for name, child, at in children if at <= line]
        if not before:
            break
        _, name, node = max(before, key=lambda one: one[0])
        steps.append(name)
    return "/".join(steps)


def _parsed(data: bytes) -> Parsed | None:
    try:
        return split(decode(data))
    except YamlProblem:
        return None
