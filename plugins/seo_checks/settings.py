"""The plugin's settings, SEO_CHECKS_*."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, get_args

from msgspec import Meta
from msgspec.structs import force_setattr

from ..findings import did_you_mean
from ..plugin_settings import PluginSettings, Problem
from ..plugin_settings.messages import SETTING_VALUE

OFF = "off"
Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[str, ...] = get_args(Level)

_File = Annotated[Path | None, Meta(description="the path of a file, relative to the project, or None")]
_Host = Annotated[str, Meta(pattern=r"\A[^/\s]+\Z")]


class SeoSettings(PluginSettings, frozen=True):
    """What is checked and how much it matters.

    `severity` replaces a rule's own severity: a level ("error", "warning", "info", "off"), or
    levels by page: {"/articles/*": "info"}. `allowed_hosts` may be fetched from by a page.
    `options` are thresholds by name. `baseline` is the file with the findings that are known
    already, `published` the manifest of the last publication. `skip` names pages that are not
    checked ("/components/*"): tools of a development build, not pages of the site.
    """

    prefix: ClassVar[str] = "SEO_CHECKS_"

    severity: Annotated[
        Mapping[str, Level | Mapping[str, Level]],
        Meta(
            description='{"rule-name": "warning"} or {"rule-name": {"/articles/*": "info"}}; levels: '
            + ", ".join(LEVELS)
        ),
    ] = {}
    allowed_hosts: Annotated[
        frozenset[_Host], Meta(description='a list of the names of hosts alone: ["fonts.example.com"]')
    ] = frozenset()
    options: Annotated[Mapping[str, Any], Meta(description='a mapping: {"name": value}')] = {}
    baseline: _File = Path("seo-baseline.json")
    published: _File = None
    skip: Annotated[tuple[str, ...], Meta(description='a list of texts: ["one", "two"]')] = ()

    def __post_init__(self) -> None:
        force_setattr(self, "allowed_hosts", frozenset(host.lower() for host in self.allowed_hosts))

    def unknown_rules(self, rules: Collection[str]) -> list[Problem]:
        """What is wrong where `severity` names a rule that there is not."""
        return [
            Problem(
                SETTING_VALUE,
                name,
                f"SEO_CHECKS_SEVERITY names the rule `{name}`, which does not exist.",
                did_you_mean(name, rules) or "`invoke rules` lists them.",
            )
            for name in self.severity
            if name not in rules
        ]
