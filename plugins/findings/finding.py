"""A finding: one thing that is wrong, where it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error ends the build, a warning is reported, info is advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for info: sorts the worst first."""
        return _RANKS[self.value]


_RANKS = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, addressed to the person who can mend it.

    `file` is relative to the project, with forward slashes ("content/pages/contact.md").
    `line` and `column` count from 1; 0 means the whole file. `url` is the page's address on the
    site ("/contact/") where there is one. `message` says what is wrong, `fix` what to write instead.
    `stops_publish` is true for what is no error here, and would be one in a publish build.
    """

    rule: str
    severity: Severity
    message: str
    fix: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    url: str = ""
    stops_publish: bool = False

    @property
    def mark(self) -> str:
        """What a report says beside the finding's name: "stops a publish", or nothing."""
        return "stops a publish" if self.stops_publish else ""

    @property
    def where(self) -> str:
        """The place as an editor or a terminal understands it: `file:line:column`, or the URL."""
        if not self.file:
            return self.url
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without repeats, by file and line, so that a report reads from top to bottom."""
    return sorted(
        set(findings),
        key=lambda f: (f.file or "~", f.url, f.line, f.column, f.severity.rank, f.rule, f.message),
    )
