"""The report as one HTML file that needs nothing else: findings with filters, search results, links, reviews."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from ...findings import Finding, Rule, Severity
from ..text.pixels import DESCRIPTION_ROOM, TITLE_ROOM, cut_description, cut_title, description_width, title_width
from .calendar import calendar
from .link_graph import link_graph
from .markup import escape
from .model import PageFacts, Report

_FOLDER = Path(__file__).parent
_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Hint"}
_SECTIONS = (
    ("findings", "Findings"),
    ("results", "Search results"),
    ("links", "Links between pages"),
    ("reviews", "Reviews"),
)


def render_html(report: Report) -> str:
    """The whole document. Without JavaScript everything is there but the filters."""
    name = escape(report.site_name or "The site")
    sections = "".join(
        f'<section id="{id}" aria-labelledby="{id}-heading"><h2 id="{id}-heading">{title}</h2>{body}</section>'
        for (id, title), body in zip(
            _SECTIONS, (_findings(report), _results(report), link_graph(report.pages), calendar(report)), strict=True
        )
    )
    links = "".join(f'<li><a href="#{id}">{title}</a></li>' for id, title in _SECTIONS)
    mode = "as it would be published" if report.publish else "as a development build"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>Checks of {name}</title>
<style>
{_asset("report.css")}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the findings</a>
<header>
<p class="site">{name}</p>
<h1>Checks</h1>
<p>{_day(report)}, {mode}. <span class="nowrap">{escape(report.site_url)}</span></p>
{_tiles(report)}
<nav aria-label="Sections"><ul>{links}</ul></nav>
</header>
<main id="content">
{sections}
</main>
<script>
{_asset("report.js")}</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _day(report: Report) -> str:
    return f'<time datetime="{report.now:%Y-%m-%d}">{report.now:%B} {report.now.day}, {report.now.year}</time>'


def _tiles(report: Report) -> str:
    numbers = report.summary
    tiles = [
        ("error", numbers["errors"], "errors"),
        ("warning", numbers["warnings"], "warnings"),
        ("info", numbers["info"], "hints"),
        ("plain", numbers["waived"], "waived"),
        ("plain", numbers["baseline"], "in the baseline"),
        ("plain", numbers["pages"], "pages"),
    ]
    items = "".join(f'<div class="tile {kind}"><dt>{word}</dt><dd>{count}</dd></div>' for kind, count, word in tiles)
    early = "" if report.complete else '<p class="early">The build ended before the pages could be checked.</p>'
    return f'<dl class="tiles">{items}</dl>{early}'


# -- findings --------------------------------------------------------------------------------------


def _findings(report: Report) -> str:
    if not report.findings:
        return "<p>There is nothing to mend.</p>" + _waived(report)
    repeated, own = report.by_place()
    groups = "".join(_group(report, key, list(found)) for key, found in groupby(own, key=_key))
    if repeated:
        items = "".join(_item(report, found[0], [f.url or f.file for f in found]) for found in repeated)
        groups = f'<div class="group"><h3>On several pages</h3><ul class="list">{items}</ul></div>' + groups
    rules = sorted({finding.rule for finding in report.findings})
    options = "".join(f"<option>{escape(rule)}</option>" for rule in rules)
    boxes = "".join(
        f'<label class="box"><input type="checkbox" name="severity" value="{s.value}" checked> {_WORDS[s]}s '
        f'<span class="count">{report.count(s)}</span></label>'
        for s in Severity
    )
    return f"""
<form class="filters" aria-label="Filters" hidden>
<fieldset><legend>Show</legend>{boxes}</fieldset>
<label>Rule <select name="rule"><option value="">All rules</option>{options}</select></label>
<label>Text or page <input type="search" name="text" autocomplete="off"></label>
<button type="reset">Show all</button>
</form>
<p class="status" role="status"></p>
{groups}{_waived(report)}"""


def _key(finding: Finding) -> tuple[str, str]:
    return finding.file, finding.url


def _group(report: Report, key: tuple[str, str], findings: Sequence[Finding]) -> str:
    file, url = key
    title = escape(url or file or "The whole site")
    source = f'<p class="file">{escape(file)}</p>' if url and file else ""
    ordered = sorted(findings, key=lambda f: (f.severity.rank, f.line, f.column))
    items = "".join(_item(report, finding) for finding in ordered)
    return f'<div class="group"><h3>{title}</h3>{source}<ul class="list">{items}</ul></div>'


def _item(report: Report, finding: Finding, pages: Sequence[str] = ()) -> str:
    declared = report.declared.get(finding.rule)
    source = f'<p class="source">Source: {escape(declared.source)}</p>' if isinstance(declared, Rule) else ""
    why = f"<details><summary>Why</summary><p>{escape(declared.why)}</p>{source}</details>" if declared else ""
    where = (
        f'<p class="where"><code>{escape(finding.where)}</code></p>'
        if finding.line and not (pages and finding.file.endswith(".md"))
        else ""
    )
    if pages:
        items = "".join(f"<li>{escape(page)}</li>" for page in pages)
        where += f"<details><summary>{len(pages)} pages</summary><ul>{items}</ul></details>"
    return (
        f'<li class="finding {finding.severity.value}" data-severity="{finding.severity.value}" data-rule="{escape(finding.rule)}" data-count="{len(pages) or 1}">'
        f'<p class="head"><span class="badge">{_WORDS[finding.severity]}</span> <code class="rule">{escape(finding.rule)}</code>'
        f"{f' <strong>{finding.mark}</strong>' if finding.mark else ''}</p>"
        f'<p class="message">{escape(finding.message)}</p>{where}'
        + (f'<p class="fix">{escape(finding.fix)}</p>' if finding.fix else "")
        + f"{why}</li>"
    )


def _waived(report: Report) -> str:
    if not report.waived:
        return ""
    rows = "".join(
        f"<tr><td><code>{escape(w.finding.rule)}</code></td><td>{escape(w.finding.url or w.finding.file)}</td>"
        f"<td>{escape(w.finding.message)}</td><td>{escape(w.reason)}</td><td>{w.until}</td></tr>"
        for w in report.waived
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Rule", "Page", "Finding", "Reason", "Until"))
    return (
        f'<details class="waived"><summary>Waived: {len(report.waived)}</summary><div class="scroll" tabindex="0" role="region" '
        f'aria-label="Waived findings"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


# -- search results --------------------------------------------------------------------------------


def _results(report: Report) -> str:
    pages = [page for page in report.pages if page.indexable]
    if not pages:
        return "<p>No page may be listed by search engines.</p>"
    intro = (
        f"<p>How each page may look in a list of search results on a desktop screen: {TITLE_ROOM} pixels of title and "
        f"{DESCRIPTION_ROOM} of description. A search engine may choose other words.</p>"
    )
    return intro + '<ul class="results">' + "".join(_result(report, page) for page in pages) + "</ul>"


def _result(report: Report, page: PageFacts) -> str:
    title = cut_title(page.title) or "(no title)"
    description = cut_description(page.description) or "(no description: the search engine picks a sentence)"
    parts = urlsplit(page.address)
    steps = [step for step in parts.path.split("/") if step]
    trail = " › ".join([f"{parts.scheme}://{parts.netloc}" if parts.netloc else report.site_url, *steps])
    return f"""
<li><div class="result">
<p class="trail"><b>{escape(report.site_name)}</b><br>{escape(trail)}</p>
<p class="title">{escape(title)}</p>
<p class="description">{escape(description)}</p>
</div>
<div class="measures">{_meter("Title", title_width(page.title), TITLE_ROOM)}
{_meter("Description", description_width(page.description), DESCRIPTION_ROOM)}
<p class="file">{escape(page.source or page.url)}</p></div></li>"""


def _meter(name: str, width: int, room: int) -> str:
    state = "missing" if not width else f"cut, {width - room} px too wide" if width > room else "fits"
    kind = "over" if width > room or not width else "good"
    share = min(width / room, 1.0) * 100
    return (
        f'<p class="meter {kind}"><span>{name}: {width} of {room} px, {state}</span>'
        f'<span class="bar" aria-hidden="true"><span style="inline-size:{share:.0f}%"></span></span></p>'
    )
