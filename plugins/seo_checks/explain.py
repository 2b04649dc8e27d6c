"""What a person may want to know about a rule, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..findings import Example, Rule, Scope, did_you_mean

_SCOPES: Mapping[Scope, str] = {
    Scope.PAGE: "each page by itself",
    Scope.SITE: "all pages together",
    Scope.FILE: "each written file",
}


class UnknownRule(Exception):
    """No rule has that name; the message says which is meant, perhaps."""


def explain(name: str, rules: Iterable[Rule]) -> str:
    """A rule's explanation as plain text; without a name, the list of all rules.

    Raises UnknownRule.
    """
    known = {rule.id: rule for rule in rules}
    if not name:
        return _list(known.values())
    rule = known.get(name)
    if rule is None:
        hint = did_you_mean(name, known) or "`invoke rules` lists them."
        raise UnknownRule(f"There is no rule `{name}`. {hint}")
    lines = [
        f"{rule.id} ({rule.severity.value}, looks at {_SCOPES[rule.scope]}{'' if rule.enabled else ', off unless asked for'})",
        "",
        rule.summary,
        "",
        f"Why      {rule.why}",
        f"Fix      {rule.fix}",
        f"Source   {rule.source}",
    ]
    for title, examples in (("Wrong", rule.failing), ("Right", rule.passing)):
        shown = [text for text in map(in_short, examples) if text]
        if shown:
            lines += ["", title, *(f"    {line}" for text in shown[:3] for line in text.split("\n"))]
    return "\n".join(lines) + "\n"


def in_short(example: Example) -> str:
    """An example as its words, its fragment of HTML or its front matter; "" when a whole page would be needed."""
    parts = [example.text] if example.text else []
    html = example.html.strip()
    if html and not html.lower().startswith(("<!doctype", "<html")) and len(html) < 400:
        parts.append(html)
    fields = [f"{key}: {value}" for key, value in example.front_matter if not key.startswith("context.")]
    return "\n".join(parts + fields if len(html) < 400 else parts)


def _list(rules: Iterable[Rule]) -> str:
    lines: list[str] = []
    family = None
    for rule in rules:
        if rule.family != family:
            family = rule.family
            lines += ["", family]
        lines.append(f"  {rule.id:<34} {rule.severity.value:<8} {rule.summary}")
    return "\n".join(lines).strip("\n") + "\n"
