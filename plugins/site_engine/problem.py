"""Why a project cannot be opened."""

from __future__ import annotations

from ..findings import Finding


class SessionProblem(Exception):
    """A project that cannot be opened; the findings say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings
