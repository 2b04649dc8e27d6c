"""The text itself: is there enough of it, is it finished, and is it not somewhere else already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from statistics import median
from typing import Annotated

from msgspec import Meta

from ...content_model.schema.traits import SHORT
from ...findings import Context, Example, Hit, Option, Severity
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import good_page
from ..rule import rule
from ..text import shingles
from ._shared import named, searchable, short, text_of

LEAST_WORDS = Option(
    "least_words",
    Annotated[int, Meta(ge=1, description="a whole number from 1")],
    300,
    "How many words a page should have at least.",
)
CORNERSTONE: Option[tuple[str, ...]] = Option(
    "cornerstone",
    Annotated[tuple[str, ...], Meta(description='a list of addresses: ["/therapy/"]')],
    (),
    "The addresses of pages that are held to 900 words.",
)
CORNERSTONE_WORDS = 900
NORM_SHARE = 0.4
NORM_PAGES = 5
ALIKE = 0.9
COMPARED_FROM = 50  # words; shorter texts are alike by chance

_UNFINISHED = re.compile(
    r"lorem ipsum[^.]{0,30}|\b(?:TODO|FIXME|TBD|TK|XXX)\b[^.\n]{0,30}|\{\{[^}\n]{0,40}\}?\}?|\{%[^%\n]{0,40}%?\}?|"
    r"\[(?:insert|your|add|enter) [^\]\n]{1,40}\]|\[/?[a-z_]{1,30}(?: [a-z_]{1,30}=[\"'][^\]\n]{0,200})\]|^/{3} ?[a-z-]+.{0,40}",
    re.I | re.M,
)
_CAPITALS = re.compile(r"(?:TODO|FIXME|TBD|TK|XXX)\b", re.I)
_MARKS = ("orem ipsum", "OREM IPSUM", "{{", "{%", "[", "///", "TODO", "FIXME", "TBD", "TK", "XXX")
# Latin letters that UTF-8 bytes become when they are read as Windows-1252: â€™ for ’, Ã© for é, Â before a space.
_GARBLED = re.compile("[�âÃÂ](?:(?<=�)|(?<=â)€[^\\s]?|(?<=Ã)[\u0080-\u00bf©¨¡±³¶¼¤]|(?<=Â)[\u00a0»«°·])")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,5});")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}(\d{4})(?:\s*[-–—]\s*(\d{4}))?", re.I)


@rule(
    id="text-too-short",
    severity="warning",
    summary="A page has at least 300 words of its own.",
    why="A page of a few lines rarely answers what brought the reader, and search engines rank it low.",
    fix="Answer the next questions that a reader would have, or join the page with another.",
    source="Yoast SEO: text length (300 words, 900 for a cornerstone page); squirrelscan",
    options=(LEAST_WORDS, CORNERSTONE),
    failing=(good_page(body="<p>Soon there will be more.</p>"),),
    passing=(
        good_page(),
        Example(good_page(body="<p>Call us.</p>"), kind="contact"),
        good_page(body="<p>Thanks.</p>", robots="noindex"),
    ),
)
def text_too_short(document: Document, context: Context) -> Iterator[Hit]:
    """Home, section, contact, crisis and policy pages and profiles may be short.

    Pages whose addresses stand in the option `cornerstone` are held to 900 words.
    """
    if not searchable(document) or document.has(SHORT):
        return
    least = context.option(LEAST_WORDS)
    if document.url in context.option(CORNERSTONE):
        least = CORNERSTONE_WORDS
    found = len(text_of(document).words)
    if found < least:
        yield Hit(f"The page has {found} words; aim for {least} or more.", field="title")


@rule(
    id="text-shorter-than-norm",
    severity="info",
    scope="site",
    summary="A page is not much shorter than the others of its kind.",
    why="A page far below the rest was often forgotten half-way.",
    fix="Compare it with the others of its kind, and add what they tell and this one does not.",
    source="squirrelscan; own threshold (40 % of the median of five pages or more)",
    failing=(
        Example(
            good_page(body="<p>Call us.</p>"),
            kind="legal",
            text="the other policies have far more words",
            files={f"policy-{n}/index.html": good_page(f"<p>Policy {n}.</p>", url=f"/policy-{n}/") for n in range(8)},
        ),
    ),
    passing=(Example(),),
)
def text_shorter_than_norm(site: Site, context: Context) -> Iterator[Hit]:
    """Compares with the median, so that one very long page does not matter."""
    by_kind: dict[str, list[tuple[Document, int]]] = defaultdict(list)
    for page in site.pages:
        if page.kind:
            by_kind[page.kind].append((page, len(page.main_text.split())))
    for kind, pages in by_kind.items():
        middle = median(length for _, length in pages)
        for page, length in pages if len(pages) >= NORM_PAGES else ():
            if length < NORM_SHARE * middle:
                yield Hit(
                    f"The page has {length} words; half of the {len(pages)} pages of the kind “{kind}” have {middle:.0f} or more.",
                    field="title",
                    url=page.url,
                )


@rule(
    id="placeholder-text",
    severity="error",
    summary="A page has no unfinished text: no lorem ipsum, no TODO, no template marks.",
    why="It shows visitors that nobody has read the page before it went out.",
    fix="Write the real text, or take it out.",
    source="Screaming Frog: lorem ipsum placeholder; own list",
    failing=(
        "<p>Lorem ipsum dolor sit amet.</p>",
        "<p>TODO: ask the clinic.</p>",
        "<p>Hours: TK</p>",
        "<p>Dear {{ name }}, welcome.</p>",
        "<p>Call [insert phone number] today.</p>",
        "<p>/// callout</p>",
        "<p>[gallery ids='1,2']</p>",
        good_page(description="Lorem ipsum dolor sit amet, consectetur adipiscing elit."),
    ),
    passing=(good_page(), "<p>We have todos on a list [1], and more tokens.</p>", "<p>In brackets [see below].</p>"),
)
def placeholder_text(document: Document, context: Context) -> Iterator[Hit]:
    """TODO and the like count in capitals only. Facts that the clinic still has to supply are the content model's business."""
    for field, text in (("", document.text), ("title", document.title), ("description", document.description)):
        if not any(mark in text for mark in _MARKS):
            continue
        for found in _UNFINISHED.finditer(text):
            said = found.group().strip()
            if not _CAPITALS.match(said) or said[:2].isupper():
                yield Hit(f"Unfinished text: “{short(said, 60)}”.", at="" if field else said, field=field)


@rule(
    id="mojibake",
    severity="error",
    summary="A page has no garbled signs such as â€™, � or a visible &amp;amp;.",
    why="They look broken, and they come from a file that was saved or pasted with the wrong character set.",
    fix="Type the sign anew, and save the file as UTF-8.",
    source="squirrelscan; Unicode Standard, U+FFFD",
    failing=(
        "<p>It isn&#226;&#8364;&#8482;t far.</p>",
        "<p>Caf\u00c3\u00a9</p>",
        "<p>A \ufffd sign</p>",
        "<p>Tea &amp;amp; coffee</p>",
    ),
    passing=("<p>It isn’t far from the café; tea &amp; coffee, naïve, Ångström, Âge.</p>", good_page()),
)
def mojibake(document: Document, context: Context) -> Iterator[Hit]:
    """Looks at the title and the description as well."""
    for field, text in (("", document.text), ("title", document.title), ("description", document.description)):
        garbled = not text.isascii() and any(mark in text for mark in "�âÃÂ")
        found = list(_GARBLED.finditer(text)) if garbled else []
        found += _ENTITY.finditer(text) if "&" in text else ()
        for sign in found:
            word = _word_around(text, sign.start(), sign.end())
            yield Hit(f"Garbled signs: “{word}”.", at="" if field else word, field=field)


def _word_around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - 15) : start].split()
    after = text[end : end + 15].split()
    head = before[-1] if before and not text[start - 1].isspace() else ""
    tail = after[0] if after and not text[end].isspace() else ""
    return head + text[start:end] + tail


def sketch_of(document: Document) -> list[int]:
    """A small sample of the page's word sequences, by which pages are compared; [] for a short page."""
    found = text_of(document).words
    return list(shingles.sketch(found)) if len(found) >= COMPARED_FROM else []


@rule(
    id="content-duplicate",
    severity="error",
    scope="site",
    note=sketch_of,
    summary="No two pages have the same text.",
    why="Search engines show one of them at most, and you cannot choose which.",
    fix="Keep one page, and send the other's address there: write it under `old_addresses` or in redirects.yaml.",
    source="Screaming Frog: exact and near duplicates (90 %)",
    failing=(
        Example(files={"other/index.html": good_page(url="/other/", title="Another page")}),
        Example(
            files={"other/index.html": good_page(url="/other/", title="Another page", heading="A new heading")},
            text="all but the heading",
        ),
    ),
    passing=(Example(), Example(files={"short/index.html": good_page(url="/short/", body="<p>Call us.</p>")})),
)
def content_duplicate(site: Site, context: Context) -> Iterator[Hit]:
    """The same text is an error; 90 % of the same word sequences are a warning. Very short pages are not compared."""
    notes = site.notes.get(content_duplicate.id, {})  # what sketch_of has left of each page
    pages = {page.url: page for page in site.pages}
    sketches = {url: tuple(notes[url] if url in notes else sketch_of(page)) for url, page in pages.items()}

    @lru_cache(maxsize=64)
    def text_at(url: str) -> tuple[str, ...]:
        return text_of(pages[url]).words

    for one, other in shingles.candidates({url: s for url, s in sketches.items() if s}, ALIKE):
        same = text_at(one) == text_at(other)
        likeness = (
            1.0 if same else shingles.similarity(shingles.shingles(text_at(one)), shingles.shingles(text_at(other)))
        )
        for page, twin in ((pages[one], pages[other]), (pages[other], pages[one])):
            if same:
                yield Hit(f"The page has the same text as {twin.url}.", field="title", url=page.url)
            elif likeness >= ALIKE:
                yield Hit(
                    f"The page has {likeness:.0%} of its text in common with {twin.url}.",
                    fix="Rewrite one of them so that each tells something of its own, or keep only one.",
                    field="title",
                    url=page.url,
                    severity=Severity.WARNING,
                )


@rule(
    id="stale-copyright",
    severity="warning",
    scope="site",
    summary="A copyright year in the footer is this year's.",
    why="An old year makes visitors wonder whether the clinic is still open.",
    fix="Let the theme print the year of the build, or leave the year out.",
    source="squirrelscan",
    failing=(
        good_page(footer="<p>© 2019 Lotus Recovery</p>"),
        good_page(footer="<p>Copyright 2015–2021 Lotus Recovery</p>"),
    ),
    passing=(
        good_page(footer="<p>© 2026 Lotus Recovery</p>"),
        good_page(footer="<p>© 2015–2026 Lotus Recovery</p>"),
        good_page("<p>© 2019 A book</p>"),
    ),
)
def stale_copyright(site: Site, context: Context) -> Iterator[Hit]:
    """One finding for each different line, not for each page: all pages share the footer. Only footers are looked at."""
    seen: dict[str, list[Document]] = defaultdict(list)
    for page in site:
        for region in page.regions:
            found = _COPYRIGHT.search(page.text, region.start, region.end) if region.tag == "footer" else None
            if found and int(found[2] or found[1]) < context.today.year:
                seen[found.group()].append(page)
    for line, pages in seen.items():
        yield Hit(
            f"The footer of {named(pages)} says “{line}”, but it is {context.today.year}.", at=line, url=pages[0].url
        )
