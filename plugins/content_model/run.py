"""The state of one build: the model, the converter, and the findings so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..findings import Finding, Severity, in_order
from .load.content import Loaded
from .load.messages import PAGE_LOST
from .markdown.convert import Converter, Heading
from .model import ContentModel, Entry
from .settings import ContentSettings

# Pelican hands its settings to readers and generators and nothing else, so a build's state travels there.
KEY = "CONTENT_MODEL"


class BuildStopped(Exception):
    """There are errors, so nothing more is made. The findings stand on the run."""


@dataclass(slots=True)
class Run:
    """One build's state. `headings` are filled while pages are read, by source file."""

    settings: ContentSettings
    loaded: Loaded
    converter: Converter
    findings: list[Finding] = field(default_factory=list)
    headings: dict[str, tuple[Heading, ...]] = field(default_factory=dict)

    @property
    def model(self) -> ContentModel:
        """The content model."""
        return self.loaded.model

    @property
    def base_path(self) -> str:
        """The folder that the site stands in; see ContentModel.base_path."""
        return self.model.base_path

    def add(self, *findings: Finding) -> None:
        """Adds findings; an error among them will stop the build."""
        self.findings.extend(findings)

    @property
    def errors(self) -> list[Finding]:
        """The errors so far, in order of file and line."""
        return [f for f in in_order(self.findings) if f.severity is Severity.ERROR]

    def is_made(self, entry: Entry) -> bool:
        """Whether this build makes the page: a publish build leaves out what is not listed."""
        return entry.listed or not self.settings.publish

    def check_all_there(self, made: Iterable[str]) -> None:
        """Adds an error for each page that should have been made and was not: nothing is lost in silence."""
        missing = {e.source for e in self.model.entries if self.is_made(e)} - set(made)
        reported = {f.file for f in self.errors}
        for source in sorted(missing - reported):
            self.add(
                PAGE_LOST.at(
                    "The page was not made, and nothing said why",
                    "This is a mistake in the code. Please report it with this file.",
                    file=source,
                )
            )
