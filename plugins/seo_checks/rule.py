"""Declares a rule beside the function that checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..findings import Example, Hit, Option, Rule, Scope, Severity

Check = Callable[[Any, Any], Iterable[Hit]]


def rule(
    *,
    id: str,
    severity: Severity | str,
    summary: str,
    why: str,
    fix: str,
    source: str,
    scope: Scope | str = Scope.PAGE,
    passing: tuple[Example | str, ...] = (),
    failing: tuple[Example | str, ...] = (),
    enabled: bool = True,
    note: Callable[[Any], Any] | None = None,
    options: tuple[Option[Any], ...] = (),
    for_publishing: bool = False,
) -> Callable[[Check], Rule]:
    """Turns a check into a Rule: a pure generator function `check(subject, context)` that yields Hits.

    The subject is a `Document` (scope "page"), a `Site` ("site") or an `EmittedFile` ("file").
    `severity` is the rule's usual one; a Hit may carry another (for a page just over the limit,
    say). An error of a rule that is `for_publishing` stops a publish, and is a warning in other builds. `summary` says in one
    sentence what must hold, `why` what it is good for, `fix` what to do, `source` where the rule
    or its figure comes from. An example that is plain text is the HTML of a page, or a fragment
    for the main element of a good page. `enabled=False` leaves the rule off until settings ask for
    it. `note` is what a site rule wants to know of each page beforehand, `options` are what settings
    may change (see Rule). The family is the module's name.

        @rule(id="title-missing", severity="error", summary="...", why="...", fix="...", source="...",
              failing=("<title></title>",))
        def title_missing(document: Document, context: Context) -> Iterator[Hit]:
            if not document.title:
                yield Hit("The page has no title.", field="title")
    """

    def declare(check: Check) -> Rule:
        return Rule(
            id=id,
            severity=Severity(severity),
            scope=Scope(scope),
            summary=summary,
            why=why,
            fix=fix,
            source=source,
            check=check,
            family=check.__module__.rpartition(".")[2],
            passing=tuple(_example(e) for e in passing),
            failing=tuple(_example(e) for e in failing),
            enabled=enabled,
            note=note,
            options=options,
            for_publishing=for_publishing,
        )

    return declare


def rules_of(module: Any) -> tuple[Rule, ...]:
    """The rules that a module declares, in the order in which they stand there."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


def _example(example: Example | str) -> Example:
    return Example(html=example) if isinstance(example, str) else example
