"""Builds the small site with a message's sample laid over it."""

from __future__ import annotations

from pathlib import Path

from plugins.findings import Finding, Sample
from tests.support.site import PLAIN, Site, small_site

_TITLE, _DESCRIPTION = PLAIN.split("\n")[1:3]


def site_of(sample: Sample, folder: Path) -> Site:
    """The small site, its second page with the sample's text and front matter, and the sample's files."""
    site = small_site(folder)
    if sample.body or sample.front_matter:
        site.write({"pages/plain.md": _page(sample)})
    site.write(dict(sample.files))
    if sample.publish:
        site.settings_file = "publishconf.py"
    return site


def findings_of(sample: Sample, folder: Path) -> tuple[Finding, ...]:
    """What the build of a sample says."""
    return site_of(sample, folder).build().findings


def _page(sample: Sample) -> str:
    given = {line.split(":")[0] for line in sample.front_matter.split("\n")}
    usual = [line for line in (_TITLE, _DESCRIPTION) if line.split(":")[0] not in given]
    front_matter = [*usual, *([sample.front_matter] if sample.front_matter else [])]
    return "\n".join(["---", *front_matter, "---", "", sample.body or "## A section\n\nSome words.", ""])
