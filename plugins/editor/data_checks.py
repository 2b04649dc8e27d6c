"""What would be wrong with the site if a data file were saved: in the file itself, and on the pages that name a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..content_model.load.data_files import facts_of, parse_data, sources_of
from ..content_model.load.tree_checks import check_references
from ..content_model.report import Report
from ..content_model.yaml.front_matter import decode
from ..content_model.yaml.nodes import Node, YamlProblem, read_yaml
from ..findings import Finding, Severity
from ..site_engine.session import Session
from .remarks import Remark, field_at

FACTS = "data/clinic.yaml"
SOURCES = "data/sources.yaml"


def stops_of_data(path: str, data: bytes, session: Session) -> tuple[Remark, ...]:
    """What the site could not be built with, were the data file saved with these bytes; nothing for other data files."""
    if path not in (FACTS, SOURCES):
        return ()
    report = Report(f"content/{path}")
    root = parse_data(data, report)
    found = list(_facts(root, report, session) if path == FACTS else _sources(root, report, session))
    return tuple(_remark(finding, root, report.file) for finding in found if finding.severity is Severity.ERROR)


def data_field_at(data: bytes, line: int) -> str:
    """The way to the field at a line of a data file with these bytes, "" where it cannot be read or nothing stands there."""
    try:
        return field_at(read_yaml(decode(data)), line)
    except YamlProblem:
        return ""


def _facts(root: Node | None, report: Report, session: Session) -> list[Finding]:
    facts_of(root, session.contributions.facts, report, session.content.zone)
    return report.findings


def _sources(root: Node | None, report: Report, session: Session) -> Iterator[Finding]:
    sources = sources_of(root, report)
    yield from report.findings
    already = set(check_references(session.model))
    changed = replace(session.model, sources=sources)
    yield from (finding for finding in check_references(changed) if finding not in already)


def _remark(finding: Finding, root: Node | None, file: str) -> Remark:
    field = field_at(root, finding.line) if root is not None and finding.file == file and finding.line else ""
    return Remark(
        finding.rule, finding.severity, "build", finding.message, finding.fix, finding.file, finding.line, 0, field, ""
    )
