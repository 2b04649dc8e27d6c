"""What the tests of the rules share: a rule by its name, run on an example."""

from __future__ import annotations

from typing import Any

from plugins.findings import Example, Hit, Severity
from plugins.site_engine.contributions import contributions_of
from tests.seo_checks.rules import hits as hits_of
from tests.support.site import PROJECT

RULES = {rule.id: rule for rule in contributions_of(PROJECT).rules}


def hits(name: str, html: str = "", **more: Any) -> list[Hit]:
    """What a rule yields for a fragment in a good page, or a whole page. `more` are an Example's other values.

    `front` is its front matter.
    """
    return hits_of(RULES[name], Example(html, front_matter=more.pop("front", {}), **more))


def severities(name: str, html: str = "", **more: Any) -> list[str]:
    """The severity of each hit."""
    found = hits(name, html, **more)
    return [Severity(hit.severity or RULES[name].severity).value for hit in found]


def messages(name: str, html: str = "", **more: Any) -> str:
    """The messages, a line each."""
    return "\n".join(hit.message for hit in hits(name, html, **more))
