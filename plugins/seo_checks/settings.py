"""The plugin's settings, SEO_CHECKS_*, read and checked in one place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..findings import Finding, Severity, did_you_mean, locate
from .messages import SEO_SETTINGS

OFF = "off"
LEVELS = (*(s.value for s in Severity), OFF)


@dataclass(frozen=True)
class SeoSettings:
    """SEO_CHECKS_*: what is checked and how much it matters.

    `severity` replaces a rule's own severity: a level ("error", "warning", "info", "off"), or
    levels by page: {"/articles/*": "info"}. `allowed_hosts` may be fetched from by a page.
    `options` are thresholds by name. `baseline` is the file with the findings that are known
    already, `published` the manifest of the last publication. `skip` names pages that are not
    checked ("/components/*"): tools of a development build, not pages of the site.
    """

    severity: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    allowed_hosts: frozenset[str] = frozenset()
    options: Mapping[str, Any] = field(default_factory=dict)
    baseline: str = "seo-baseline.json"
    published: str = ""
    skip: tuple[str, ...] = ()

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> tuple[SeoSettings, list[Finding]]:
        """Pelican's settings, and a finding for each that is not what it should be (its default is used)."""
        problems: list[Finding] = []
        values: dict[str, Any] = {}
        known = ("SEVERITY", "ALLOWED_HOSTS", "OPTIONS", "BASELINE", "PUBLISHED", "SKIP")
        for name, value in settings.items():
            if not name.startswith("SEO_CHECKS_"):
                continue
            short = name.removeprefix("SEO_CHECKS_")
            if short not in known:
                hint = did_you_mean(name, [f"SEO_CHECKS_{k}" for k in known])
                problems.append(_problem(settings, name, f"There is no setting {name}.", hint or "Take it out."))
                continue
            try:
                values[short.lower()] = _READERS[short](value)
            except ValueError as error:
                problems.append(_problem(settings, name, f"{name} is {value!r}.", str(error)))
        return cls(**values), problems

    def unknown_rules(self, settings: Mapping[str, Any], rules: Collection[str]) -> list[Finding]:
        """A finding for each rule name in the settings that no rule has."""
        return [
            _problem(settings, name, f"SEO_CHECKS_SEVERITY names the rule `{name}`, which does not exist.",
                     did_you_mean(name, rules) or "`invoke rules` lists them.")
            for name in self.severity
            if name not in rules
        ]  # fmt: skip


def _severity(value: Any) -> Mapping[str, Any]:
    hint = (
        'Write {"rule-name": "warning"} or {"rule-name": {"/articles/*": "info"}}; levels: ' + ", ".join(LEVELS) + "."
    )
    if not isinstance(value, Mapping):
        raise ValueError(hint)
    for levels in value.values():
        for level in levels.values() if isinstance(levels, Mapping) else (levels,):
            if level not in LEVELS:
                raise ValueError(hint)
    return dict(value)


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str) or not all(isinstance(item, str) for item in value):
        raise ValueError('Write a list of texts: ["one", "two"].')
    return tuple(value)


def _hosts(value: Any) -> frozenset[str]:
    hosts = frozenset(host.lower() for host in _texts(value))
    if any("/" in host or not host for host in hosts):
        raise ValueError('Write the names of hosts alone: ["fonts.example.com"].')
    return hosts


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError('Write a mapping: {"name": value}.')
    return dict(value)


def _path(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str | Path):
        raise ValueError("Write the path of a file, relative to the project, or None.")
    return str(value)


_READERS: Mapping[str, Any] = {
    "SEVERITY": _severity,
    "ALLOWED_HOSTS": _hosts,
    "OPTIONS": _mapping,
    "BASELINE": _path,
    "PUBLISHED": _path,
    "SKIP": _texts,
}


def _problem(settings: Mapping[str, Any], name: str, message: str, fix: str) -> Finding:
    """A finding at the line of the settings file that names it."""
    for file in ("pelicanconf.py", "publishconf.py"):
        try:
            place = locate(Path(file).read_text(encoding="utf-8"), name)
        except (OSError, UnicodeDecodeError):
            continue
        if place.line:
            return SEO_SETTINGS.at(message, fix, file=file, place=place)
    return SEO_SETTINGS.at(message, fix, file="pelicanconf.py")
