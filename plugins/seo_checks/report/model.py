"""What every report is made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from ...findings import Context, Declaration, Finding, Severity, in_order
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..run import Checked
from ..waivers import Waived


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the HTML report shows of a page. `depth` is None for a page that no path of links reaches."""

    url: str
    address: str
    title: str
    description: str
    source: str = ""
    kind: str = ""
    words: int = 0
    depth: int | None = None
    inlinks: int = 0
    indexable: bool = True
    last_reviewed: dt.date | None = None
    next_review: dt.date | None = None
    links_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """The findings of a build and its checks, in order, with what is needed to present them."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()
    pages: tuple[PageFacts, ...] = ()
    declared: Mapping[str, Declaration] = field(default_factory=dict)  # by id
    site_name: str = ""
    site_url: str = ""
    publish: bool = False
    now: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    complete: bool = True  # false when the build ended before the pages could be checked

    def count(self, severity: Severity) -> int:
        """The number of findings of a severity."""
        return sum(f.severity is severity for f in self.findings)

    @property
    def summary(self) -> dict[str, Any]:
        """The numbers that the JSON report gives."""
        return {
            "errors": self.count(Severity.ERROR),
            "warnings": self.count(Severity.WARNING),
            "info": self.count(Severity.INFO),
            "waived": len(self.waived),
            "baseline": len(self.known),
            "stop_publish": sum(f.stops_publish for f in self.findings),
            "pages": len(self.pages),
            "complete": self.complete,
        }

    def by_place(self) -> tuple[list[list[Finding]], list[Finding]]:
        """What is said of three pages or more in the same words (a template's mistake), and all the rest."""
        groups: dict[tuple[str, ...], list[Finding]] = {}
        for finding in self.findings:
            shared = finding.file if finding.line and not finding.file.endswith(".md") else ""
            groups.setdefault((finding.rule, finding.severity, finding.message, shared), []).append(finding)
        repeated = [group for group in groups.values() if len({f.url for f in group}) > 2]
        repeated.sort(key=lambda group: (group[0].severity.rank, group[0].rule))
        taken = {id(f) for group in repeated for f in group}
        return repeated, [f for f in self.findings if id(f) not in taken]


def make_report(
    findings: Iterable[Finding],
    checked: Checked | None,
    paths: Iterable[str] = (),
    declarations: Iterable[Declaration] = (),
) -> Report:
    """The report of a build's findings. `checked` is None when the build ended before the checks.

    `paths` narrow the report: source files ("content/pages/contact.md", "content/pages"), or
    addresses ("/contact/", "/articles/*"). `declarations` explain the findings.
    """
    wanted = tuple(paths)
    declared = {declaration.id: declaration for declaration in declarations}
    kept = tuple(f for f in in_order(findings) if fits(wanted, f.file, f.url))
    if checked is None:
        return Report(kept, declared=declared, complete=False)
    context, site = checked.context, checked.site
    return Report(
        kept,
        tuple(w for w in checked.waived if fits(wanted, w.finding.file, w.finding.url)),
        tuple(f for f in checked.known if fits(wanted, f.file, f.url)),
        tuple(_page(d, site, context) for d in site if not d.is_redirect and fits(wanted, d.source, d.url)),
        declared,
        str(context.fact("name", "")),
        context.site_url,
        context.publish,
        context.now,
    )


def fits(wanted: tuple[str, ...], file: str, url: str) -> bool:
    """Whether a file or address is among those that a report is about; without any, all are."""
    if not wanted:
        return True
    for path in wanted:
        if path.startswith("/"):
            if url == path or fnmatchcase(url, path):
                return True
        elif file and (PurePosixPath(file).is_relative_to(PurePosixPath(path)) or fnmatchcase(file, path)):
            return True
    return False


def _page(document: Document, site: Site, context: Context) -> PageFacts:
    return PageFacts(
        document.url,
        document.canonical or site.absolute(document.url),
        document.title,
        document.description,
        document.source,
        document.kind,
        document.word_count,
        site.depth.get(document.url),
        len({inlink.source for inlink in site.inlinks.get(document.url, ())}),
        document.indexable,
        _date(document.front("last_reviewed")),
        _date(document.front("next_review")),
        tuple(site.graph.get(document.url, ())),
    )


def _date(value: Any) -> dt.date | None:
    return value.date() if isinstance(value, dt.datetime) else value if isinstance(value, dt.date) else None
