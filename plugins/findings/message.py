"""A message: one kind of thing that the system can say, declared once, with what it means and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from .finding import Finding, Severity
from .locate import Place

_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Sample:
    """What makes a message appear, or stay away: files to write into a small good site before it is built.

    `files` are pairs of a path relative to content/ and its text. A sample without files is the small site as it is.
    `text` says in a few words what the sample shows. `publish` asks for a publish build instead of a development one.
    """

    files: tuple[tuple[str, str], ...] = ()
    text: str = ""
    publish: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """The declaration of a message id. A Finding is made from it with `at`, and in no other way.

    `summary` says what holds when all is well, `why` what it is good for, `fix` how to mend it. `family` groups
    messages in lists. `failing` and `passing` run as tests; a message that takes more than files to appear (a server
    that is down) has none, and names its test in tests/catalogue/.
    """

    id: str
    severity: Severity
    summary: str
    why: str
    fix: str
    family: str = ""
    failing: tuple[Sample, ...] = ()
    passing: tuple[Sample, ...] = (Sample(text="the site as it is"),)

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
        """The finding that says `what` is wrong at a place of a file; `fix` and `severity` replace the message's own."""
        return Finding(self.id, severity or self.severity, what, fix or self.fix, file, place.line, place.column, url)
