"""What a person may want to know about an id that a report prints, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..findings import Declaration, Example, Message, Rule, Sample, Scope, did_you_mean

_SCOPES: Mapping[Scope, str] = {
    Scope.PAGE: "each page by itself",
    Scope.SITE: "all pages together",
    Scope.FILE: "each written file",
}
_LONGEST = 400  # characters of an example that is still shown


class UnknownRule(Exception):
    """No rule or message has that name; the message says which is meant, perhaps."""


def explain(name: str, declarations: Iterable[Declaration]) -> str:
    """The explanation of a rule or message as plain text; without a name, the list of all.

    Raises UnknownRule.
    """
    known = {declared.id: declared for declared in declarations}
    if not name:
        return _list(in_families(known.values()))
    declared = known.get(name)
    if declared is None:
        hint = did_you_mean(name, known) or "`invoke rules` lists them."
        raise UnknownRule(f"There is no rule `{name}`. {hint}")
    lines = [
        f"{declared.id} ({declared.severity.value}{_scope(declared)})",
        "",
        declared.summary,
        "",
        f"Why      {declared.why}",
        f"Fix      {declared.fix}",
    ]
    if isinstance(declared, Rule):
        lines.append(f"Source   {declared.source}")
        lines += [f"Option   {line}" for line in options_of(declared)]
    for title, shown in examples_of(declared):
        lines += ["", title, *(f"    {line}" for text in shown[:3] for line in text.split("\n"))]
    return "\n".join(lines) + "\n"


def in_families(declarations: Iterable[Declaration]) -> list[Declaration]:
    """The rules by family, then the messages by family."""
    return sorted(declarations, key=lambda declared: (isinstance(declared, Message), declared.family))


def examples_of(declared: Declaration) -> list[tuple[str, list[str]]]:
    """The examples that can be shown in a few lines: those that are wrong, then those that are right."""
    groups: list[tuple[str, list[str]]] = []
    if isinstance(declared, Rule):
        groups = [
            ("Wrong", [in_short(e) for e in declared.failing]),
            ("Right", [in_short(e) for e in declared.passing]),
        ]
    elif isinstance(declared, Message):
        groups = [("Wrong", [_sample(s) for s in declared.failing]), ("Right", [_sample(s) for s in declared.passing])]
    shown = [(title, [text for text in texts if text]) for title, texts in groups]
    return [(title, texts) for title, texts in shown if texts]


def options_of(rule: Rule) -> list[str]:
    """What SEO_CHECKS_OPTIONS may change about a rule, a line each."""
    return [f"{option.name} ({option.default or 'none'}): {option.help}" for option in rule.options]


def in_short(example: Example) -> str:
    """An example as its words, its fragment of HTML or its front matter; "" when a whole page would be needed."""
    parts = [example.text] if example.text else []
    html = example.html.strip()
    if html and not html.lower().startswith(("<!doctype", "<html")) and len(html) < _LONGEST:
        parts.append(html)
    fields = [f"{key}: {value}" for key, value in example.front_matter.items()]
    return "\n".join(parts + fields if len(html) < _LONGEST else parts)


def _sample(sample: Sample) -> str:
    """A sample as its words, then what is written; "" for the site as it is."""
    written = [sample.front_matter, sample.body]
    written += [f"{name}:\n{_indented(text)}" if text else f"{name}: {_gone(text)}" for name, text in sample.files]
    shown = [text.strip("\n") for text in written if text]
    if not shown or len("".join(shown)) > _LONGEST:
        return sample.text if shown else ""
    return "\n".join([sample.text, *shown] if sample.text else shown)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n"))


def _gone(text: str | None) -> str:
    return "not there" if text is None else "empty"


def _scope(declared: Declaration) -> str:
    if not isinstance(declared, Rule):
        return ""
    return f", looks at {_SCOPES[declared.scope]}{'' if declared.enabled else ', off unless asked for'}"


def _list(declarations: Iterable[Declaration]) -> str:
    lines: list[str] = []
    family = None
    for declared in declarations:
        if declared.family != family:
            family = declared.family
            lines += ["", family]
        lines.append(f"  {declared.id:<34} {declared.severity.value:<8} {declared.summary}")
    return "\n".join(lines).strip("\n") + "\n"
