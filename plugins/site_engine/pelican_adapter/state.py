"""The state of one full build: the session, what the steps have made so far, and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...content_model.entry import Entry
from ...content_model.load.messages import PAGE_LOST
from ...content_model.markdown.convert import Converted
from ...content_model.questions import Questions
from ...findings import Finding, Severity, in_order
from ...seo_checks.run import Checked
from ..session import Session
from ..steps import Page

# Pelican hands its settings to readers, generators and writers and nothing else, so a reference to this travels there.
KEY = "SITE_BUILD"


class BuildStopped(Exception):
    """There are errors, so nothing more is made. The findings stand on the build."""


@dataclass(slots=True)
class Build:
    """One build's state. Texts and pages stand by source file. `unchecked` are files to write after the checks."""

    session: Session
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, Converted] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    unchecked: dict[str, bytes] = field(default_factory=dict)
    checked: Checked | None = None

    def ask(self) -> Questions:
        """For one step: what it asks the content model."""
        return Questions(self.session)

    @property
    def errors(self) -> list[Finding]:
        """The errors so far, in order of file and line."""
        return [f for f in in_order(self.findings) if f.severity is Severity.ERROR]

    def made(self) -> list[Entry]:
        """The entries whose pages this build makes."""
        return [entry for entry in self.session.model.entries if self.session.is_made(entry)]

    def check_all_there(self, sources: Iterable[str]) -> None:
        """Adds an error for each page that should have been made and was not: nothing is lost in silence."""
        missing = {entry.source for entry in self.made()} - set(sources)
        reported = {f.file for f in self.errors}
        for source in sorted(missing - reported):
            self.findings.append(
                PAGE_LOST.at(
                    "The page was not made, and nothing said why",
                    "This is a mistake in the code. Please report it with this file.",
                    file=source,
                )
            )


def build_of(settings: Mapping[str, Any]) -> Build:
    """The build that runs with these settings; a Pelican that was started by itself gets one now."""
    if KEY not in settings:
        session = Session.of_settings(settings)
        settings[KEY] = Build(session, list(session.findings))  # type: ignore[index]  # Pelican's settings are a dict
    build: Build = settings[KEY]
    return build
