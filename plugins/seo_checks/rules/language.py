"""The words: the key phrase that a page wants to be found by, and words that label people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Context, Example, Hit, Severity
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import OPENING, good_page
from ..rule import rule
from ..text import keyphrase as phrase
from ..text.terms import Found, term_list
from ..text.words import words
from ._shared import alike, is_english, named, searchable, some, text_of, title_field

STUFFED_SHARE = 0.03
STUFFED_USES = 5
STUFFED_FROM = 100  # words
PHRASE_WORDS = 4
HEADINGS_LEAST, HEADINGS_MOST = 30, 75  # percent
HEADINGS_FROM = 3  # with fewer, a share says nothing

_QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"]{0,400}\"")
_STUFFED = "<p>Our rehab is the rehab for you. Ask the rehab about rehab. A rehab near you is a good rehab.</p>" * 6
_BOND = "<p>A steady bond helps you heal, and we build that steady bond step by step. It takes time and care, and you set the pace.</p>"


@rule(
    id="keyword-stuffing",
    severity="warning",
    summary="No word of content makes up more than 3 % of a page.",
    why="A text that repeats one word reads badly, and search engines count it as spam.",
    fix="Say “it” or “this”, use another word, or leave it out where the sentence is clear without it.",
    source="squirrelscan; Yoast SEO: keyphrase density (3 %)",
    failing=(good_page(body=_STUFFED),),
    passing=(good_page(),),
)
def keyword_stuffing(document: Document, context: Context) -> Iterator[Hit]:
    """Needs five uses and a page of 100 words. Words of grammar do not count."""
    text = text_of(document)
    total = len(text.words)
    if total < STUFFED_FROM or not searchable(document) or not is_english(document):
        return
    least = max(STUFFED_USES, int(STUFFED_SHARE * total) + 1)
    for word, uses in text.frequent(least):
        yield Hit(
            f"“{word}” stands there {uses} times in {total} words ({100 * uses / total:.1f} %); aim for {STUFFED_SHARE:.0%} or less, "
            f"which is {int(STUFFED_SHARE * total)} times.",
            at=word,
        )


@rule(
    id="keyphrase-placement",
    severity="info",
    summary="A page's key phrase stands where searchers and search engines look first.",
    why="Who searches for a phrase clicks on the result that has it in its title, and stays when the text takes it up.",
    fix="Work the phrase in where it reads naturally, or choose another `keyphrase:` that the page is really about.",
    source="Yoast SEO: keyphrase in title, introduction, slug, description and subheadings; length; density",
    failing=(
        Example(good_page(), front_matter={"keyphrase": "attachment therapy"}),
        Example(
            good_page(),
            front_matter={
                "keyphrase": "steady bond with someone you trust for adults and parents who want better sleep"
            },
        ),
        Example(
            good_page(body=_BOND * 30, url="/steady-bond/"),
            url="/steady-bond/",
            front_matter={"keyphrase": "steady bond"},
        ),
    ),
    passing=(
        Example(),
        Example(
            good_page(
                title="A steady bond helps a person heal | Lotus Recovery", body=_BOND + OPENING, url="/steady-bond/"
            ),
            url="/steady-bond/",
            front_matter={"keyphrase": "steady bond"},
        ),
    ),
)
def keyphrase_placement(document: Document, context: Context) -> Iterator[Hit]:
    """Only for pages that declare `keyphrase:`. Other forms of the words count too."""
    wanted = str(document.front("keyphrase") or "").strip()
    if wanted and searchable(document):
        yield from _phrase_length(wanted)
        yield from _phrase_in_head(document, wanted)
        yield from _phrase_in_text(document, wanted)


def _phrase_length(wanted: str) -> Iterator[Hit]:
    length = len(phrase.phrase_words(wanted))
    if length > PHRASE_WORDS:
        yield Hit(
            f"The key phrase has {length} words that matter; aim for {PHRASE_WORDS} or fewer.",
            fix="Shorten it to what people really type.",
            field="keyphrase",
        )


def _phrase_in_head(document: Document, wanted: str) -> Iterator[Hit]:
    title = words(document.title)
    if not phrase.count_in(title, wanted):
        yield Hit(f"The key phrase “{wanted}” is not in the title.", field=title_field(document))
    elif not phrase.count_in(title[: len(phrase.phrase_words(wanted)) + 2], wanted):
        yield Hit(f"The key phrase “{wanted}” is in the title, but not at its beginning.", field=title_field(document))
    uses = phrase.count_in(words(document.description), wanted)
    if not uses:
        yield Hit(f"The key phrase “{wanted}” is not in the description.", field="description")
    elif uses > 2:
        yield Hit(
            f"The key phrase “{wanted}” is {uses} times in the description; once or twice is enough.",
            field="description",
        )
    slug = words(document.url.replace("/", " ").replace("-", " "))
    if slug and not phrase.count_in(slug, wanted):
        yield Hit(
            f"The key phrase “{wanted}” is not in the page's address, {document.url}.",
            fix="For a new page, name its file by the phrase. Leave the address of an older page as it is.",
            field="keyphrase",
        )


def _phrase_in_text(document: Document, wanted: str) -> Iterator[Hit]:
    text = text_of(document)
    first = next((p for p in text.paragraphs if p.kind == "paragraph"), None)
    if first and not any(phrase.count_in(s.words, wanted) for s in first.sentences):
        yield Hit(f"The key phrase “{wanted}” is not in a sentence of the first paragraph.", at=first.text)
    headings = [h for h in document.headings if h.level in (2, 3) and h.in_main]
    if len(headings) >= HEADINGS_FROM:
        share = 100 * sum(phrase.reflects(words(h.name), wanted) for h in headings) / len(headings)
        if not HEADINGS_LEAST <= share <= HEADINGS_MOST:
            yield Hit(
                f"{share:.0f} % of the {len(headings)} headings take up the key phrase “{wanted}”; aim for "
                f"{HEADINGS_LEAST} to {HEADINGS_MOST} %.",
                at=headings[0].text,
            )
    use = phrase.use([s.words for s in text.sentences], wanted)
    if use.count < use.least:
        yield Hit(
            f"The key phrase “{wanted}” is in {some(use.count, 'sentence')}; for a page of this length, aim for {use.least} to {use.most}.",
            field="keyphrase",
        )
    elif use.count > use.most:
        yield Hit(
            f"The key phrase “{wanted}” is used {use.count} times; for a page of this length, {use.most} are the most.",
            fix="Say it in other words in some places.",
            field="keyphrase",
        )


@rule(
    id="keyphrase-reused",
    severity="warning",
    scope="site",
    summary="Each page has a key phrase of its own.",
    why="Two pages for one phrase compete with each other, and often neither is found.",
    fix="Choose another `keyphrase:` for one of them.",
    source="Yoast SEO: previously used keyphrase",
    failing=(
        Example(
            text="another page has it too",
            front_matter={"keyphrase": "Steady  bond"},
            others={"keyphrase": "steady bond"},
            files={"other/index.html": good_page(url="/other/")},
        ),
    ),
    passing=(Example(front_matter={"keyphrase": "steady bond"}), Example()),
)
def keyphrase_reused(site: Site, context: Context) -> Iterator[Hit]:
    """Case and spaces do not count."""
    for page, others in alike(site.pages, lambda page: str(page.front("keyphrase") or "")):
        yield Hit(
            f"The key phrase “{page.front('keyphrase')}” is also that of {named(others)}.",
            field="keyphrase",
            url=page.url,
        )


@rule(
    id="stigmatising-language",
    severity="warning",
    summary="A page speaks of people first, and puts no blame or label on them.",
    why="Words such as “addict” keep people from asking for help, and staff who read them judge patients more harshly.",
    fix="Write the words that the message suggests.",
    source="National Institute on Drug Abuse: Words Matter; American Psychological Association: Inclusive Language Guide (2023); "
    "Recommendations for Reporting on Suicide",
    failing=(
        "<p>We treat addicts and alcoholics.</p>",
        "<p>He committed suicide.</p>",
        "<p>Get clean with us.</p>",
        good_page(
            description="Help for the mentally ill, for addicts and for all who look after them, at home or in the clinic."
        ),
    ),
    passing=(
        "<p>A person with a substance use disorder can recover. Alcoholics Anonymous meets on Monday. The room is clean.</p>",
        "<p>Many people avoid the word “addict” today.</p>",
        "<blockquote><p>I was an addict.</p></blockquote>",
    ),
)
def stigmatising_language(document: Document, context: Context) -> Iterator[Hit]:
    """Words in quotation marks and quoted blocks are somebody else's. For a name or title, write a waiver with the reason."""
    terms = term_list("stigma")
    for field, text in (("title", document.title), ("description", document.description)):
        yield from (_label(found, field=field) for found in terms.find(words(_QUOTED.sub(" ", text))))
    text_facts = text_of(document)
    if terms.keys.isdisjoint(text_facts.vocabulary):
        return
    for sentence in text_facts.sentences:
        if not terms.keys.isdisjoint(sentence.words):
            said = _QUOTED.sub(" ", sentence.text)
            yield from (_label(found, at=_as_written(found.text, said)) for found in terms.find(words(said)))


def _label(found: Found, *, at: str = "", field: str = "") -> Hit:
    term = found.term
    return Hit(
        f"“{at or found.text}”: {term.because}",
        fix=f"Write: {term.instead}. ({term.source.partition(' (')[0]})",
        at=at,
        field=field,
        severity=Severity.INFO if term.advice else None,
    )


def _as_written(term: str, sentence: str) -> str:
    pattern = r"\W+".join(map(re.escape, term.split()))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", sentence, re.I)
    return found.group() if found else term
