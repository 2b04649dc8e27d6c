"""All rules of a build: those of this plugin's families, those that other plugins contribute, and the engine's own."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from typing import Any

from ..findings import Finding, Rule, Scope, Severity
from . import rules as families
from .rule import rules_of


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules of every module in rules/, by family in the order of the modules' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(families.__path__) if not module.name.startswith("_"))
    modules = [importlib.import_module(f"{families.__name__}.{name}") for name in names]
    return tuple(rule for module in modules for rule in rules_of(module))


def gather(contributed: Iterable[Rule] = ()) -> tuple[tuple[Rule, ...], list[Finding]]:
    """Every rule that can be run, each name once, and a finding for each name that was used twice."""
    found: dict[str, Rule] = {}
    problems: list[Finding] = []
    for rule in (*own_rules(), *contributed, *ENGINE_RULES):
        if rule.id in found:
            problems.append(
                Finding(
                    "rule-name-taken",
                    Severity.ERROR,
                    f"Two rules are named `{rule.id}`: one in {found[rule.id].family}, one in {rule.family}.",
                    "Rename one of them; a name in a waiver or a setting has to mean one rule.",
                )
            )
        else:
            found[rule.id] = rule
    return tuple(found.values()), problems


def _nothing(subject: Any, context: Any) -> Iterable[Any]:
    return ()


def _own(id: str, severity: Severity, summary: str, why: str, fix: str) -> Rule:
    return Rule(id, severity, Scope.SITE, summary, why, fix, "this project", _nothing, "engine")


# What the engine itself has to say. Declared like any rule, so that each can be explained.
ENGINE_RULES = (
    _own("waiver-expired", Severity.WARNING, "A waiver holds until its date.",
         "A waiver is a promise to look again. After its date the finding is reported as before.",
         "Mend the page and take the waiver out, or give it a new date with a reason that still holds."),
    _own("waiver-unused", Severity.WARNING, "Every waiver waives something.",
         "A waiver for something that is not wrong would hide the next mistake of that kind.",
         "Take the waiver out of the page's front matter."),
    _own("waiver-unknown-rule", Severity.ERROR, "A waiver names a rule that exists.",
         "A waiver with a misspelled name waives nothing, and nobody would notice.",
         "Write the rule's name as the report shows it."),
    _own("baseline-broken", Severity.ERROR, "The baseline file can be read.",
         "Without it every old finding counts as new.",
         "Restore the file from version control, or write it anew with `invoke check --baseline seo-baseline.json`."),
    _own("baseline-stale", Severity.INFO, "The baseline lists only what is still wrong.",
         "What was mended should not be allowed to come back unnoticed.",
         "Run `invoke check --baseline seo-baseline.json`."),
    _own("rule-crashed", Severity.ERROR, "Every rule can be checked on every page.",
         "A rule that stops half-way has not looked at the rest.",
         "This is a mistake in the rule's code. Please report it with the page and the message."),
    _own("rule-name-taken", Severity.ERROR, "Each rule has a name of its own.",
         "A name in a waiver or a setting has to mean one rule.", "Rename one of the two rules."),
    _own("seo-settings", Severity.ERROR, "The settings SEO_CHECKS_* are as they should be.",
         "A misspelled rule or level would switch nothing off, or something else.", "Correct the setting."),
    _own("page-unreadable", Severity.WARNING, "Every page is UTF-8 and can be parsed to its end.",
         "Browsers guess at what is left, and guess differently.", "Save the file as UTF-8, without control characters."),
)  # fmt: skip
