"""An unsaved file through the same steps as a build: the page that visitors would see, and what is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..content_model.load.messages import BODY_EMPTY
from ..content_model.schema.fields import Field
from ..content_model.yaml.messages import FRONT_MATTER
from ..findings.advice import follow
from ..rendered_site.document import Document
from ..seo_checks.rules._shared import text_of
from ..seo_checks.text.pixels import cut_description, cut_title
from ..site_engine.session import Session
from ..site_engine.steps import Made, Page, make_draft
from .front_matter_edit import body_of, edit_body, edit_page, values_of
from .living_session import Sessions
from .refused import Refused
from .remarks import Remark, findings_of, remarks_on
from .source.write import New

_TO_COME = "Still to be written."
# Silent reading of English prose: Brysbaert M, J Mem Lang 2019;109:104047, gives 238 for non-fiction.
_WORDS_A_MINUTE = 230


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
    findings = remarks_on(made, published, data)
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
    return tuple(r for r in remarks_on(made, made, data) if r.stops == "build")


def mended(source: str, data: bytes, rule: str, line: int, message: str, sessions: Sessions) -> bytes:
    """The file with the advice of one finding followed. Raises Refused where that does not take the finding away,
    or brings another error with it."""
    made, published = _made(source, data, sessions.development), _made(source, data, sessions.publish)
    findings = findings_of(made, published)
    finding = next((f for f in findings if (f.rule, f.line, f.message) == (rule, line, message)), None)
    if finding is None:
        raise Refused("This is mended already", "Look at what is left.")
    before = remarks_on(made, published, data)
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
