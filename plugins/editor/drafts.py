"""An unsaved file through the same steps as a build: the page that visitors would see, and what is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..content_model.load.messages import BODY_EMPTY
from ..content_model.schema.fields import Field
from ..content_model.yaml.front_matter import Parsed, decode, split
from ..content_model.yaml.messages import FRONT_MATTER
from ..content_model.yaml.nodes import Node, YamlProblem
from ..findings import Finding, Severity, in_order
from ..findings.advice import follow, what_to_do
from ..rendered_site.document import Document
from ..seo_checks.rules._shared import text_of
from ..seo_checks.text.pixels import cut_description, cut_title
from ..site_engine.session import Session
from ..site_engine.steps import Made, Page, make_draft
from .front_matter_edit import body_of, edit_body, edit_page, values_of
from .living_session import Sessions
from .refused import Refused
from .source.write import New

_TO_COME = "Still to be written."
_WORDS_A_MINUTE = (
    230  # silent reading of English prose: Brysbaert M, J Mem Lang 2019;109:104047, gives 238 for non-fiction
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as a writer needs it. `stops` is what it stops: "build", "publish", or nothing ("").

    `line` counts in the file, `body_line` in the text below the front matter (0: it stands elsewhere); `field` is the
    field that it is about ("title"), "" for none. `mend` says
    what one click would do about it, "" where that is for the writer to find.
    """

    rule: str
    severity: Severity
    stops: str
    message: str
    fix: str
    file: str
    line: int
    body_line: int
    field: str
    mend: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """How the page may look in a list of search results: whole, and as much as there is room for."""

    title: str
    address: str
    description: str
    title_cut: str
    description_cut: str


@dataclass(frozen=True, slots=True)
class Share:
    """How a shared link to the page may look."""

    title: str
    description: str
    image: str


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading of the text: its id on the page, its words, its level, and its line in the text (0: unknown)."""

    id: str
    text: str
    level: int
    line: int


@dataclass(frozen=True, slots=True)
class Look:
    """A draft as it would be: `html` is None when it cannot be made, and the findings say why."""

    html: str | None
    url: str
    findings: tuple[Remark, ...]
    words: int = 0
    minutes: int = 0
    grade: float | None = None
    headings: tuple[HeadingLine, ...] = ()
    result: SearchResult | None = None
    share: Share | None = None


def look_at(source: str, data: bytes, sessions: Sessions) -> Look:
    """The page of a file as it would be if it were saved with these bytes. Raises Refused for no page's file."""
    made, published = _made(source, data, sessions.development), _made(source, data, sessions.publish)
    findings = _remarks(made, published, data)
    shown = made if made.page is not None else _with_stand_ins(source, data, made, sessions.development)
    page, document = shown.page, shown.document
    if page is None or document is None:
        return Look(None, "", findings)
    text = text_of(document)
    grade = text.readability
    return Look(
        shown.html,
        page.entry.url,
        findings,
        document.word_count,
        math.ceil(document.word_count / _WORDS_A_MINUTE),
        round(grade.grade, 1) if grade else None,
        _headings(document, data, page),
        _search_result(page),
        _share(page),
    )


def stops_build(source: str, data: bytes, sessions: Sessions) -> tuple[Remark, ...]:
    """What the site could not be built with, were the file saved so. Raises Refused for no page's file."""
    made = _made(source, data, sessions.development)
    return tuple(r for r in _remarks(made, made, data) if r.stops == "build")


def mended(source: str, data: bytes, rule: str, line: int, message: str, sessions: Sessions) -> bytes:
    """The file with the advice of one finding followed. Raises Refused where that does not take the finding away,
    or brings another error with it."""
    made, published = _made(source, data, sessions.development), _made(source, data, sessions.publish)
    findings = _findings(made, published)
    finding = next((f for f in findings if (f.rule, f.line, f.message) == (rule, line, message)), None)
    if finding is None:
        raise Refused("This is mended already", "Look at what is left.")
    before = _remarks(made, published, data)
    remark = before[findings.index(finding)]
    text = follow(data.decode("utf-8"), finding)
    after = None if text is None else look_at(source, text.encode(), sessions).findings
    if text is None or after is None or not _is_better(before, after, remark):
        raise Refused("This cannot be mended by one click", remark.fix)
    return text.encode()


def _is_better(before: Sequence[Remark], after: Sequence[Remark], mended: Remark) -> bool:
    kinds = ("build",) if mended.stops == "build" else ("build", "publish")  # a page that is not made shows no others

    def errors(remarks: Sequence[Remark]) -> int:
        return sum(remark.stops in kinds for remark in remarks)

    gone = (mended.rule, mended.message) not in {(r.rule, r.message) for r in after}
    return gone and errors(after) <= errors(before) - (mended.stops != "")


def _made(source: str, data: bytes, session: Session) -> Made:
    try:
        return make_draft(source, data, session)
    except ValueError:
        name = source.removeprefix("content/")
        raise Refused(f"`{name[:80]}` has no place on the site", "Pages stand in pages/, and end in .md.") from None


def _with_stand_ins(source: str, data: bytes, made: Made, session: Session) -> Made:
    """A page that only lacks something, with words in its place: so that what is there already can be seen."""
    lacking = {FRONT_MATTER.missing.id, BODY_EMPTY.id}
    if not made.findings or any(f.rule not in lacking for f in made.findings if f.file == source):
        return made
    values = values_of(data)
    kind = session.contributions.kinds_by_name.get(str(values.get("kind") or ""))
    if kind is None:
        return made
    given = {
        f.name: stand_in for f in kind.fields if f.required and not values.get(f.name) and (stand_in := _stand_in(f))
    }
    filled = edit_page(data, given, kind.fields)
    return _made(source, filled if body_of(data).strip() else edit_body(filled, f"*{_TO_COME}*\n"), session)


def _stand_in(field: Field) -> New:
    if field.item is not None:
        return [_stand_in(field.item)] * int(field.minimum or 1)
    if not field.type.prose:
        return field.type.example_of(field)
    return " ".join([_TO_COME] * (1 + int(field.minimum or 0) // len(_TO_COME)))


def _remarks(made: Made, published: Made, data: bytes) -> tuple[Remark, ...]:
    parsed, text = _parsed(data), data.decode("utf-8", "replace")
    building = {finding for finding in made.findings if finding.severity is Severity.ERROR}
    return tuple(_remark(finding, building, parsed, text) for finding in _findings(made, published))


def _findings(made: Made, published: Made) -> list[Finding]:
    """Both modes have the same rules; where both find something at a place, what the publish says of it counts."""
    known = {(f.rule, f.file, f.line) for f in published.findings}
    own = [f for f in made.findings if (f.rule, f.file, f.line) not in known]
    return in_order([*published.findings, *own])


def _remark(finding: Finding, building: set[Finding], parsed: Parsed | None, text: str) -> Remark:
    stops_it = any((f.rule, f.file, f.line) == (finding.rule, finding.file, finding.line) for f in building)
    stops = "build" if stops_it else "publish" if finding.severity is Severity.ERROR else ""
    body_line = finding.line - parsed.body_line + 1 if parsed and finding.line >= parsed.body_line else 0
    field = "" if body_line or parsed is None or not finding.line else field_at(parsed.front_matter, finding.line)
    mend = what_to_do(finding) if finding.line and follow(text, finding) is not None else ""
    return Remark(
        finding.rule,
        finding.severity,
        stops,
        finding.message,
        finding.fix,
        finding.file,
        finding.line,
        body_line,
        field,
        mend,
    )


def field_at(front_matter: Node, line: int) -> str:
    """The place in the front matter that a line belongs to: "title", "hours/0/opens"."""
    steps: list[str] = []
    node = front_matter
    while True:
        children: Sequence[tuple[str, Node, int]]
        if isinstance(node.value, Mapping):
            places = node.key_places or {}
            children = [(name, child, places[name].line) for name, child in node.value.items() if name in places]
        elif isinstance(node.value, list):
            children = [(str(number), child, child.place.line) for number, child in enumerate(node.value)]
        else:
            break
        before = [(at, name, child) for name, child, at in children if at <= line]
        if not before:
            break
        _, name, node = max(before, key=lambda one: one[0])
        steps.append(name)
    return "/".join(steps)


def _parsed(data: bytes) -> Parsed | None:
    try:
        return split(decode(data))
    except YamlProblem:
        return None


def _headings(document: Document, data: bytes, page: Page) -> tuple[HeadingLine, ...]:
    """The headings of the text with their lines, found in the order in which they stand."""
    lines = page.entry.body.split("\n")
    found: list[HeadingLine] = []
    at = 0
    for heading in document.headings:
        if not heading.id or heading.level < 2:
            continue
        words = heading.text.split()
        line = next((n for n in range(at, len(lines)) if _is_heading(lines[n], heading.level, words)), None)
        if line is None:
            continue
        at = line + 1
        found.append(HeadingLine(heading.id, heading.text, heading.level, line + 1))
    return tuple(found)


def _is_heading(line: str, level: int, words: Sequence[str]) -> bool:
    marks, _, text = line.strip().partition(" ")
    return marks == "#" * level and bool(words) and text.strip().split()[:1] == words[:1]


def _search_result(page: Page) -> SearchResult:
    title = page.head.title if page.head else page.entry.title
    address = page.head.canonical if page.head else page.entry.url
    description = page.entry.description
    return SearchResult(title, address, description, cut_title(title), cut_description(description))


def _share(page: Page) -> Share:
    metas = {key: content for _, key, content in page.head.metas} if page.head else {}
    return Share(
        metas.get("og:title", page.entry.title),
        metas.get("og:description", page.entry.description),
        metas.get("og:image", ""),
    )
