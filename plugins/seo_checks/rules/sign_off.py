"""A reviewer's sign-off that is bound to the words of a page: whether it still holds, and whether it is one."""

from __future__ import annotations

from collections.abc import Iterator

from ...content_model.schema.traits import HEALTH
from ...findings import Context, Example, Hit, Severity
from ...rendered_site.document import Document
from ..examples import WORDS
from ..rule import rule

_SIGNED = {"reviewed_words": WORDS, "author": "another-writer"}


@rule(
    id="changed-since-review",
    severity="error",
    summary="The words of a page are those that its reviewer signed.",
    why="The page says that a clinician stands behind its words. A word that changed afterwards was never looked at.",
    fix=(
        "Let the reviewer read what changed and sign again: `uv run invoke sign PAGE --reviewer NAME` says what to write. "
        "Or put the words back as they were."
    ),
    source="NHS service manual: content review",
    failing=(
        Example(front_matter={**_SIGNED, "reviewed_words": "fedcba9876543210"}, kind="therapy"),
        Example(front_matter={**_SIGNED, "reviewed_words": "fedcba9876543210"}, text="a page that is not about health"),
    ),
    passing=(
        Example(front_matter=_SIGNED, kind="therapy"),
        Example(kind="therapy", text="a review that is not bound to the words"),
    ),
    for_publishing=True,
)
def changed_since_review(document: Document, context: Context) -> Iterator[Hit]:
    """Links' targets, phone numbers, pictures, Markdown's marks and white space may change. A warning on a staff machine
    and on pages that are not about health, an error in a publish build."""
    if document.origin.review_lapsed:
        day = document.front("last_reviewed")
        yield Hit(
            f"The words have changed since the review{f' of {day}' if day else ''}.",
            field="reviewed_words",
            severity=None if document.has(HEALTH) else Severity.WARNING,
        )


@rule(
    id="sign-off-invalid",
    severity="error",
    summary="A sign-off says who signed and on which day, and nobody signs what they wrote.",
    why="A second look is worth something only when it is another person's, and when readers can see whose.",
    fix="Let somebody else than the author review the page: `uv run invoke sign PAGE --reviewer NAME` says what to write.",
    source="own; NHS service manual: content review",
    failing=(
        Example(front_matter={"reviewed_words": WORDS}, kind="therapy", text="signed by the author"),
        Example(front_matter={**_SIGNED, "reviewer": None}, kind="therapy"),
        Example(front_matter={**_SIGNED, "last_reviewed": None}, kind="therapy"),
        Example(front_matter={**_SIGNED, "reviewer": "nobody-we-know"}),
    ),
    passing=(Example(front_matter=_SIGNED, kind="therapy"), Example(kind="therapy")),
    for_publishing=True,
)
def sign_off_invalid(document: Document, context: Context) -> Iterator[Hit]:
    """Holds for pages with `reviewed_words`. A warning on a staff machine and on pages that are not about health."""
    if not document.front("reviewed_words"):
        return
    severity = None if document.has(HEALTH) else Severity.WARNING
    name = document.front("reviewer")
    if not name:
        yield Hit("The page is signed, and does not say by whom.", field="reviewed_words", severity=severity)
    elif name == document.front("author"):
        yield Hit(f"`{name}` wrote the page and signed it as well.", field="reviewer", severity=severity)
    elif context.person(name) is None:
        yield Hit(
            f"The page is signed by `{name}`, who has no page in content/people/.", field="reviewer", severity=severity
        )
    if not document.front("last_reviewed"):
        yield Hit("The page is signed, and does not say when.", field="reviewed_words", severity=severity)
