"""The checks behind the rules: the validator, run once more over what was really written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from ..content_model.schema.traits import CONTACT
from ..findings import Context, Hit, Severity
from ..rendered_site.document import Document
from ..rendered_site.site import Site
from .checks import dates, ids, needs, parse, policy, trail, visible, words
from .checks.visible import Visible, plain, ten_digits
from .origin import CLINIC_FILE, Declared, origin
from .problem import Problem
from .validate import known_ids, members, read
from .vocabulary import CONTEXT
from .walk import PageGraph

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHOWN = re.compile(rf"\b(Published|Updated|Reviewed)\b[^.\n]{{0,80}}?\b((?:{_MONTHS}) (?:[12]?\d|3[01]), \d{{4}})\b")
_LABELS = {"Published": "datePublished", "Updated": "dateModified", "Reviewed": "lastReviewed"}
_FRONT_MATTER = {"datePublished": "date", "dateModified": "modified", "lastReviewed": "last_reviewed"}


@lru_cache(maxsize=8)  # all rules look at one page before the next
def graph_of(document: Document, context: Context) -> PageGraph:
    """All nodes of a page's JSON-LD blocks as one graph; a block that is no JSON adds none."""
    nodes: list[Any] = []
    for text in document.json_ld:
        data, _ = read(text)
        nodes += members(data) if data is not None else []
    return PageGraph(nodes, CONTEXT, document.canonical, context.site_url, context.is_to_come)


def check_parse(document: Document, context: Context) -> Iterator[Hit]:
    """Each JSON-LD block by itself."""
    for text in document.json_ld:
        data, problems = read(text)
        if data is not None:
            problems = list(parse.check(PageGraph(members(data), data.get("@context"))))
        yield from _hits(problems, context, document.url)


def check_graph(check: Callable[[PageGraph], Iterable[Problem]], document: Document, context: Context) -> Iterator[Hit]:
    """What a check of graphs finds in a page's."""
    yield from _hits(check(graph_of(document, context)), context, document.url)


# As partial applications, not as nested functions: rules travel to other processes.
check_vocabulary = partial(check_graph, words.check)
check_required = partial(check_graph, needs.check)
check_retired = partial(check_graph, policy.check_retired)
check_self_review = partial(check_graph, policy.check_self_review)


def check_breadcrumb(document: Document, context: Context) -> Iterator[Hit]:
    """The BreadcrumbList, by itself and against the trail that visitors see."""
    page = graph_of(document, context)
    yield from _hits(trail.check(page), context, document.url)
    stated = trail.steps(page)
    if stated and document.breadcrumb:
        seen = [(c.name, context.site_url + c.target.path if c.target.path else "") for c in document.breadcrumb]
        yield from _hits(trail.compare(page, seen), context, document.url)
    elif stated:
        yield Hit(
            "The graph has a breadcrumb, and the page shows none.", "Show the trail with the component `breadcrumb`."
        )
    elif document.breadcrumb and page.nodes:
        yield Hit("The page shows a breadcrumb, and the graph has none.", "Make the trail start at the home page.")


def check_visible(document: Document, context: Context) -> Iterator[Hit]:
    """What the graph says against the text that visitors read."""
    moments = tuple(time.datetime for time in document.times)
    yield from _hits(visible.check(graph_of(document, context), Visible(document.text, moments)), context, document.url)


def check_dates(document: Document, context: Context) -> Iterator[Hit]:
    """The page's dates in the graph, in its front matter and in its text."""
    page = graph_of(document, context)
    yield from _hits(dates.check(page), context, document.url)
    own = [f for f in page.found if not f.at and f.node.get("@id") == document.canonical]
    stated = {name: dates.day_of(f.node.get(name)) for f in own for name in _FRONT_MATTER}
    for name, field in _FRONT_MATTER.items():
        day, written = stated.get(name), document.front(field)
        if day and written and abs((day - written).days) > 1:
            yield Hit(
                f"`{name}` is {day} in the graph, and `{field}` is {written} in the front matter.",
                "Make both the same.",
                field=field,
            )
    for label, shown in _SHOWN.findall(document.text):
        day, seen = stated.get(_LABELS[label]), _day(shown)
        if day and seen and abs((day - seen).days) > 1:
            yield Hit(
                f"The page says {label.lower()} {shown}, and `{_LABELS[label]}` is {day} in the graph.",
                "Make both the same.",
                at=shown,
            )
    published, modified = document.front("date"), document.front("modified")
    if published and modified and modified < published:
        yield Hit(
            f"The page was changed on {modified}, before it was published on {published}.",
            "Correct one of the two dates.",
            field="modified",
            severity=Severity.ERROR,
        )


def _day(shown: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(shown, "%B %d, %Y").replace(tzinfo=dt.UTC).date()
    except ValueError:  # February 30
        return None


def check_graphs(site: Site, context: Context) -> Iterator[Hit]:
    """Ids and references over all pages that are out: a draft is no place to point at."""
    documents = [d for d in site if d.json_ld and d.listed and not d.is_redirect]
    graphs = {d.url: graph_of(d, context) for d in documents}
    known = known_ids(graphs.values())
    graphs = {url: replace(graph, elsewhere=known) for url, graph in graphs.items()}
    for url, graph in graphs.items():
        yield from _hits(ids.check(graph), context, url)
    for url, problem in ids.across(graphs):
        yield from _hits([problem], context, url)


def check_nap(site: Site, context: Context) -> Iterator[Hit]:
    """Name, address and phone: the same in clinic.yaml, every footer, the contact page and the graph."""
    first: dict[str, tuple[str, str]] = {}  # what is said, and where it is said first
    for what, path in _FACTS.items():
        value = context.fact(path)
        if value:
            first[what] = (str(value), CLINIC_FILE)
    others = _others(context)
    for document in site.pages:
        for what, value, where, at in _said(document, context):
            if _key(what, value) in others:
                continue
            before, place = first.setdefault(what, (value, where))
            if _key(what, before) != _key(what, value):
                message = f"The clinic's {what} is {value} in {where}, and {before} in {place}."
                fix = f"Write it once, in {CLINIC_FILE}, and let the pages print it."
                if at:
                    fix += " If it is another line, say in front of it what it is for, as in `Bills: ...`."
                line = context.fact_line(_FACTS[what].partition(".")[0])
                if at:
                    yield Hit(message, fix, at=at, url=document.url)
                else:
                    yield Hit(message, fix, file=CLINIC_FILE, line=line, url=document.url)


def _others(context: Context) -> frozenset[tuple[str, str]]:
    """What the pages may say beside the main facts: further phone lines, crisis lines, and the clinic's other locations."""
    places = context.fact("locations", [])
    numbers = [line.get("phone") for line in [*context.fact("crisis_lines", []), *places]]
    numbers += [
        line.get("number")
        for place in [{"phones": context.fact("phones", [])}, *places]
        for line in place.get("phones") or ()
    ]
    addresses = [place.get("address") or {} for place in places]
    said = [("phone", number) for number in numbers]
    said += [
        (what, address.get(_FACTS[what].rpartition(".")[2])) for address in addresses for what in ("street", "ZIP code")
    ]
    return frozenset(_key(what, str(value)) for what, value in said if value)


_NEAR = 120  # characters in which a label is looked for
_LABEL = re.compile(r"[^\W\d_]{3}[^.!?\n]*[:\u2013\u2014]\s*$")
_FACTS = {"name": "name", "phone": "phone", "street": "address.street", "ZIP code": "address.postal_code"}
# "100 Example Street, Thousand Oaks, CA 91360", on one line or on two.
_ADDRESS = re.compile(r"(\d+[^,\n]{2,60}?)\s*[,\n]\s*[A-Z][A-Za-z .'-]+,\s*[A-Z]{2}\s+(\d{5}(?:-\d{4})?)(?!\d)")


def _said(document: Document, context: Context) -> Iterator[tuple[str, str, str, str]]:
    """Each statement of the clinic's name, phone and address on one page: what, its value, where it stands, and the link.

    A number that says what it is for ("Bills: 805-555-0101") is another line, and not another number of the clinic.
    """
    for found in graph_of(document, context).found:
        if found.node.get("@id") == f"{context.site_url}/#clinic":
            address = found.node.get("address")
            parts: Mapping[str, Any] = address if isinstance(address, Mapping) else {}
            said = (
                found.node.get("name"),
                found.node.get("telephone"),
                parts.get("streetAddress"),
                parts.get("postalCode"),
            )
            for what, value in zip(_FACTS, said, strict=True):
                if isinstance(value, str):
                    yield what, value, f"the graph of {document.url}", ""
    contact = document.has(CONTACT)
    for link in document.links:
        if link.target.scheme == "tel" and (
            link.landmark == "footer" or (contact and link.in_main and not _is_labelled(document, link.text))
        ):
            digits = ten_digits(link.href or "")
            if len(digits) >= 9:  # less is a number of an emergency service
                yield "phone", (link.href or "").removeprefix("tel:"), f"a link of {document.url}", link.href or ""
    texts = [document.text_of(region) for region in document.regions_of("footer")]
    for text in [*texts, document.main_text] if contact else texts:
        for street, code in _ADDRESS.findall(text):
            yield "street", street.strip(), f"the text of {document.url}", ""
            yield "ZIP code", code, f"the text of {document.url}", ""


def _is_labelled(document: Document, number: str) -> bool:
    """Whether the words right before a number say what it is for."""
    before, found, _ = document.main_text.partition(number)
    return bool(number and found and _LABEL.search(before[-_NEAR:]))


def _key(what: str, value: str) -> tuple[str, str]:
    """What tells one value from another, however it is written."""
    return what, ten_digits(value) if what == "phone" else plain(value)


def _hits(problems: Iterable[Problem], context: Context, url: str) -> Iterator[Hit]:
    """Problems of the page at `url` as hits; what its own author can mend is named by the field alone."""

    def page_at(address: str) -> Declared:
        return Declared(context.source_of(address), context.fields_of(address))

    for problem in problems:
        place = origin(problem, context.site_url, page_at, context.fact_fields)
        file = "" if place.file == context.source_of(url) else place.file
        line = context.fact_line(place.field) if file == CLINIC_FILE else 0
        field = place.field if file != CLINIC_FILE else ""
        yield Hit(problem.message, problem.fix, field=field, file=file, line=line, url=url, severity=problem.severity)
