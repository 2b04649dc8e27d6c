"""Collects what is wrong with one file."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..findings import Finding, Message, Place, Severity

_ENOUGH = 100


@dataclass(slots=True)
class Report:
    """Collects what one file's validation has to say. `file` is relative to the project."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, message: Message, what: str, fix: str, place: Place, severity: Severity | None = None) -> None:
        """Adds a finding at a place of the file: `what` is wrong there, and how to mend it."""
        self.findings.append(message.at(what, fix, file=self.file, place=place, severity=severity))

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong that ends the build."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def is_full(self) -> bool:
        """Whether there is enough to mend in the file: nobody reads on, and looking up more places would take long."""
        return len(self.findings) >= _ENOUGH
