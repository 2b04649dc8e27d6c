"""What a link says: a name, one that tells where it leads, and a phone number that can be called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from ...findings import Context, Hit
from ...rendered_site.document import Document
from ...rendered_site.parts import Link
from ..rule import rule
from ..text.terms import generic_link_texts
from ._hits import written
from ._shared import short

# RFC 3966 lets a number be cut by hyphens, dots and brackets; E.164 gives it 15 digits at most.
_GLOBAL_NUMBER = re.compile(r"\+[1-9](?:[-.()]*\d){6,14}")
_SHORT_CODE = re.compile(r"\d{3}|\d{5,6}")  # 911, 988; text services have five or six digits
_MAILTO = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[A-Za-z]{2,}")
_US_PHONE = re.compile(r"(?<![\d.+/-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])")
_SEVEN_DIGITS = re.compile(r"\d{3}[-. ]\d{4}")  # what every such number ends with
_NOT_CALLED = re.compile(r"\bfax\b[^\n]{0,40}$", re.I)
_EDGES = " \t\n.,:;!?…→›»>«‹<-–—\"'“”’"


@rule(
    id="link-text-missing",
    severity="error",
    summary="Every link has a name.",
    why="A screen reader says “link” and nothing else, and a search engine learns nothing about the page it leads to.",
    fix="Put words between the brackets: `[how to reach us](contact.md)`. A link around an icon needs an aria-label.",
    source="Screaming Frog: internal outlinks with no anchor text; axe link-name",
    failing=("<p><a href='/contact/'></a></p>", "<p><a href='/contact/'><svg></svg></a></p>"),
    passing=(
        "<p><a href='/contact/' aria-label='How to reach us'></a></p>",
        "<p><a href='/contact/'><svg role='img'><title>How to reach us</title></svg></a></p>",
    ),
)
def link_text_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A link around a picture is named by the picture's alt text, which is `img-alt-quality`'s."""
    for link in document.links:
        if link.href and not link.name and not link.has_image and not link.hidden:
            yield Hit(f"The link to {short(link.href)} has no text.", at=link.href)


@rule(
    id="link-text-generic",
    severity="warning",
    summary="A link's words say where it leads.",
    why="People who skim, and those who have their links read out, hear the words alone. “Here” tells them nothing.",
    fix="Use the name of what is behind the link: “how the first session goes” instead of “click here”.",
    source="Lighthouse link-text; Screaming Frog: non-descriptive anchor text; squirrelscan",
    failing=(
        "<p>To learn how we work, <a href='/contact/'>click here</a>.</p>",
        "<p>We have more on this. <a href='/contact/'>Read more →</a></p>",
        "<p>You can open <a href='/contact/'>this page</a>.</p>",
    ),
    passing=("<p>Read <a href='/contact/'>more about the ways to reach us</a>, or <a href='#top'>start</a>.</p>",),
)
def link_text_generic(document: Document, context: Context) -> Iterator[Hit]:
    """Links to a part of the same page are left out, as Lighthouse does."""
    generic = generic_link_texts()
    for link in document.links:
        said = link.text or link.name
        if said and len(said) < 24 and said.strip(_EDGES).lower() in generic and link.target.path != document.url:
            yield Hit(
                f"The link “{short(said)}” does not say that it leads to {short(link.href or 'somewhere')}.",
                at=written(document, link),
            )


@rule(
    id="link-text-ambiguous",
    severity="warning",
    summary="Links with the same words lead to the same place.",
    why="Whoever hears the links of a page read out cannot tell the two apart.",
    fix="Say in one of the two what is different there.",
    source="axe identical-links-same-purpose; WCAG 2.2, 2.4.9",
    failing=(
        "<p>The <a href='/contact/'>first visit</a> is free. A <a href='/privacy/'>first visit</a> is private.</p>",
    ),
    passing=(
        "<p>The <a href='/contact/'>first visit</a> is free. After the <a href='/contact/'>first visit</a>, rest.</p>",
    ),
)
def link_text_ambiguous(document: Document, context: Context) -> Iterator[Hit]:
    """Looks at the page's own text. A link to a part of the same page leads nowhere else, and may have a page's name.

    Words that say nothing at all are `link-text-generic`'s.
    """
    same: dict[str, list[Link]] = defaultdict(list)
    for link in document.links:
        if link.in_main and link.name and (link.target.host or (link.target.path and link.target.path != document.url)):
            same[link.name.casefold()].append(link)
    for name, links in same.items():
        if len(links) == 1 or name.strip(_EDGES) in generic_link_texts():
            continue
        first, *others = links
        second = next((link for link in others if _place(link) != _place(first)), None)
        if second is not None:
            one, other = first.href or "", second.href or ""
            yield Hit(
                f"Two links say “{short(name)}”, and one leads to {short(one)}, the other to {short(other)}.",
                at=other if other in document.source_text else written(document, second),
            )


def _place(link: Link) -> tuple[str, str, str, str]:
    return link.target.host, link.target.path, link.target.query, link.target.fragment


@rule(
    id="contact-link-invalid",
    severity="warning",
    summary="Phone numbers can be called and email addresses written to with one tap.",
    why="A person in need holds a phone. A number that does not ring when it is tapped is one step too many.",
    fix="Write `[805-555-0100](tel:+18055550100)` with + and the country code, and `mailto:name@clinic.com`.",
    source="squirrelscan, SiteOne; RFC 3966 (tel), E.164, RFC 6068 (mailto)",
    failing=(
        "<p>Call <a href='tel:805-555-0100'>us</a>.</p>",
        "<p>Call <a href='tel:+1 805 555 0100'>us</a>.</p>",
        "<p>Write to <a href='mailto:hello at example.com'>us</a>.</p>",
        "<p>Call us at (805) 555-0177.</p>",
    ),
    passing=(
        "<p>Call <a href='tel:988'>988</a>, <a href='sms:741741'>text us</a> or <a href='tel:+1-805-555-0100'>call us</a>.</p>",
        "<p>Write to <a href='mailto:hello@example.com?subject=Hello'>us</a>. Fax: 805-555-0101. ISBN 978-0-387-31073-2.</p>",
        "<p>At night, 805-555-0100 is answered by a person.</p>",
    ),
)
def contact_link_invalid(document: Document, context: Context) -> Iterator[Hit]:
    """A number need be linked once on a page, header and footer included. A fax is not called."""
    called: set[str] = set()  # the last ten digits tell one number from another, however it is written
    for link in document.links:
        scheme, href = link.target.scheme, link.href or ""
        if scheme in ("tel", "sms"):
            number = unquote(href.partition(":")[2].partition("?")[0].partition(";")[0])
            called |= {_digits(number)[-10:], _digits(link.text)[-10:]}
            if not _GLOBAL_NUMBER.fullmatch(number) and not _SHORT_CODE.fullmatch(number):
                yield Hit(
                    f"The link “{short(link.name)}” has the number {short(number)}, which not every phone can call.",
                    at=href,
                )
        elif scheme == "mailto":
            address = unquote(href.partition(":")[2].partition("?")[0])
            if not all(_MAILTO.fullmatch(part.strip()) for part in address.split(",")):
                yield Hit(
                    f"The link “{short(link.name)}” leads to {short(address) or 'no address'}, which is no email address.",
                    at=href,
                )
    for found in _phones(document.main_text):
        if _digits(found[0])[-10:] not in called and not _NOT_CALLED.search(
            found.string[max(0, found.start() - 60) : found.start()]
        ):
            yield Hit(
                f"The number {found[0]} is no link, so it cannot be tapped.",
                at=found[0],
                fix=f"Write `[{found[0]}](tel:+1{_digits(found[0])[-10:]})`.",
            )


def _phones(text: str) -> Iterator[re.Match[str]]:
    """The phone numbers in a text: the last digits are quick to find, and then what stands before them is looked at."""
    for last in _SEVEN_DIGITS.finditer(text):
        found = _US_PHONE.search(text, max(0, last.start() - 9), last.end() + 1)
        if found:
            yield found


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
