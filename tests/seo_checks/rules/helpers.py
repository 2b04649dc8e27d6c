"""What the tests of the rules share: a rule by its name, run on an example."""

from __future__ import annotations

from typing import Any

from plugins.findings import Example, Hit, Rule, Scope, Severity
from plugins.seo_checks.catalogue import own_rules
from plugins.seo_checks.examples import case_of

RULES = {rule.id: rule for rule in own_rules()}


def hits(name: str, html: str = "", **more: Any) -> list[Hit]:
    """What a rule yields for a fragment in a good page, or a whole page. `more` are an Example's other values.

    `front` and `facts` may be given as dicts.
    """
    rule: Rule = RULES[name]
    front, facts = more.pop("front", {}), more.pop("facts", {})
    case = case_of(Example(html, front_matter=tuple(front.items()), facts=tuple(facts.items()), **more))
    if rule.scope is Scope.FILE:
        return [hit for file in case.files for hit in rule.check(file, case.context)]
    return list(rule.check(case.document if rule.scope is Scope.PAGE else case.site, case.context))


def severities(name: str, html: str = "", **more: Any) -> list[str]:
    """The severity of each hit."""
    found = hits(name, html, **more)
    return [Severity(hit.severity or RULES[name].severity).value for hit in found]


def messages(name: str, html: str = "", **more: Any) -> str:
    """The messages, a line each."""
    return "\n".join(hit.message for hit in hits(name, html, **more))
