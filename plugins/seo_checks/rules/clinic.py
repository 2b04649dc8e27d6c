"""Who stands behind what a clinic's pages say: authors, reviewers, dates and sources."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ...content_model.schema.traits import HEALTH
from ...findings import Context, Example, Hit, Severity, Written
from ...rendered_site.document import Document
from ..good_page import good_page
from ..rule import rule
from ._shared import some

GRACE = 90  # days after the next review's date
_SOURCE_HOSTS = re.compile(
    r"(?:^|\.)(?:doi\.org|gov|edu|mil|who\.int|nice\.org\.uk|cochrane\.org|cochranelibrary\.com|apa\.org|psychiatry\.org|asam\.org|"
    r"bmj\.com|thelancet\.com|nejm\.org|jamanetwork\.com|nature\.com|plos\.org|frontiersin\.org|sciencedirect\.com|springer\.com|"
    r"wiley\.com|sagepub\.com|tandfonline\.com|oup\.com|cambridge\.org|ncbi\.nlm\.nih\.gov)$"
)


@rule(
    id="author-missing",
    severity="error",
    summary="A page about health names its author, and links to who that is.",
    why="A reader should know whose words these are; Google looks for it on health pages most of all.",
    fix="Write `author:` at the top of the page's file: the name of a file in content/people/, without .md.",
    source="Google Search Central: helpful content, who created it; squirrelscan",
    failing=(
        Example(front_matter={"author": None}, kind="therapy"),
        Example(front_matter={"author": "somebody"}, kind="article", text="a person who has no page"),
        Example(
            good_page().replace("/people/example-clinician/", "/contact/"), kind="style", text="no link to the person"
        ),
    ),
    passing=(Example(kind="therapy"), Example(front_matter={"author": None}, kind="legal")),
    for_publishing=True,
)
def author_missing(document: Document, context: Context) -> Iterator[Hit]:
    """Holds for the kinds of page that make statements about health. A warning on a staff machine, an error in a publish build."""
    if not document.has(HEALTH):
        return
    name = document.front("author")
    person = context.person(name) if name else None
    if not name:
        yield Hit("The page makes statements about health, and does not say who wrote it.", field="author")
    elif person is None or not person.listed:
        yield Hit(
            f"The author `{name}` has no page that is out.",
            f"Add content/people/{name}.md, or publish it.",
            field="author",
        )
    elif not any(link.target.path == person.url for link in document.links):
        yield Hit(
            f"The page does not link to its author's page {person.url}.",
            field="author",
            fix="Let the theme print the author's name as a link (`page.view.author`).",
        )


@rule(
    id="reviewer-missing",
    severity="error",
    summary="A licensed clinician has reviewed a page about health, and the page says who and when.",
    why="Wrong words about health can hurt. A second, qualified look is how health publishers keep them out.",
    fix="Write `reviewer:` (a file in content/people/, without .md) and `last_reviewed: 2026-03-31` once the review is done.",
    source="NHS service manual: content review; Google Search Central: who reviewed it",
    failing=(
        Example(front_matter={"reviewer": None, "last_reviewed": None}, kind="therapy"),
        Example(front_matter={"last_reviewed": None}, kind="therapy"),
        Example(
            kind="therapy",
            inputs={
                "written": (
                    Written("content/people/example-clinician.md", "/people/example-clinician/", kind="profile"),
                )
            },
        ),
    ),
    passing=(Example(kind="therapy"), Example(front_matter={"reviewer": None})),
    for_publishing=True,
)
def reviewer_missing(document: Document, context: Context) -> Iterator[Hit]:
    """The reviewer's page must name a credential. A warning on a staff machine, an error in a publish build."""
    if not document.has(HEALTH):
        return
    name = document.front("reviewer")
    person = context.person(name) if name else None
    if not name:
        yield Hit("The page makes statements about health, and no clinician has reviewed it.", field="reviewer")
    elif person is None or not person.front_matter.get("credentials"):
        yield Hit(
            f"The reviewer `{name}` has no credential on a page of the site.",
            field="reviewer",
            fix=f"Write the license into `credentials:` of content/people/{name}.md.",
        )
    elif not document.front("last_reviewed"):
        yield Hit(
            "The page names a reviewer, and not the day of the review.",
            "Write `last_reviewed: 2026-03-31`.",
            field="reviewer",
        )


@rule(
    id="review-overdue",
    severity="warning",
    summary="A page is reviewed again by the day that it names.",
    why="Research, laws and phone numbers change. A page that nobody has looked at since may be wrong.",
    fix="Have the page reviewed, then write the new `last_reviewed:` and `next_review:`.",
    source="NHS service manual: content review dates",
    failing=(
        Example(front_matter={"next_review": dt.date(2026, 5, 1)}),
        Example(front_matter={"next_review": dt.date(2026, 1, 1)}, text="more than 90 days ago"),
        Example(front_matter={"last_reviewed": dt.date(2026, 6, 20)}, text="a review that is still to come"),
        Example(front_matter={"next_review": dt.date(2026, 1, 10), "last_reviewed": dt.date(2026, 2, 1)}),
    ),
    passing=(Example(), Example(front_matter={"next_review": None, "last_reviewed": None})),
)
def review_overdue(document: Document, context: Context) -> Iterator[Hit]:
    """Ninety days are time enough to find a reviewer; after that it is an error."""
    last, following = document.front("last_reviewed"), document.front("next_review")
    if isinstance(last, dt.date) and context.is_to_come(last):
        yield Hit(
            f"The page was reviewed on {last}, it says, and that day is still to come.",
            "Correct `last_reviewed:`.",
            field="last_reviewed",
            severity=Severity.ERROR,
        )
    if isinstance(following, dt.date) and context.is_past(following):
        late = (context.today - following).days
        severity = Severity.ERROR if late > GRACE else None
        yield Hit(
            f"The review was due on {following}, {some(late, 'day')} ago.", field="next_review", severity=severity
        )


@rule(
    id="sources-missing",
    severity="warning",
    summary="A page about health names what its statements rest on.",
    why="A reader can check what has a source. What has none is only an opinion, however true it is.",
    fix="Name the papers, guidelines or public health pages in `sources:`; they stand in content/data/sources.yaml.",
    source="NHS service manual; Google Search Central: helpful content, clear sourcing; squirrelscan",
    failing=(
        Example(
            good_page(body="<p>A close bond can calm the mind.</p>"), front_matter={"sources": None}, kind="therapy"
        ),
    ),
    passing=(
        Example(kind="therapy"),
        Example(front_matter={"sources": None}, kind="therapy", text="a DOI in the text"),
    ),
)
def sources_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A link in the text to a DOI, a public body, a university, a guideline or a journal counts as well."""
    if not document.has(HEALTH) or document.front("sources"):
        return
    if not any(link.target.host and link.in_main and _SOURCE_HOSTS.search(link.target.host) for link in document.links):
        yield Hit("The page makes statements about health, and names no source for them.", field="sources")
