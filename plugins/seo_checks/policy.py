"""How much a finding matters here: by rule, by page, by build, and by what its author has waived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from ..findings import Finding, Severity
from .settings import OFF

Levels = Mapping[str, str | Mapping[str, str]]
_ERROR = Severity.ERROR.value


@dataclass(frozen=True)
class Policy:
    """Severities as settings want them, and the one place that knows what stops a publish.

    `levels` holds a level for each rule, or levels by page pattern; `publish_levels` those of a publish
    build. `for_publishing` are the rules whose errors stop a publish and no other build.
    """

    levels: Levels = field(default_factory=dict)
    publish_levels: Levels = field(default_factory=dict)
    for_publishing: frozenset[str] = frozenset()
    publish: bool = False
    drafts: frozenset[str] = frozenset()  # addresses of pages that no visitor sees yet

    def level(self, finding: Finding) -> str:
        """The finding's level here: "error", "warning", "info" or "off"."""
        return self._level(finding, self.levels, self.publish)

    def stops_publish(self, finding: Finding) -> bool:
        """Whether a publish would be refused for the finding."""
        return finding.url not in self.drafts and self._level(finding, self.publish_levels, publish=True) == _ERROR

    def _level(self, finding: Finding, levels: Levels, publish: bool) -> str:
        chosen = _chosen(levels, finding)
        if chosen is not None:
            return chosen
        soft = not publish and finding.rule in self.for_publishing
        if finding.severity is Severity.ERROR and (soft or finding.url in self.drafts):
            return Severity.WARNING.value
        return finding.severity.value

    def is_off(self, rule: str) -> bool:
        """Whether no page is held to the rule."""
        return self.levels.get(rule) == OFF

    def is_asked_for(self, rule: str) -> bool:
        """Whether settings switch on a rule that is off by itself."""
        chosen = self.levels.get(rule)
        return chosen is not None and chosen != OFF

    def apply(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that count here, with the severity that they have here."""
        kept: list[Finding] = []
        for finding in findings:
            level = self.level(finding)
            stops = not self.publish and level not in (_ERROR, OFF) and self.stops_publish(finding)
            if level == finding.severity.value and not stops:
                kept.append(finding)
            elif level != OFF:
                kept.append(replace(finding, severity=Severity(level), stops_publish=stops))
        return kept


def _chosen(levels: Levels, finding: Finding) -> str | None:
    chosen = levels.get(finding.rule)
    if not isinstance(chosen, Mapping):
        return chosen
    fitting = [pattern for pattern in chosen if fnmatchcase(finding.url, pattern)]
    return chosen[max(fitting, key=len)] if fitting else None  # the longest pattern is the closest one
