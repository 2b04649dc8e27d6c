"""Holds every page and the site as a whole against a catalogue of rules before anything is published.

See the README beside this file. The findings join those of the build: an error keeps the last good
site in place.
"""

from __future__ import annotations

from typing import Any

from blinker import signal

from ..content_model.schema.contributions import Registry, contribute
from ..content_model.schema.fields import Field
from ..rendered_site.site import Site
from ..rendered_site.visits import Visits, site_rendered, visit
from .run import Checked, Checks
from .waivers import WAIVERS

KEY = "SEO_CHECKS"  # where one build's checks stand among Pelican's settings while they run
# Sent when the checks are done. The sender is a Checked; `settings` are Pelican's.
checked = signal("seo_checks_complete")

KEYPHRASE = Field(
    "keyphrase",
    "Key phrase",
    maximum=60,
    help="What a searcher would type to find this page, in one to four words. The checks then look at where it stands.",
    example="attachment-based therapy",
)


def add_fields(registry: Registry) -> None:
    """Adds the fields that authors steer the checks with."""
    registry.add_fields(KEYPHRASE, WAIVERS)


def prepare(visits: Visits, settings: dict[str, Any]) -> None:
    """Has the page rules run on each page as it is parsed."""
    settings[KEY] = checks = Checks.prepare(settings)
    for visitor in checks.visitors():
        visits.add(visitor)


def finish(site: Site, settings: dict[str, Any]) -> None:
    """Runs the rules about the whole site, and hands the findings to the build."""
    checks: Checks | None = settings.pop(KEY, None)
    if checks is None:
        return
    result = checks.finish(site)
    run = settings.get("CONTENT_MODEL")
    if run is not None:
        run.add(*result.findings)
    checked.send(result, settings=settings)


def register() -> None:
    """Connects the plugin. `rendered_site` stands before it in PLUGINS."""
    contribute.connect(add_fields)
    visit.connect(prepare)
    site_rendered.connect(finish)


__all__ = ["Checked", "checked"]
