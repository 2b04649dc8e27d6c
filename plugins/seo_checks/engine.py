"""Runs rules over pages, files and the site, and turns what they yield into findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ..findings import Context, Finding, Hit, Rule, Scope, Severity
from ..rendered_site.document import Document
from ..rendered_site.site import EmittedFile, Site
from .messages import PAGE_UNREADABLE, RULE_CRASHED
from .places import place_of

MOST_HITS = 100  # of one rule on one page; the rest says nothing new
_SEVERITIES = {severity.value: severity for severity in Severity}
Raw = list[Any]  # a finding as plain data, to travel between processes


def check_page(document: Document, rules: Iterable[Rule], context: Context) -> Iterator[Finding]:
    """The findings of the page rules on one page. A page that only redirects has nothing to check."""
    if document.is_redirect:
        return
    for trouble in document.trouble:
        what = f"In the HTML of {document.url}, {trouble}."
        yield PAGE_UNREADABLE.at(what, file=document.source, url=document.url)

    def own(hit: Hit) -> Document:
        return document

    url, source = document.url, document.source
    for rule in rules:
        if rule.scope is Scope.PAGE:
            yield from _run(rule, document, context, own, url, source)


def check_files(
    files: Iterable[EmittedFile], rules: Sequence[Rule], context: Context, project: Path | None
) -> Iterator[Finding]:
    """The findings of the file rules on every written file."""
    file_rules = [rule for rule in rules if rule.scope is Scope.FILE]
    for file in files:
        own = own_source(file, project)
        for rule in file_rules:
            for finding in _run(rule, file, context, lambda hit: None, file.url, own):
                yield replace(finding, file=finding.file or own)


def own_source(file: EmittedFile, project: Path | None) -> str:
    """The file of content/ that a written file was copied from, "" where there is none."""
    source = f"content/{file.path}"
    return source if project is not None and os.path.isfile(f"{project}/{source}") else ""


def check_site(site: Site, rules: Iterable[Rule], context: Context) -> Iterator[Finding]:
    """The findings of the rules that look at all pages together."""
    for rule in rules:
        if rule.scope is Scope.SITE:
            yield from _run(rule, site, context, lambda hit: site.documents.get(hit.url), "", "")


def _run(
    rule: Rule,
    subject: Any,
    context: Context,
    document_of: Callable[[Hit], Document | None],
    url: str,
    source: str,
) -> Iterable[Finding]:
    """One rule's findings; nearly always none, which costs as little as can be."""
    try:
        hits = iter(rule.check(subject, context))
        first = next(hits, None)
    except Exception as error:
        return (_crash(rule, error, url, source),)
    if first is None:
        return ()
    return _findings(rule, first, hits, context, document_of, url, source)


def _findings(
    rule: Rule,
    first: Hit,
    hits: Iterator[Hit],
    context: Context,
    document_of: Callable[[Hit], Document | None],
    url: str,
    source: str,
) -> Iterator[Finding]:
    try:
        most = MOST_HITS if url else None
        seen: dict[tuple[str, str], int] = {}
        for hit in chain((first,), hits if most is None else islice(hits, most - 1)):
            nth = seen.get((hit.url, hit.at), 0)
            seen[hit.url, hit.at] = nth + 1
            file, place = place_of(hit, document_of(hit), context, nth)
            yield rule.at(hit.message, hit.fix, file=file, place=place, url=hit.url or url, severity=hit.severity)
        if most is not None and next(hits, None) is not None:
            yield rule.at(f"There are more than {most} places like these on this page.", file=source, url=url)
    except Exception as error:  # a rule's mistake must not hide what the other rules have found
        yield _crash(rule, error, url, source)


def _crash(rule: Rule, error: Exception, url: str, source: str) -> Finding:
    where = url or "the whole site"
    what = f"The rule `{rule.id}` could not be checked on {where}: {type(error).__name__}: {error}"
    return RULE_CRASHED.at(what, file=source, url=url, severity=rule.severity)


def pack(findings: Iterable[Finding]) -> list[Raw]:
    """Findings as plain lists, for a visitor's notes."""
    return [[f.rule, f.severity.value, f.message, f.fix, f.file, f.line, f.column, f.url] for f in findings]


def unpack(raw: Iterable[Raw]) -> Iterator[Finding]:
    """The findings that `pack` made plain."""
    for rule, severity, *rest in raw:
        yield Finding(rule, _SEVERITIES[severity], *rest)
