"""The headings: a page's outline, which readers skim and screen readers jump along."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...findings import Context, Example, Hit, Severity
from ...rendered_site.document import Document
from ...rendered_site.site import Site
from ..good_page import BODY, HEADING, good_page
from ..rule import rule
from ._shared import alike, named, searchable, short, text_of

SECTION = 300  # words below one heading
LONG_SECTION = 350
HEADING_CHARACTERS = 70
_LONG = "<p>" + "A bond that holds makes a hard day lighter, and you can build one. " * 26 + "</p>"


@rule(
    id="h1-missing",
    severity="error",
    summary="Every page has a main heading (h1) with text.",
    why="It tells readers, screen readers and search engines what the page is about.",
    fix="Write `title:` at the top of the page's file; the theme prints it as the main heading.",
    source="Screaming Frog: H1 missing; squirrelscan; SiteOne",
    failing=(good_page(heading=None), "<h1> </h1>", "<h1><img src='/images/share.png' alt=''></h1>"),
    passing=(good_page(), "<h1><img src='/images/share.png' alt='Lotus Recovery'></h1>"),
)
def h1_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A picture with an alt text can be the heading; without one there is nothing to read."""
    found = [heading for heading in document.headings if heading.level == 1]
    if not found:
        yield Hit("The page has no main heading (h1).", field="title")
    elif not any(heading.name.strip() for heading in found):
        yield Hit("The main heading (h1) is empty.", field="title")


@rule(
    id="h1-multiple",
    severity="warning",
    summary="A page has one main heading (h1).",
    why="With two main headings, nobody can tell which one names the page.",
    fix="In Markdown, start the sections of a page with ## and leave # to the title.",
    source="Yoast SEO: single title; Screaming Frog: H1 multiple",
    failing=("<h1>One</h1><h1>Two</h1>",),
    passing=(good_page(),),
)
def h1_multiple(document: Document, context: Context) -> Iterator[Hit]:
    """Points at the second one."""
    found = [heading for heading in document.headings if heading.level == 1]
    if len(found) > 1:
        yield Hit(
            f"The page has {len(found)} main headings (h1). The second is “{short(found[1].name)}”.", at=found[1].text
        )


@rule(
    id="h1-duplicate",
    severity="warning",
    scope="site",
    summary="Every page has a main heading of its own, of 70 characters at most.",
    why="Two pages with one heading look like the same page. A heading of several lines is hard to take in.",
    fix="Name in the heading what only this page is about, in 70 characters or fewer.",
    source="Screaming Frog: H1 duplicate and over 70 characters",
    failing=(
        Example(files={"other/index.html": good_page(url="/other/", title="Another page")}),
        Example(
            good_page(heading="How a steady bond with one person can help you heal from what happened a long time ago")
        ),
    ),
    passing=(Example(),),
)
def h1_duplicate(site: Site, context: Context) -> Iterator[Hit]:
    """A long heading is advice."""
    for page, others in alike(site.pages, lambda page: page.h1):
        yield Hit(f"The heading “{short(page.h1)}” is also that of {named(others)}.", field="title", url=page.url)
    for page in site.pages:
        if len(page.h1) > HEADING_CHARACTERS:
            yield Hit(
                f"The heading has {len(page.h1)} characters; aim for {HEADING_CHARACTERS} or fewer.",
                field="title",
                url=page.url,
                severity=Severity.INFO,
            )


@rule(
    id="heading-empty",
    severity="error",
    summary="Every heading has text.",
    why="A screen reader lists the headings to jump along, and an empty one leads nowhere.",
    fix="Write the heading's text, or take the heading out.",
    source="axe empty-heading; squirrelscan",
    failing=("<h2></h2>", "<h3>&nbsp;</h3>", "<h2><img src='/images/share.png' alt=''></h2>"),
    passing=("<h2>What we do</h2>", "<h2><img src='/images/share.png' alt='What we do'></h2>"),
)
def heading_empty(document: Document, context: Context) -> Iterator[Hit]:
    """The only h1 of a page is the business of h1-missing."""
    titled = any(heading.level == 1 and heading.name.strip() for heading in document.headings)
    before = ""
    for heading in document.headings:
        if not heading.name.strip() and (heading.level > 1 or titled):
            where = f" after “{short(before)}”" if before else ""
            yield Hit(f"A heading of level {heading.level}{where} is empty.", at=before)
        before = heading.text or before


@rule(
    id="heading-skip",
    severity="warning",
    summary="Headings go down one level at a time, and the first one is the main heading.",
    why="The levels are the page's outline. A missing one looks like a missing chapter.",
    fix="Use ## for a section and ### for a part of it; choose by place in the outline, not by size.",
    source="Screaming Frog: non-sequential headings; SiteOne; WCAG 2.2, 1.3.1",
    failing=(
        "<h2>Two</h2><h4>Four</h4>",
        good_page(body=f"<h3>Three</h3>{BODY}"),
        good_page(heading=None, body=f"{BODY}<h1>{HEADING}</h1>"),
    ),
    passing=("<h2>Two</h2><h3>Three</h3><h2>Two again</h2>", good_page()),
)
def heading_skip(document: Document, context: Context) -> Iterator[Hit]:
    """Going back up may skip levels: a new section ends all parts of the last one."""
    first = next((heading for heading in document.headings if heading.in_main or heading.level == 1), None)
    if first is not None and first.level != 1 and any(heading.level == 1 for heading in document.headings):
        yield Hit(f"The heading “{short(first.name)}” stands before the main heading.", at=first.text)
    for before, heading in pairwise(document.headings):
        if heading.level > before.level + 1 and heading.in_main:
            yield Hit(
                f"The heading “{short(heading.name)}” is of level {heading.level}, right below one of level {before.level}.",
                fix=f"Make it level {before.level + 1}: {'#' * (before.level + 1)} {heading.text}",
                at=heading.text,
            )


@rule(
    id="subheading-distribution",
    severity="warning",
    summary="A heading stands at least every 300 words.",
    why="People skim a page by its headings before they read. A long stretch without one loses them.",
    fix="Cut the section in two, and give each part a heading that says what it tells.",
    source="Yoast SEO: subheading distribution (300 and 350 words); NHS service manual",
    failing=(_LONG, good_page(body=_LONG)),
    passing=(good_page(), "<h2>One</h2>" + _LONG[: len(_LONG) // 2] + "</p><h2>Two</h2><p>" + _LONG[len(_LONG) // 2 :]),
)
def subheading_distribution(document: Document, context: Context) -> Iterator[Hit]:
    """Quoted text is not counted. Advice on wording never ends a build, so more than 350 words are a warning as well."""
    if not searchable(document):
        return
    for stretch in text_of(document).stretches:
        if stretch.words > SECTION:
            where = (
                f"The section “{short(stretch.heading)}”" if stretch.heading else "The text before the first heading"
            )
            far = ", far more than the" if stretch.words > LONG_SECTION else "; aim for"
            yield Hit(
                f"{where} has {stretch.words} words{far} {SECTION} {'or fewer' if far[0] == ';' else 'that read well'}.",
                at=stretch.heading or document.h1,
            )
