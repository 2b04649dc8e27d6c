"""Collects what is wrong with one file."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..findings import Finding, Place, Severity


@dataclass(slots=True)
class Report:
    """Collects what one file's validation has to say. `file` is relative to the project."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, rule: str, message: str, fix: str, place: Place, severity: Severity = Severity.ERROR) -> None:
        """Adds a finding at a place of the file."""
        self.findings.append(Finding(rule, severity, message, fix, self.file, place.line, place.column))
