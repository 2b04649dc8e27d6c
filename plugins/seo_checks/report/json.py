"""The report as JSON, for other programs. The shape is stable: a change of it changes `version`.

    {"version": 2,
     "summary": {"errors", "warnings", "info", "waived", "baseline", "stop_publish", "pages", "complete"},
     "findings": [{"rule", "severity", "url", "file", "line", "column", "message", "fix", "stops_publish"}]}

`line` and `column` count from 1; 0 means the whole file. `file` and `url` may be "".
"""

from __future__ import annotations

import json
from typing import Any

from ...findings import Finding, escaped
from .model import Report

VERSION = 2


def render_json(report: Report) -> str:
    """The report as one JSON document."""
    data = {
        "version": VERSION,
        "summary": report.summary,
        "findings": [_finding(finding) for finding in report.findings],
    }
    return escaped(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "url": finding.url,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "fix": finding.fix,
        "stops_publish": finding.stops_publish,
    }
