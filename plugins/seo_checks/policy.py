"""How much a finding matters here: by rule, by page, by build, and by what its author has waived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from ..findings import Finding, Severity
from .rules.clinic import author_missing, facility_licence_missing, licence_missing, reviewer_missing
from .rules.privacy import policy_links_missing
from .rules.sign_off import changed_since_review, sign_off_invalid
from .settings import OFF

# What the clinic still has to supply or to do: a warning on a staff machine, an error before anything is published.
SOFTER_IN_DEVELOPMENT = frozenset(
    rule.id
    for rule in (
        author_missing,
        reviewer_missing,
        licence_missing,
        facility_licence_missing,
        policy_links_missing,
        changed_since_review,
        sign_off_invalid,
    )
)


@dataclass(frozen=True)
class Policy:
    """Severities as settings want them. `levels` holds a level for each rule, or levels by page pattern."""

    levels: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    publish: bool = False
    drafts: frozenset[str] = frozenset()  # addresses of pages that no visitor sees yet

    def level(self, finding: Finding) -> str:
        """The finding's level here: "error", "warning", "info" or "off"."""
        chosen = self.levels.get(finding.rule)
        if isinstance(chosen, Mapping):
            # The longest pattern is the closest one.
            fitting = [pattern for pattern in chosen if fnmatchcase(finding.url, pattern)]
            chosen = chosen[max(fitting, key=len)] if fitting else None
        if chosen is not None:
            return chosen
        soft = not self.publish and finding.rule in SOFTER_IN_DEVELOPMENT
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
            if level == finding.severity.value:
                kept.append(finding)
            elif level != OFF:
                kept.append(replace(finding, severity=Severity(level)))
        return kept
