"""The report as workflow commands, which GitHub shows as annotations on the changed lines."""

from __future__ import annotations

from ...content_model.wording import many
from ...findings import Finding, Severity, printable
from .model import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(report: Report) -> str:
    """A line for each finding, and a summary line."""
    # A template's line is named once, however many pages are made with it.
    lines = list(dict.fromkeys(_line(finding) for finding in report.findings))
    summary = report.summary
    words = (("errors", "error"), ("warnings", "warning"), ("info", "hint"))
    lines.append(", ".join(many(summary[name], word) for name, word in words))
    return "\n".join(lines) + "\n"


def _line(finding: Finding) -> str:
    properties = [("file", finding.file), ("line", finding.line), ("col", finding.column), ("title", finding.rule)]
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties if value)
    where = "" if finding.file else f" ({finding.url})" if finding.url else ""
    mark = f" ({finding.mark})" if finding.mark else ""
    message = f"{finding.message}{where}{mark} {finding.fix}".strip()
    return f"::{_COMMANDS[finding.severity]} {given}::{_message(message)}"


def _message(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
