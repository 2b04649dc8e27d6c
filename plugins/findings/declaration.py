"""What every id is declared with, a rule's as well as a message's, and the one way to make a finding of it."""

from __future__ import annotations

from .finding import Finding, Severity
from .locate import Place

_NOWHERE = Place()


class Declaration:
    """The declaration of an id: how much it matters, what it means, and how to mend it. A Rule or a Message.

    `summary` says what holds when all is well, `why` what that is good for, `fix` how to mend it. `family` groups
    declarations in lists. Each id is declared once in the whole system.
    """

    __slots__ = ()

    id: str
    severity: Severity
    summary: str
    why: str
    fix: str
    family: str

    def at(
        self,
        what: str,
        fix: str = "",
        *,
        file: str = "",
        place: Place = _NOWHERE,
        url: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        """The finding that says `what` is wrong at a place of a file; `fix` and `severity` replace the declaration's own."""
        return Finding(self.id, severity or self.severity, what, fix or self.fix, file, place.line, place.column, url)
