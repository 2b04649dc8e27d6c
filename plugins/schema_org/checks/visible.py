"""Nothing in the graph that visitors cannot see: phone, address, names, dates, answers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ...findings import as_typed, in_one_line
from .. import vocabulary
from ..problem import WARNING, Problem
from ..required import types_of
from ..walk import Found, PageGraph, values_of
from .dates import OF_PAGE, day_of

RULE = "schema-visible"
_BETWEEN = r"[\s().\-\u2010-\u2013]{0,3}"  # what people put between the digits of a phone number
_ADDRESS = ("streetAddress", "addressLocality", "postalCode")
# Of whom a page speaks: the names behind these properties have to be on the page.
_SPOKEN_OF = ("author", "reviewedBy", "mainEntity", "publisher", "citation")


class Visible:
    """What can be read on a page, ready to be searched."""

    def __init__(self, text: str, moments: tuple[str, ...] = ()) -> None:
        """`text` is all that a visitor can read; `moments` are the datetime attributes of <time>."""
        self._text = text
        self._moments = moments

    @cached_property
    def words(self) -> str:
        """The text in one line, lower case, with plain quotes and hyphens."""
        return plain(self._text)

    def has_phone(self, phone: str) -> bool:
        """Whether the number stands on the page, however it is grouped."""
        return re.search(rf"(?<!\d){_BETWEEN.join(ten_digits(phone))}(?!\d)", self._text) is not None

    def has(self, text: str) -> bool:
        """Whether the text stands on the page, typography aside."""
        return plain(text) in self.words

    def has_day(self, day: dt.date) -> bool:
        """Whether the day stands on the page, in words or in figures."""
        if any(moment.startswith(day.isoformat()) for moment in self._moments):
            return True
        month, short = f"{day:%B}", f"{day:%b}"
        forms = (
            day.isoformat(),
            f"{month} {day.day}, {day.year}",
            f"{short} {day.day}, {day.year}",
            f"{short}. {day.day}, {day.year}",
            f"{day.day} {month} {day.year}",
            f"{day.month}/{day.day}/{day.year}",
            f"{day:%m/%d/%Y}",
        )
        return any(re.search(rf"(?<!\d){re.escape(form.lower())}(?!\d)", self.words) for form in forms)


def plain(text: str) -> str:
    """Text in lower case on one line, with plain quotes and hyphens."""
    return in_one_line(as_typed(text).lower())


def ten_digits(phone: str) -> str:
    """A phone number's digits, without the country code of North America."""
    digits = re.sub(r"\D", "", phone)
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def check(page: PageGraph, visible: Visible) -> Iterator[Problem]:
    """What the graph says against what the page shows."""
    for found in page.found:
        node = found.node
        for phone in values_of(node, "telephone"):
            if isinstance(phone, str) and not visible.has_phone(phone):
                yield _problem(found, f"The phone number {phone} is not on the page.", "telephone")
        for email in values_of(node, "email"):
            if isinstance(email, str) and not visible.has(email.removeprefix("mailto:")):
                yield _problem(found, f"The email address {email} is not on the page.", "email")
        if "PostalAddress" in found.types:
            for name in _ADDRESS:
                if isinstance(node.get(name), str) and not visible.has(node[name]):
                    yield _problem(found, f"The address ({name}: {node[name]}) is not on the page.", "address")
        if "Question" in found.types:
            yield from _answers(found, page, visible)
        if (
            not {"WebPage", "Article"}.isdisjoint(vocabulary.ancestry_of(found.types))
            and not found.at
            and "ScholarlyArticle" not in found.types
        ):
            yield from _names(found, page, visible)
            yield from _days(found, visible)


def _names(found: Found, page: PageGraph, visible: Visible) -> Iterator[Problem]:
    for name in _SPOKEN_OF:
        for value in values_of(found.node, name):
            who = page.resolve(value)
            if (
                isinstance(who, Mapping)
                and isinstance(who.get("name"), str)
                and _checked(name, who)
                and not visible.has(who["name"])
            ):
                yield _problem(found, f"`{name}` is {who['name']}, and the page does not say so.", name)


def _checked(name: str, who: Mapping[str, Any]) -> bool:
    """A person, an organization or a cited work; the name of a thing may be worded differently on its page."""
    return name != "mainEntity" or not {"Person", "Organization"}.isdisjoint(vocabulary.ancestry_of(types_of(who)))


def _days(found: Found, visible: Visible) -> Iterator[Problem]:
    for name in OF_PAGE:
        day = day_of(found.node.get(name))
        if day and not visible.has_day(day):
            yield _problem(found, f"`{name}` is {day}, and the page does not show that day.", name)


def _answers(found: Found, page: PageGraph, visible: Visible) -> Iterator[Problem]:
    for value in values_of(found.node, "acceptedAnswer"):
        answer = page.resolve(value)
        text = answer.get("text") if isinstance(answer, Mapping) else None
        if isinstance(text, str) and not visible.has(re.sub(r"<[^>]*>", "", text)):
            yield _problem(found, f'The answer "{text[:60]}" is not on the page.', "acceptedAnswer")


def _problem(found: Found, message: str, name: str) -> Problem:
    fix = "Show it on the page, or take it out of the facts that the graph is made from."
    return Problem(RULE, WARNING, message, fix, found.owner, found.types[0] if found.types else "", name)
