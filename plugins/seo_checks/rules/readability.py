"""How easily a page reads: sentences, paragraphs, passive voice, transitions. All of it is advice, none of it proof.

The NHS service manual uses such scores to find the pages that need work first, and warns against
taking a good score for a good text. So no rule here ends a build.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content_model.schema.traits import HEALTH
from ...findings import Context, Hit, Severity
from ...rendered_site.document import Document
from ..good_page import good_page
from ..rule import rule
from ..text import starts
from ..text.facts import LONG_SENTENCE, Sentence, percent
from ._shared import is_english, searchable, short, text_of

EASE, LOW_EASE = 60, 50
GRADE = 8
LONG_SENTENCES, MANY_LONG_SENTENCES = 25, 30  # percent
PARAGRAPH, LONG_PARAGRAPH = 150, 200  # words
PARAGRAPH_SENTENCES = 3
PASSIVE, MUCH_PASSIVE = 10, 15  # percent
TRANSITIONS = 30  # percent
TRANSITIONS_FROM = 200  # words
LEAST_WORDS = 100  # below this, a share says more about chance than about the text

_HARD = (
    "<p>Comprehensive interdisciplinary methodologies facilitate individualized psychotherapeutic interventions, "
    "considering biographical particularities, interpersonal difficulties and intergenerational transmission of "
    "attachment-related insecurity across developmental trajectories.</p>"
) * 6
_WINDING = (
    "<p>When you come to see us for the first time, which may feel strange or even a little frightening after all that you "
    "have been through, we will sit down with you and talk about what you would like to change.</p>"
) * 4
_PASSIVE = (
    "<p>Your file is kept safe. The door is locked at night. A plan is made in the first week. It is read to you, too.</p>"
    * 8
)
_STARTS = "<p>We listen to you with care. We ask what you need. We plan the next steps with you.</p>"
_PLAIN = (
    "<p>You come in and sit down. Your coach asks how you slept. Then we talk about the day that lies ahead.</p>" * 8
)


def _measured(document: Document) -> bool:
    return searchable(document) and is_english(document) and len(text_of(document).words) >= LEAST_WORDS


@rule(
    id="reading-ease",
    severity="warning",
    summary="A page can be read with ease: Flesch 60 or more, and on health pages no harder than US grade 8.",
    why="Many visitors are tired, worried or read in a second language. Nobody minds plain words.",
    fix="Use shorter words and cut long sentences in two. Start with the sentence shown.",
    source="Flesch (1948); Kincaid and others (1975); Yoast SEO; NHS service manual (a reading age of 9 to 11)",
    failing=(good_page(body=_HARD),),
    passing=(good_page(), good_page(body=_PLAIN)),
)
def reading_ease(document: Document, context: Context) -> Iterator[Hit]:
    """Headings, tables and quotations are left out. Both scores rank pages; neither proves that one is clear."""
    score = text_of(document).readability if _measured(document) else None
    if score is None:
        return
    ease, grade = max(0, round(score.ease)), round(score.grade, 1)
    said = ""
    if ease < EASE:
        how = "hard" if ease < LOW_EASE else "fairly hard"
        said = f"The page is {how} to read: a Flesch score of {ease}; aim for {EASE} or more."
    elif document.has(HEALTH) and grade > GRADE:
        said = f"The page reads like US school grade {grade}; aim for {GRADE} or lower on a page about health."
    if said:
        hard = max(text_of(document).running, key=lambda s: sum(map(len, s.words)))
        yield Hit(f"{said} One of the hardest sentences: “{short(hard.text)}”", at=hard.text)


@rule(
    id="sentence-length",
    severity="warning",
    summary="At most a quarter of the sentences have more than 20 words.",
    why="By the end of a long sentence, many readers have lost its beginning.",
    fix="Cut the longest sentences in two. Start with the one shown.",
    source="Yoast SEO: sentence length (25 and 30 %); NHS service manual (20 words)",
    failing=(good_page(body=_WINDING),),
    passing=(good_page(), good_page(body=_PLAIN), good_page(body=f"<blockquote>{_WINDING}</blockquote>{_PLAIN}")),
)
def sentence_length(document: Document, context: Context) -> Iterator[Hit]:
    """Headings count as sentences, as they do for Yoast SEO; quotations do not count."""
    text = text_of(document)
    if not _measured(document):
        return
    share = percent(text.long_sentences, text.sentences)
    if share > LONG_SENTENCES:
        longest = max(text.long_sentences, key=lambda s: len(s.words))
        far = " That is far too many." if share > MANY_LONG_SENTENCES else ""
        yield Hit(
            f"{share:.0f} % of the sentences ({len(text.long_sentences)} of {len(text.sentences)}) have more than {LONG_SENTENCE} "
            f"words; aim for {LONG_SENTENCES} % or fewer.{far} The longest has {len(longest.words)}: “{short(longest.text)}”",
            at=longest.text,
        )


@rule(
    id="paragraph-length",
    severity="warning",
    summary="A paragraph has at most 150 words, and better no more than three sentences.",
    why="On a phone, a long paragraph fills the screen, and people skip it.",
    fix="Start a new paragraph where a new thought starts.",
    source="Yoast SEO: paragraph length (150 and 200 words); NHS service manual (three sentences)",
    failing=(
        f"<p>{'You can rest here for a while and think of nothing at all. ' * 14}</p>",
        "<p>One day. Two days. Three days. Four days.</p>",
    ),
    passing=(
        good_page(body="<p>One day. Two days. Three days.</p>"),
        good_page(body=_PLAIN.replace("Then we", "We then")),
    ),
)
def paragraph_length(document: Document, context: Context) -> Iterator[Hit]:
    """Each paragraph of more than 150 words is a warning; paragraphs of more than three sentences are one piece of advice."""
    if not searchable(document):
        return
    full = []
    for paragraph in text_of(document).paragraphs:
        words = paragraph.words
        if words > PARAGRAPH:
            far = f", far more than {PARAGRAPH}" if words > LONG_PARAGRAPH else f"; aim for {PARAGRAPH} or fewer"
            yield Hit(f"A paragraph has {words} words{far}. It begins “{short(paragraph.text, 50)}”", at=paragraph.text)
        elif len(paragraph.sentences) > PARAGRAPH_SENTENCES:
            full.append(paragraph)
    if full:
        has = "paragraph has" if len(full) == 1 else "paragraphs have"
        yield Hit(
            f"{len(full)} {has} more than {PARAGRAPH_SENTENCES} sentences. The first begins “{short(full[0].text, 50)}”",
            at=full[0].text,
            severity=Severity.INFO,
        )


@rule(
    id="passive-voice",
    severity="info",
    summary="At most 10 % of the sentences are in the passive voice.",
    why="“We lock the room” says who does it. “The room is locked” keeps that from the reader.",
    fix="Say who does it. Start with the sentences shown.",
    source="Yoast SEO: passive voice (10 and 15 %)",
    failing=(good_page(body=_PASSIVE),),
    passing=(
        good_page(body=_PLAIN),
        good_page(
            body="<p>You are tired and worried. You are not alone with it. Come and sit with us for a bit today.</p>"
            * 6
        ),
    ),
)
def passive_voice(document: Document, context: Context) -> Iterator[Hit]:
    """What somebody feels or is (“you are worried”) is not counted, although it looks like the passive voice."""
    text = text_of(document)
    if not _measured(document):
        return
    share = percent(text.passives, text.sentences)
    if share > PASSIVE:
        much = " That is a lot." if share > MUCH_PASSIVE else ""
        yield Hit(
            f"{share:.0f} % of the sentences ({len(text.passives)} of {len(text.sentences)}) are in the passive voice; aim for "
            f"{PASSIVE} % or fewer.{much} For example: {_quoted(text.passives)}",
            at=text.passives[0].text,
        )


@rule(
    id="transition-words",
    severity="info",
    summary="In a longer text, at least 30 % of the sentences have a transition word.",
    why="“But”, “because” and “for example” show how one thought leads to the next.",
    fix="Say how the sentences hang together: because, but, so, for example, first, then.",
    source="Yoast SEO: transition words (30 % in more than 200 words)",
    failing=(good_page(body="<p>The house is red. The yard is big. Dogs run there. Cats sit on the wall.</p>" * 15),),
    passing=(
        good_page(body="<p>The house is red, but the yard is green. Dogs run there because they like it.</p>" * 15),
        good_page(body="<p>Short.</p>"),
    ),
    enabled=False,
)
def transition_words(document: Document, context: Context) -> Iterator[Hit]:
    """Off unless settings ask for it: plain writing for patients often does well with fewer."""
    text = text_of(document)
    if not searchable(document) or not is_english(document) or len(text.words) <= TRANSITIONS_FROM:
        return
    share = percent(text.with_transition, text.sentences)
    if share < TRANSITIONS:
        yield Hit(
            f"{share:.0f} % of the sentences have a transition word; aim for {TRANSITIONS} % or more.", at=document.h1
        )


@rule(
    id="sentence-starts",
    severity="info",
    summary="No three sentences in a row start with the same word.",
    why="A text in which every sentence starts alike sounds like a list.",
    fix="Start one of them with another word, or join two.",
    source="Yoast SEO: consecutive sentences",
    failing=(_STARTS,),
    passing=(good_page(), "<ul><li>We listen.</li><li>We ask.</li><li>We plan.</li></ul>"),
)
def sentence_starts(document: Document, context: Context) -> Iterator[Hit]:
    """Within paragraphs only: the lines of a list may start alike, and a heading makes a new beginning."""
    if not searchable(document):
        return
    sentences = text_of(document).sentences
    for start, index, length in starts.runs(s.words if s.kind == "paragraph" else () for s in sentences):
        first = sentences[index].text
        yield Hit(
            f"{length} sentences in a row start with “{start.capitalize()}”. The first is “{short(first, 50)}”",
            at=first,
        )


def _quoted(sentences: tuple[Sentence, ...], most: int = 3) -> str:
    return ", ".join(f"“{short(sentence.text, 60)}”" for sentence in sentences[:most])
