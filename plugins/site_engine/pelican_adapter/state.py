"""The state of one full build: the session, what the steps have made so far, and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...content_model.entry import Entry
from ...content_model.load.messages import PAGE_LOST
from ...findings import Finding, Severity, in_order
from ...recorded_reads import Kept
from ...rendered_site.render import workers_of
from ...rendered_site.settings import RenderedSettings
from ...seo_checks.run import Checked
from ..session import Session
from ..store import Page, Pages, Text

# Pelican hands its settings to readers, generators and writers and nothing else, so a reference to this travels there.
KEY = "SITE_BUILD"


class BuildStopped(Exception):
    """There are errors, so nothing more is made. The findings stand on the build."""


@dataclass(slots=True)
class Build:
    """One build's state. Texts and pages stand by source file. `unchecked` are files to write after the checks."""

    session: Session
    kept: Kept
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    unchecked: dict[str, bytes] = field(default_factory=dict)
    checked: Checked | None = None

    @classmethod
    def of(cls, session: Session) -> Build:
        """A build of a session, with what its project keeps from earlier ones."""
        settings = RenderedSettings.read(session.settings)
        kept = Kept(settings.cache, session.code, "publish" if session.publish else "", workers_of(settings))
        return cls(session, kept, list(session.findings))

    @property
    def maker(self) -> Pages:
        """Makes the pages, or takes them from what is kept."""
        return Pages(self.session, self.kept)

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
        settings[KEY] = Build.of(Session.of_settings(settings))  # type: ignore[index]  # Pelican's settings are a dict
    build: Build = settings[KEY]
    return build
