"""What a page owes to somebody in need: the crisis numbers, no promises, and no verdicts about a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...content_model.schema.traits import CRISIS, HEALTH
from ...findings import Context, Example, Hit, Severity
from ...rendered_site.document import Document
from ...rendered_site.parts import Region
from ..good_page import good_page
from ..rule import rule
from ..text.terms import term_list
from ..text.words import words
from ._shared import short, text_of

_LONGEST = 5_000  # characters of a sentence that are looked at; what has more is none
_NEAR = 400  # characters around a widget that count as near it
_RISK = re.compile(
    r"\b(?:suicid\w*|self[- ]harm\w*|overdos\w*|kill(?:ing)? (?:your|my|him|her|them)sel\w+|end(?:ing)? (?:your|my) life|hurt(?:ing)? yourself)\b",
    re.I,
)
# A text with none of them needs no closer look.
_RISK_STEMS = (
    "suicid",
    "self-harm",
    "self harm",
    "overdos",
    "kill",
    "end your",
    "ending your",
    "end my",
    "ending my",
    "hurting yourself",
    "hurt yourself",
)
_NOT = frozenset(
    ("no", "not", "never", "nobody", "nor", "neither", "without", "cannot", "none", "nothing", "hardly", "instead")
)
# Figures and ranks that the list of words cannot hold.
_FIGURES = re.compile(
    r"#\s?1\b(?! (?:cause|reason|priority))|\bnumber one (?:clinic|rehab|center|choice|provider)|"
    r"\b100\s?% (?:effective|success\w*|recovery|safe|guarantee\w*|natural|satisfaction|of (?:our )?(?:clients|patients|people))|"
    r"\b\d{1,3}(?:\.\d+)?\s?(?:%|percent) (?:success|recovery|cure|of (?:our|all our) (?:clients|patients|graduates))",
    re.I,
)
_QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"]{0,400}\"")
_FIGURE_SIGNS = ("#", "%", "percent", "number one")
_VERDICT = re.compile(
    r"\byour (?:attachment )?style (?:is|:)|\byour (?:score|result|diagnosis)s?\b(?: is| are|:)|\byou scored\b|\byour type is\b|"
    r"\byou (?:have|are) (?:an? )?(?:secure|anxious|avoidant|disorganized|fearful|depress\w+|addict\w*|dependent)(?:ly)?(?: attach\w+)?\b",
    re.I,
)
_WIDGET = re.compile(r"(?:^|-)(?:quiz|test|assessment|screener|self-check)(?:-|$)|^style-explainer$")
_NO_DIAGNOSIS = re.compile(r"\b(?:not|no|never|nor|cannot|isn.t)\b[^.]{0,40}\b(?:diagnos\w+|test|verdict)\b", re.I)


@rule(
    id="crisis-info-missing",
    severity="error",
    summary="Every page has one of the clinic's crisis lines, and a page about danger has help in its own text.",
    why="Somebody in a crisis may land on any page, and must not have to look for help.",
    fix="Keep `crisis_lines:` in content/data/clinic.yaml, which the theme shows on every page, and put `/// crisis` on a page about danger.",
    source="NHS service manual: care cards",
    failing=(
        good_page().replace("tel:988", "tel:112").replace("sms:988", "tel:112").replace("tel:911", "tel:112"),
        Example("<p>After an overdose, the first days are hard.</p>", kind="article"),
    ),
    passing=(
        good_page(),
        Example(
            good_page().replace("tel:988", "").replace("sms:988", "").replace("tel:911", ""), facts={"crisis_lines": ()}
        ),
        Example("<p>After an overdose, <a href='tel:911'>call 911</a>.</p>", kind="article"),
        "<p>We talk about thoughts of suicide openly.</p>",
    ),
)
def crisis_info_missing(document: Document, context: Context) -> Iterator[Hit]:
    """On a page about health that names suicide, self-harm or overdose, a number or a link to the page of crisis help counts as help."""
    lines = _crisis_links(context)
    if lines and not any((link.href or "") in lines for link in document.links):
        yield Hit("The page has no link to call one of the clinic's crisis lines.")
    lower = document.main_text.lower() if document.has(HEALTH) else ""
    found = _RISK.search(document.main_text) if any(stem in lower for stem in _RISK_STEMS) else None
    if found and not _has_help(document, context, lines):
        yield Hit(f"The page speaks of “{found[0]}”, and its text says nowhere how to get help at once.", at=found[0])


def _crisis_links(context: Context) -> frozenset[str]:
    """The links that call or text one of the clinic's crisis lines: "tel:988", "sms:988"."""
    ways = (("tel", "phone"), ("sms", "text"))
    lines = context.fact("crisis_lines", [])
    return frozenset(
        f"{scheme}:{str(line[part]).replace('-', '')}" for line in lines for scheme, part in ways if line.get(part)
    )


def _has_help(document: Document, context: Context, lines: frozenset[str]) -> bool:
    crisis = context.addresses_with(CRISIS)
    return bool(document.with_class("crisis")) or any(
        link.in_main and (link.target.path in crisis or (link.href or "") in lines) for link in document.links
    )


@rule(
    id="claim-unsupported",
    severity="warning",
    summary="A page promises no result, and praises nothing that nobody can check.",
    why="Nobody can promise recovery. The law forbids health claims without sound evidence, and a false hope hurts.",
    fix="Say what you do and how, and leave the result out; a figure needs its source beside it.",
    source="Federal Trade Commission: Health Products Compliance Guidance, 15 USC 45",
    failing=(
        "<p>Our program cures addiction.</p>",
        "<p>We guarantee that you will feel better.</p>",
        "<p>We are the #1 rehab in California.</p>",
        "<p>95% of our clients stay sober.</p>",
        good_page(
            description="The best rehab in Ventura County: a clinically proven program for people who want to change their lives."
        ),
    ),
    passing=(
        "<p>Nobody can guarantee a result. There is no cure, but many people get better.</p>",
        "<p>Is there a cure? No.</p><blockquote><p>It cured me.</p></blockquote>",
        "<p>You do not have to be 100% sure. Beware of whoever says “guaranteed”.</p>",
    ),
)
def claim_unsupported(document: Document, context: Context) -> Iterator[Hit]:
    """Looks at the text, the title and the description. Questions, quotations and sentences that say no are left out."""
    claims = term_list("claims")
    page = text_of(document)
    texts = [] if claims.keys.isdisjoint(page.vocabulary) else [(s.text, s.words, "") for s in page.sentences]
    texts += [
        (text, tuple(words(text)), field)
        for text, field in ((document.title, "title"), (document.description, "description"))
    ]
    for text, said, field in texts:
        if claims.keys.isdisjoint(said) or text.endswith("?"):
            continue
        said = tuple(words(_QUOTED.sub(" ", text[:_LONGEST])))
        for found in claims.find(said):
            if not any(word in _NOT or word.endswith("n't") for word in said[max(0, found.index - 5) : found.index]):
                yield Hit(
                    f"“{found.text}” promises or praises: “{short(text)}”. {found.term.because}",
                    f"Write: {found.term.instead}.",
                    at=found.text if not field else "",
                    field=field,
                    severity=Severity.INFO if found.term.advice else None,
                )
    for text, field in ((document.main_text, ""), (document.title, "title"), (document.description, "description")):
        lower = text.lower()
        for match in _FIGURES.finditer(text) if any(sign in lower for sign in _FIGURE_SIGNS) else ():
            yield Hit(
                f"“{match[0]}” is a claim with no source beside it.", at=match[0] if not field else "", field=field
            )


@rule(
    id="quiz-diagnostic",
    severity="error",
    summary="Nothing on a page scores or labels a person, and a self-help widget has its words of care beside it.",
    why="A label from a website can frighten, and is no diagnosis. California lets licensed people alone make one.",
    fix="Describe patterns, not the reader, and keep the note, the sources and the crisis line in the widget.",
    source="own; American Psychological Association: guidelines on psychological assessment",
    failing=(
        "<form class='quiz'><p>Your attachment style is anxious.</p></form>",
        "<script>result.textContent = 'You scored ' + points + ' of 20';</script>",
        "<style-explainer class='style-explainer'><p>Secure: being close feels safe.</p></style-explainer>",
    ),
    passing=(
        (
            "<style-explainer class='style-explainer'><p>Secure: being close feels safe.</p><p>This is not a diagnosis. "
            "<a href='tel:988'>Call 988</a>. Sources: <a href='https://doi.org/10.1037/pspp0000027'>Fraley, 2015</a></p></style-explainer>"
        ),
        "<p>Your attachment style is no life sentence.</p>",
    ),
)
def quiz_diagnostic(document: Document, context: Context) -> Iterator[Hit]:
    """Looks for verdicts in widgets, forms and scripts only: a text may well speak of styles."""
    widgets = [r for r in document.regions if _is_widget(r.tag) or any(map(_is_widget, r.classes))]
    shown = {document.text_of(region) for region in widgets} | {form.text for form in document.forms}
    for text in [*sorted(shown), *(script.text for script in document.scripts)]:
        found = _VERDICT.search(text)
        if found:
            yield Hit(f"“{found[0]}” labels or scores the reader.", at=found[0])
    for region in widgets:
        missing = list(_care_missing(document, context, region))
        if missing:
            yield Hit(f"The widget ({region.tag}) has {' and '.join(missing)} beside it.", at=region.tag)


@lru_cache(maxsize=4096)
def _is_widget(name: str) -> bool:
    return _WIDGET.search(name) is not None


def _care_missing(document: Document, context: Context, region: Region) -> Iterator[str]:
    start, end = region.start - _NEAR, region.end + _NEAR
    links = [link for link in document.links if start <= link.at <= end]
    if not _NO_DIAGNOSIS.search(document.text[max(0, start) : end]):
        yield "no note that it is no diagnosis"
    if not any(link.target.host for link in links) and not re.search(
        r"\bsources?\b", document.text[max(0, start) : end], re.I
    ):
        yield "no sources"
    lines, crisis = _crisis_links(context), context.addresses_with(CRISIS)
    if lines and not any((link.href or "") in lines or link.target.path in crisis for link in links):
        yield "no crisis line"
