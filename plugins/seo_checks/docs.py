"""The docs page of all rules, made from the rules themselves. A test holds docs/rules.md to it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ..findings import Rule, Severity
from .explain import in_short

_HEAD = """\
# The checks

Every page and the site as a whole are held against these rules by `invoke check`, and by each build. This page is made from
the rules themselves: `invoke docs` writes it anew.

- An **error** keeps a build from replacing the last good site. A **warning** is reported. A **hint** (info) is advice.
- `SEO_CHECKS_SEVERITY` in pelicanconf.py changes a rule's level, for the whole site or for some pages; `off` switches it off.
- A page may waive a rule in its front matter, with a reason and a date:

      waivers:
        - rule: link-text-generic
          reason: The words are a quotation.
          until: 2027-06-30

- What a rule of the readability family finds is advice to a writer. No figure proves that a text is easy to read.
"""


def rules_page(rules: Iterable[Rule]) -> str:
    """The page as Markdown."""
    ordered = list(rules)
    parts = [_HEAD, _summary(ordered)]
    for family, group in groupby(ordered, key=lambda rule: rule.family):
        parts.append(f"## {family.replace('_', ' ').capitalize()}\n")
        parts += [_rule(rule) for rule in group]
    return "\n".join(parts)


def _summary(rules: list[Rule]) -> str:
    counts = [f"{sum(r.severity is s for r in rules)} {s.value}" for s in Severity]
    return f"There are {len(rules)} rules: {', '.join(counts)}.\n"


def _rule(rule: Rule) -> str:
    off = "" if rule.enabled else ", off unless settings ask for it"
    lines = [
        f"### {rule.id}\n",
        f"*{rule.severity.value}, {rule.scope.value}{off}.* {rule.summary}\n",
        f"{rule.why}\n",
        f"- Fix: {rule.fix}",
        f"- Source: {rule.source}",
    ]
    for title, examples in (("Wrong", rule.failing), ("Right", rule.passing)):
        shown = [text for text in map(in_short, examples) if text]
        if shown:
            lines += [f"- {title}:\n", *("      " + line for line in "\n".join(shown[:2]).split("\n")), ""]
    return "\n".join(lines).rstrip("\n") + "\n"
