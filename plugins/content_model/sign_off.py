"""A clinician's sign-off of a page, bound to its words: who read them, when, and a fingerprint of the words that were read.

Whoever changes the words afterwards undoes the sign-off; another phone number, a link that leads elsewhere, a picture,
the marks of Markdown, white space and the form of quotation marks do not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from ..findings import in_one_line
from .entry import Entry
from .markdown.words import texts_of, words_of_body
from .schema.blocks import Block

_SIZE = 8  # bytes
_PHONE = re.compile(
    r"\+\d{1,3}[-. (]?(?:[-. ()]{0,2}\d){7,12}\b|(?:\b1[-. ])?(?:\(\d{3}\) ?|\b\d{3}[-. ])\d{3}[-. ]\d{4}\b"
)
_EMAIL = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>().]{1,63}(?:\.[^\s@<>().]{1,63}){1,5}")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>]+")
_SAME = [
    (re.compile(signs), sign)
    for signs, sign in (("[‘’‚‛`´]", "'"), ("[“”„‟«»]", '"'), ("[‐‑–—−]|-{2,3}", "-"), ("…", "..."))
]


def words_fingerprint(entry: Entry, blocks: Iterable[Block]) -> str:
    """A short text that stands for the words of a page: its body, title, description and whatever else visitors read of
    its front matter. `blocks` are those that Markdown may use."""
    said = [*texts_of(entry.kind.fields, entry.fields), *words_of_body(entry.body, blocks)]
    return blake2b("\n".join(map(_evened_out, said)).encode(), digest_size=_SIZE).hexdigest()


def _evened_out(words: str) -> str:
    for contact in (_ADDRESS, _EMAIL, _PHONE):
        words = contact.sub("#", words)
    for signs, sign in _SAME:
        words = signs.sub(sign, words)
    return in_one_line(words)


class SignOffRefused(ValueError):
    """Somebody who may not sign a page; the text says why, for people."""


def sign(
    entry: Entry, reviewer: Entry, blocks: Iterable[Block], day: dt.date, next_review: dt.date | None = None
) -> Mapping[str, str]:
    """The front matter that a sign-off of the page as it stands is: fields by name, as they are written.

    `reviewer` is the person's own page, `day` the day of the review, `next_review` the day by which it has to be done again
    (left out: a year later). Raises SignOffRefused for the author, and for a page that is nobody's.
    """
    name = name_of(reviewer)
    if not name:
        raise SignOffRefused(f"{reviewer.source} is not the page of a person.")
    if name == entry.get("author"):
        raise SignOffRefused(f"{reviewer.title} wrote the page, so somebody else has to review it.")
    return {
        "reviewer": name,
        "last_reviewed": day.isoformat(),
        "next_review": (next_review or a_year_after(day)).isoformat(),
        "reviewed_words": words_fingerprint(entry, blocks),
    }


def name_of(person: Entry) -> str:
    """The name by which front matter knows a person; "" for another page."""
    found = re.fullmatch(r"content/people/([^/]+)\.md", person.source)
    return found[1] if found else ""


def a_year_after(day: dt.date) -> dt.date:
    """The same day of the next year; the 28th of February after the 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
