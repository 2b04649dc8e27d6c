"""The checks behind the rules: pure functions of a page, or of the site, and of what they ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..content_model.schema.traits import PERSON
from ..findings import Context, Hit
from ..rendered_site.document import Document
from ..rendered_site.named import not_led_to, pages_without, such_as
from ..rendered_site.site import Site

_FACTS = "content/data/clinic.yaml"
_CHAT = ("988lifeline.org", "chat.988lifeline.org")
_CLINICIAN = re.compile(
    r"\b(?:therapist|psychotherapist|psychologist|psychiatrist|counselor|physician|doctor|nurse|social worker|clinician|"
    r"MD|DO|LMFT|LCSW|LPCC|PsyD|RN|NP)\b",
    re.I,
)
_SUPERVISED = re.compile(r"\b(?:associate|trainee|intern|registered psychological assistant|AMFT|ASW|APCC)\b", re.I)
_LICENSED = re.compile(r"\blicensed by (?:the )?(?:california )?(?:state )?department of health care services\b", re.I)
_DHCS = re.compile(r"(?:^|\.)dhcs\.ca\.gov$")
_ON_EVERY_PAGE = (
    ("the notice of privacy practices", re.compile(r"\bprivacy practices\b|\bnpp\b", re.I)),
    ("how to complain", re.compile(r"\bcompla\w+|\bgrievance", re.I)),
)
_SECTION_1557 = (
    ("the nondiscrimination notice", re.compile(r"\bnon-?discriminat\w+", re.I)),
    ("language assistance", re.compile(r"\blanguage (?:assistance|help|access)|\binterpret\w+", re.I)),
)


def check_lifeline(document: Document, context: Context) -> Iterator[Hit]:
    """A link to call 988, and one to text or chat with it."""
    numbers = {
        "".join(c for c in link.href or "" if c.isalnum())
        for link in document.links
        if link.target.scheme in ("tel", "sms")
    }
    if "tel988" not in numbers:
        yield Hit("The page has no link to call 988.")
    if "sms988" not in numbers and not any(link.target.host in _CHAT for link in document.links):
        yield Hit("The page has no link to text or chat with 988.")


def check_licence(document: Document, context: Context) -> Iterator[Hit]:
    """Who is a clinician follows from the role and the credentials: a writer needs no license."""
    if not document.has(PERSON):
        return
    credentials: tuple[Mapping[str, Any], ...] = tuple(document.front("credentials") or ())
    said = " ".join([str(document.front("job_title") or ""), *(str(c.get("name") or "") for c in credentials)])
    if not _CLINICIAN.search(said):
        return
    if not any(c.get("name") and c.get("number") and c.get("state") for c in credentials):
        missing = "no license" if not credentials else "no license with its number and state"
        yield Hit(
            f"{document.h1 or 'The person'} is a clinician by the role or title, and the page names {missing}.",
            field="credentials",
        )
    if _SUPERVISED.search(said) and not document.front("supervised_by"):
        yield Hit(
            f"{document.h1 or 'The person'} works under supervision, and the page does not name the supervisor.",
            fix="Write `supervised_by:` with the supervisor's name and license number.",
            field="supervised_by",
        )


def check_facility_licence(site: Site, context: Context) -> Iterator[Hit]:
    """Holds only when the clinic's facts say that it is a licensed facility."""
    if context.fact("licensed_facility") is not True:
        return
    pages = _published(site)
    for what, without in (
        (
            "say “Licensed by the State Department of Health Care Services”",
            [d for d in pages if not _LICENSED.search(d.text)],
        ),
        (
            "link to the department (www.dhcs.ca.gov)",
            [d for d in pages if not any(_DHCS.search(li.target.host) for li in d.links)],
        ),
    ):
        if without:
            yield Hit(
                f"The clinic is a licensed facility, and {such_as(without)} do not {what}.",
                file=_FACTS,
                line=context.fact_line("licensed_facility"),
                url=without[0].url,
            )


def check_notices(site: Site, context: Context) -> Iterator[Hit]:
    """A notice that the footer names, with where it can be read, counts like a link: some are posted on paper."""
    for what, url in not_led_to(_published(site), _ON_EVERY_PAGE):
        yield Hit(what, url=url)


def check_section_1557(site: Site, context: Context) -> Iterator[Hit]:
    """Holds only when the clinic's facts say that it takes federal money; each notice is one of the facts, or a page."""
    if context.fact("federal_funds") is not True:
        return
    named = " | ".join(str(notice.get("name", "")) for notice in context.fact("notices", []))
    for name, pattern in _SECTION_1557:
        if not pattern.search(named) and pages_without(_published(site), pattern):
            yield Hit(
                f"The clinic takes federal health money, and its pages do not name {name}.",
                file=_FACTS,
                line=context.fact_line("federal_funds"),
            )


def _published(site: Site) -> list[Document]:
    return [document for document in site if document.listed and not document.is_redirect]
