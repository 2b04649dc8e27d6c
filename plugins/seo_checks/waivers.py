"""Waivers: what an author lets pass on a page, why, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from ..content_model.schema.containers import group, list_of
from ..content_model.schema.field_types import DATE
from ..content_model.schema.fields import TEXT, Field
from ..findings import Finding, Message, Place, did_you_mean
from ..rendered_site.document import Document
from .messages import WAIVER_EXPIRED, WAIVER_UNKNOWN_RULE, WAIVER_UNUSED

WAIVERS = list_of(
    "waivers",
    "Waived checks",
    group(
        "waiver",
        "Waived check",
        Field("rule", "Check", required=True, help="The name of the check, as the report shows it."),
        Field("reason", "Reason", TEXT, required=True, minimum=10, help="Why it does not hold here."),
        Field("until", "Until", DATE, required=True, help="The day on which somebody looks again."),
    ),
    help="Checks that this page may fail, each with a reason and a date.",
    shown=False,
)


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that was let pass, and the reason."""

    finding: Finding
    reason: str
    until: dt.date


def apply_waivers(
    findings: Iterable[Finding],
    documents: Iterable[Document],
    rules: Collection[str],
    is_past: Callable[[dt.date], bool],
    judged: Collection[str] | None = None,
) -> tuple[list[Finding], list[Waived]]:
    """What is left of the findings, with what is wrong with waivers themselves, and what was waived.

    `rules` are the names that a waiver may have. `judged` are the rules that were held against the pages, when that is not
    all of them: a waiver for another may have its use.
    """
    waivers = {d.url: list(_waivers(d)) for d in documents if d.front("waivers")}
    by_source = {d.source: d.url for d in documents if d.source and d.url in waivers}
    used: set[tuple[str, int]] = set()
    kept: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        url = finding.url if finding.url in waivers else by_source.get(finding.file, "")
        for number, (rule, reason, until) in enumerate(waivers.get(url, ())):
            if rule == finding.rule:
                used.add((url, number))
                if not is_past(until):
                    waived.append(Waived(finding, reason, until))
                    break
        else:
            kept.append(finding)
    by_url = {d.url: d for d in documents if d.url in waivers}
    for url, items in waivers.items():
        for number, item in enumerate(items):
            used_or_open = (url, number) in used or (judged is not None and item[0] not in judged)
            kept += _about(by_url[url], *item, used_or_open, rules, is_past)
    return kept, waived


def _waivers(document: Document) -> Iterator[tuple[str, str, dt.date]]:
    for item in document.front("waivers") or ():
        until = item.get("until")
        if isinstance(until, dt.date):
            yield str(item.get("rule", "")), str(item.get("reason", "")), until


def _about(
    document: Document,
    rule: str,
    reason: str,
    until: dt.date,
    used: bool,
    rules: Collection[str],
    is_past: Callable[[dt.date], bool],
) -> Iterator[Finding]:
    place = document.places.get("waivers")
    line = place.line if place else 0
    # The rule's own line inside the list, where it can be found.
    lines = document.source_text.split("\n")[: document.body_line]
    named = [n for n, text in enumerate(lines, 1) if n >= line and "rule:" in text and rule in text]
    where = Place(named[0], 1) if named else place or Place()

    def about(message: Message, what: str, fix: str = "") -> Finding:
        return message.at(what, fix, file=document.source, place=where, url=document.url)

    if rule not in rules:
        fix = did_you_mean(rule, rules) or "`invoke rules` lists them."
        yield about(WAIVER_UNKNOWN_RULE, f"A waiver names the rule `{rule}`, which does not exist.", fix)
    elif not used:
        what = f"The waiver for `{rule}` waives nothing on this page."
        yield about(WAIVER_UNUSED, what, "Take it out of the front matter.")
    elif is_past(until):
        yield about(WAIVER_EXPIRED, f"The waiver for `{rule}` ended on {until:%B} {until.day}, {until.year}.")
