"""The rules over the structured data of the written pages: what each is for, and an example of both sides."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

from ..findings import Example, Rule, Scope, Severity
from . import rule_checks as checks
from .checks import dates, ids, needs, parse, policy, trail, visible, words

_HOME: Final = "https://www.example.com/"
_PAGE: Final = "https://www.example.com/page/"
_FAMILY: Final = "structured-data"


def _graph(*nodes: dict[str, Any], context: str = "https://schema.org") -> str:
    text = json.dumps({"@context": context, "@graph": list(nodes)})
    return f'<script type="application/ld+json">{text}</script>'


def _clinic(**facts: Any) -> dict[str, Any]:
    return {"@type": "MedicalClinic", "@id": f"{_HOME}#clinic", "name": "Lotus Recovery", "address": _ADDRESS, **facts}


def _page(**facts: Any) -> dict[str, Any]:
    return {"@type": "WebPage", "@id": _PAGE, "url": _PAGE, "name": "Bonds", **facts}


_ADDRESS: Final[dict[str, Any]] = {
    "@type": "PostalAddress",
    "streetAddress": "100 Example Street",
    "addressLocality": "Thousand Oaks",
    "addressRegion": "CA",
    "postalCode": "91360",
    "addressCountry": "US",
}
_CRUMBS: Final = [
    {"@type": "ListItem", "position": 1, "name": "Home", "item": {"@id": _HOME}},
    {"@type": "ListItem", "position": 2, "name": "How a steady bond helps you heal"},
]


def _breadcrumb(*items: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "BreadcrumbList", "@id": f"{_PAGE}#trail", "itemListElement": list(items)}


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        parse.RULE,
        Severity.ERROR,
        Scope.PAGE,
        "Each JSON-LD block is JSON, has the context https://schema.org, and leaves no value blank.",
        "A search engine throws away a block that it cannot read, and tells nobody.",
        "Print `page.json_ld` unchanged; mend the plugin that makes the node named here.",
        "JSON-LD 1.1 (W3C); Screaming Frog, squirrelscan",
        checks.check_parse,
        _FAMILY,
        passing=(Example(_graph(_page()), "a graph with a node"),),
        failing=(
            Example(
                '<script type="application/ld+json">{"@context": "https://schema.org",}</script>', "a comma too many"
            ),
            Example(_graph(_page(), context="http://schema.org"), "the old context"),
            Example(_graph(_page(description=" ")), "a blank value"),
        ),
    ),
    Rule(
        words.RULE,
        Severity.ERROR,
        Scope.PAGE,
        "Types, properties and members of lists are schema.org's, and stand where it wants them.",
        "What schema.org does not have is read by nobody; what stands in the wrong place is read as something else.",
        "Write the type, property or member that the message proposes.",
        "schema.org 30.1",
        checks.check_vocabulary,
        _FAMILY,
        passing=(Example(_graph(_page(lastReviewed="2026-03-02")), "a property of WebPage"),),
        failing=(
            Example(_graph({**_page(), "@type": "WebPgae"}), "a type that is not there"),
            Example(_graph(_page(telephone="+1-805-555-0100")), "a property of something else"),
            Example(_graph(_page(aspect="care")), "a property that is superseded"),
            Example(_graph(_clinic(medicalSpecialty="Psychiatry")), "no member of the list"),
        ),
    ),
    Rule(
        ids.RULE,
        Severity.ERROR,
        Scope.SITE,
        "Every @id leads to a node of the page or the site, and stands for one thing.",
        "A reference that leads nowhere cuts the graph in two; two answers to one question make both worthless.",
        "Add the node that is pointed at, or state the fact once, in the file named here.",
        "JSON-LD 1.1 (W3C); Yoast's schema specification",
        checks.check_graphs,
        _FAMILY,
        passing=(Example("", "a connected graph"),),
        failing=(
            Example(_graph(_page(about={"@id": f"{_PAGE}#nothing"})), "a reference that leads nowhere"),
            Example(_graph(_page(name="Another name")), "two names for one page"),
            Example(
                _graph({"@type": "Person", "@id": "https://elsewhere.example/#me", "name": "A"}),
                "an id of another site",
            ),
        ),
    ),
    Rule(
        needs.RULE,
        Severity.ERROR,
        Scope.PAGE,
        "Each node has what Google asks of its type.",
        "Without it Google shows no rich result, and reports the page as faulty.",
        "Fill the missing fact in, in the file named here, or leave the node out.",
        "Google Search Central, structured data",
        checks.check_required,
        _FAMILY,
        passing=(
            Example(
                _graph(
                    _clinic(
                        telephone="+1-805-555-0100",
                        url=_HOME,
                        openingHoursSpecification=[
                            {
                                "@type": "OpeningHoursSpecification",
                                "dayOfWeek": "https://schema.org/Monday",
                                "opens": "09:00",
                                "closes": "17:00",
                            }
                        ],
                        geo={"@type": "GeoCoordinates", "latitude": 34.2, "longitude": -118.9},
                    )
                ),
                "a clinic with all it needs",
            ),
        ),
        failing=(
            Example(
                _graph({"@type": "MedicalClinic", "@id": f"{_HOME}#clinic", "name": "Lotus Recovery"}),
                "a clinic without an address",
            ),
            Example(
                _graph({"@type": "ImageObject", "@id": f"{_PAGE}#i", "contentUrl": f"{_HOME}i.png"}),
                "a picture that is nobody's",
            ),
        ),
    ),
    Rule(
        visible.RULE,
        Severity.WARNING,
        Scope.PAGE,
        "What the graph says of phone, address, names, dates and answers can be read on the page.",
        "Google counts what visitors cannot see as spam, and may act against the whole site.",
        "Show the fact on the page, or take it out.",
        "Google Search Central, general structured data guidelines",
        checks.check_visible,
        _FAMILY,
        passing=(Example(_graph(_clinic(telephone="+1-805-555-0100")), "the phone number of the footer"),),
        failing=(
            Example(_graph(_clinic(telephone="+1-805-555-0199")), "a phone number that nobody sees"),
            Example(_graph(_page(datePublished="2019-01-01")), "a date that nobody sees"),
            Example(
                _graph(_page(author={"@type": "Person", "name": "Invisible Person"})), "an author whom nobody sees"
            ),
        ),
    ),
    Rule(
        policy.RETIRED,
        Severity.INFO,
        Scope.PAGE,
        "Nothing is marked up that search engines have retired.",
        "It costs weight and care, and brings nothing.",
        "Leave the node out.",
        "Google Search Central, changelog",
        checks.check_retired,
        _FAMILY,
        passing=(Example(_graph(_page()), "an ordinary page"),),
        failing=(
            Example(_graph({"@type": "HowTo", "@id": f"{_PAGE}#how", "name": "How"}), "HowTo"),
            Example(_graph({"@type": "FAQPage", "@id": _PAGE, "url": _PAGE, "name": "Questions"}), "FAQPage"),
        ),
    ),
    Rule(
        policy.SELF_REVIEW,
        Severity.ERROR,
        Scope.PAGE,
        "The site does not rate or review the clinic itself.",
        "Google gives no stars for ratings that an organization publishes of itself; a clinic's reviews touch its clients' privacy as well.",
        "Take the rating or review out of the graph.",
        "Google Search Central, review snippet",
        checks.check_self_review,
        _FAMILY,
        passing=(Example(_graph(_clinic()), "a clinic without a rating"),),
        failing=(
            Example(
                _graph(_clinic(aggregateRating={"@type": "AggregateRating", "ratingValue": 5, "reviewCount": 9})),
                "five stars for oneself",
            ),
            Example(
                _graph(_clinic(), {"@type": "Review", "@id": f"{_PAGE}#r", "itemReviewed": {"@id": f"{_HOME}#clinic"}}),
                "the other way round",
            ),
        ),
    ),
    Rule(
        "nap-mismatch",
        Severity.ERROR,
        Scope.SITE,
        "Name, address and phone are the same in clinic.yaml, every footer, the contact page and the graph.",
        "Search engines trust a clinic's data less when they differ, and a person in need dials a wrong number.",
        "Write the fact once, in content/data/clinic.yaml.",
        "squirrelscan; Google Business Profile guidelines",
        checks.check_nap,
        _FAMILY,
        passing=(
            Example(_graph(_clinic(telephone="+1-805-555-0100")), "the same number everywhere"),
            Example(
                '<p>For a bill or your insurance: <a href="tel:+18055550177">805-555-0177</a></p>',
                "another line that says what it is for",
                kind="contact",
            ),
        ),
        failing=(
            Example(_graph(_clinic(telephone="+1-805-555-0155")), "another number in the graph"),
            Example(_graph(_clinic(name="Lotus Recovery Center")), "another name in the graph"),
            Example(
                '<p>Call <a href="tel:+18055550177">805-555-0177</a>.</p>',
                "another number on the contact page",
                kind="contact",
            ),
            Example(
                "<footer>Lotus Recovery, 200 Example Street, Thousand Oaks, CA 91361</footer>",
                "another address in a footer",
            ),
        ),
    ),
    Rule(
        trail.RULE,
        Severity.ERROR,
        Scope.PAGE,
        "The BreadcrumbList counts from 1, names each step, and equals the trail on the page.",
        "Google shows it in place of the address, and only if it is whole.",
        "Print the trail with the component `breadcrumb`, from `page.view.trail`.",
        "Google Search Central, breadcrumb",
        checks.check_breadcrumb,
        _FAMILY,
        passing=(Example("", "the trail of a good page"),),
        failing=(
            Example(_graph(_breadcrumb(_CRUMBS[0])), "a trail of one step"),
            Example(_graph(_breadcrumb(_CRUMBS[0], {**_CRUMBS[1], "position": 3})), "a position left out"),
            Example(
                _graph(_breadcrumb({"@type": "ListItem", "position": 1, "name": "Home"}, _CRUMBS[1])),
                "a step without an address",
            ),
            Example(_graph(_breadcrumb(_CRUMBS[0], {"@type": "ListItem", "position": 2})), "a step without a name"),
        ),
    ),
    Rule(
        dates.RULE,
        Severity.WARNING,
        Scope.PAGE,
        "A page's dates are the same in its text, its front matter and its graph, and can be true.",
        "Readers of health pages go by the date of the last review; so do search engines.",
        "Correct the date in the page's front matter.",
        "Google Search Central, byline dates; squirrelscan",
        checks.check_dates,
        _FAMILY,
        passing=(
            Example(
                "<p>Updated March 2, 2026.</p>" + _graph(_page(dateModified="2026-03-02")), "the same day three times"
            ),
        ),
        failing=(
            Example(_graph(_page(dateModified="2026-05-20")), "another day in the graph than in the front matter"),
            Example(
                "<p>Updated May 20, 2025.</p>" + _graph(_page(dateModified="2026-03-02")), "another day in the text"
            ),
            Example(_graph(_page(dateModified="2031-01-01")), "a day to come"),
            Example("", "changed before it was published", {"modified": dt.date(2025, 1, 1)}),
        ),
    ),
)
