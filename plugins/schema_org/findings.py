"""Problems of graphs as findings: each with the file to change, its line, and what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..content_model.model import ContentModel
from ..content_model.schema.fields import Field
from ..findings import Finding, Place, Severity, line_of
from .origin import CLINIC_FILE, Declared, Origin, origin
from .problem import Problem
from .rules import RULES

_RULES = {rule.id: rule for rule in RULES}


def as_findings(
    problems: Mapping[str, list[Problem]], model: ContentModel, facts: Iterable[Field]
) -> Iterator[Finding]:
    """The errors among the problems, by canonical address; `facts` are the fields of clinic.yaml. The rules report the rest on the written pages."""
    facts = tuple(facts)

    def page_at(url: str) -> Declared:
        entry = model.by_url.get(url)
        return Declared() if entry is None else Declared(entry.source, entry.kind.fields)

    for address, found in problems.items():
        url = address.removeprefix(model.site_url)
        for problem in found:
            if problem.severity is Severity.ERROR:
                place = origin(problem, model.site_url, page_at, facts)
                yield _finding(problem, url, model, place, place.file or page_at(url).source)


def _finding(problem: Problem, url: str, model: ContentModel, place: Origin, file: str) -> Finding:
    line = column = 0
    if place.file == CLINIC_FILE:
        line = line_of(model.facts.get(place.field, ()))
    elif place.file and place.field:
        entry = model.by_source.get(place.file)
        at = entry.places.get(place.field) if entry else None
        line, column = (at.line, at.column) if at else (0, 0)
    rule, where = _RULES[problem.rule], Place(line, column)
    return rule.at(problem.message, problem.fix, file=file, place=where, url=url, severity=problem.severity)
