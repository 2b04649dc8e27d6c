"""The docs page of all rules and messages, made from themselves. A test holds docs/rules.md to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ..findings import Declaration, Message, Rule, Severity
from .explain import examples_of, in_families, options_of

_HEAD = """\
# The checks

Every page and the site as a whole are held against these rules by `invoke check`, and by each build. This page is made from
the rules themselves: `invoke docs` writes it anew.

- An **error** keeps a build from replacing the last good site. A **warning** is reported. A **hint** (info) is advice.
- `SEO_CHECKS_SEVERITY` in pelicanconf.py changes a rule's level, for the whole site or for some pages; `off` switches it off.
- publishconf.py adds its own levels to those with `SEO_CHECKS_SEVERITY = {"author-missing": "error"}`.
- A page may waive a rule in its front matter, with a reason and a date:

      waivers:
        - rule: link-text-generic
          reason: The words are a quotation.
          until: 2027-06-30

- What a rule of the readability family finds is advice to a writer. No figure proves that a text is easy to read.
"""
_MESSAGES = """\
# What else a command can say

These messages are not rules over finished pages: they come up while content is read, a site is built, or one is published.
They cannot be waived. `invoke explain` knows them as it knows the rules.
"""


def rules_page(declarations: Iterable[Declaration]) -> str:
    """The page as Markdown."""
    ordered = in_families(declarations)
    rules = [declared for declared in ordered if isinstance(declared, Rule)]
    messages = [declared for declared in ordered if isinstance(declared, Message)]
    return "\n".join([_HEAD, *_part("rules", rules), _MESSAGES, *_part("messages", messages)])


def _part(name: str, declarations: Sequence[Declaration]) -> list[str]:
    counts = [f"{sum(d.severity is s for d in declarations)} {s.value}" for s in Severity]
    parts = [f"There are {len(declarations)} {name}: {', '.join(counts)}.\n"]
    for family, group in groupby(declarations, key=lambda declared: declared.family):
        parts.append(f"## {family.replace('_', ' ').capitalize()}\n")
        parts += [_entry(declared) for declared in group]
    return parts


def _entry(declared: Declaration) -> str:
    lines = [
        f"### {declared.id}\n",
        f"*{declared.severity.value}{_scope(declared)}.* {declared.summary}\n",
        f"{declared.why}\n",
        f"- Fix: {declared.fix}",
    ]
    if isinstance(declared, Rule):
        lines.append(f"- Source: {declared.source}")
        lines += [
            f"- Option: `{name}` {rest}" for line in options_of(declared) for name, _, rest in [line.partition(" ")]
        ]
    for title, shown in examples_of(declared):
        lines += [f"- {title}:\n", *("      " + line for line in "\n".join(shown[:2]).split("\n")), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _scope(declared: Declaration) -> str:
    if not isinstance(declared, Rule):
        return ""
    return f", {declared.scope.value}{'' if declared.enabled else ', off unless settings ask for it'}"
