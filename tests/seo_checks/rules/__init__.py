"""What single rules say at their limits; their plain cases are the examples beside each rule."""

from __future__ import annotations

from plugins.findings import Example, Hit, Rule, Scope
from plugins.seo_checks.examples import case_of


def hits(rule: Rule, example: Example | str) -> list[Hit]:
    """What a rule yields for an example, or for the HTML of one."""
    case = case_of(Example(example) if isinstance(example, str) else example)
    if rule.scope is Scope.FILE:
        return [hit for file in case.files for hit in rule.check(file, case.context)]
    return list(rule.check(case.document if rule.scope is Scope.PAGE else case.site, case.context))
