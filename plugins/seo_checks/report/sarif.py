"""The report as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from ...findings import Declaration, Finding, Rule, Severity, escaped
from ..baseline import key_of
from .model import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render_sarif(report: Report) -> str:
    """One run with every rule that has something to say, and its results; waived ones are marked as suppressed."""
    shown = [
        *((finding, "") for finding in report.findings),
        *((waived.finding, f"{waived.reason} (until {waived.until})") for waived in report.waived),
    ]
    names = sorted({finding.rule for finding, _ in shown})
    driver = {
        "name": "seo_checks",
        "semanticVersion": "1.0.0",
        "rules": [_rule(name, report.declared.get(name)) for name in names],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "The project's folder."}}},
        "results": [_result(finding, reason, names.index(finding.rule)) for finding, reason in shown],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, indent=2, ensure_ascii=False)) + "\n"


def _rule(name: str, declared: Declaration | None) -> dict[str, Any]:
    if declared is None:  # a plugin's message when the build ended before the plugins were asked
        return {"id": name}
    source = f"\n\nSource: {declared.source}" if isinstance(declared, Rule) else ""
    return {
        "id": declared.id,
        "shortDescription": {"text": declared.summary},
        "fullDescription": {"text": declared.why},
        "help": {"text": f"{declared.fix}{source}"},
        "defaultConfiguration": {"level": _LEVELS[declared.severity]},
    }


def _result(finding: Finding, reason: str, number: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.fix}".strip()},
        "partialFingerprints": {
            "finding/v1": sha256("\0".join(key_of(finding)).encode("utf-8", "surrogatepass")).hexdigest()
        },
    }
    location: dict[str, Any] = {}
    if finding.file:
        physical: dict[str, Any] = {
            "artifactLocation": {"uri": quote(finding.file, errors="surrogatepass"), "uriBaseId": "PROJECT"}
        }
        if finding.line:
            region = {"startLine": finding.line}
            if finding.column:
                region["startColumn"] = finding.column
            physical["region"] = region
        location["physicalLocation"] = physical
    if finding.url:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.url, "kind": "resource"}]
    if location:
        result["locations"] = [location]
    if reason:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": reason}]
    return result
