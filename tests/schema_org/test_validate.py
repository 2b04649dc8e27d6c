"""The validator: broken graphs, each caught with the right message, and good ones passed without a word."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.findings import Severity
from plugins.schema_org import validate
from plugins.schema_org.checks import trail, visible
from plugins.schema_org.problem import Problem
from plugins.schema_org.walk import PageGraph

SITE = "https://www.lotus.example"
PAGE = f"{SITE}/therapy/"
TODAY = dt.date(2026, 6, 1)
Graph = dict[str, Any]

GOOD: Graph = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "@id": f"{SITE}/#website", "url": f"{SITE}/", "name": "Lotus Recovery", "inLanguage": "en-US",
         "publisher": {"@id": f"{SITE}/#clinic"}},
        {"@type": "MedicalClinic", "@id": f"{SITE}/#clinic", "name": "Lotus Recovery", "url": f"{SITE}/",
         "telephone": "+1-805-555-0100", "email": "hello@lotus.example",
         "address": {"@type": "PostalAddress", "streetAddress": "100 Example Street", "addressLocality": "Thousand Oaks",
                     "addressRegion": "CA", "postalCode": "91360", "addressCountry": "US"},
         "geo": {"@type": "GeoCoordinates", "latitude": 34.17, "longitude": -118.84},
         "openingHoursSpecification": [{"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/Monday"],
                                        "opens": "09:00", "closes": "17:00"}],
         "medicalSpecialty": ["https://schema.org/Psychiatric"], "availableService": [{"@id": f"{PAGE}#therapy"}],
         "isAcceptingNewPatients": True, "logo": {"@id": f"{SITE}/#logo"}},
        {"@type": "ImageObject", "@id": f"{SITE}/#logo", "contentUrl": f"{SITE}/logo.png", "width": "512 px",
         "height": "512 px", "creditText": "Lotus Recovery"},
        {"@type": "MedicalWebPage", "@id": PAGE, "url": PAGE, "name": "Attachment therapy", "isPartOf": {"@id": f"{SITE}/#website"},
         "breadcrumb": {"@id": f"{PAGE}#breadcrumb"}, "mainEntity": {"@id": f"{PAGE}#therapy"}, "datePublished": "2026-01-10",
         "dateModified": "2026-02-01", "lastReviewed": "2026-03-01", "reviewedBy": {"@id": f"{SITE}/people/jo/#person"},
         "author": {"@id": f"{SITE}/people/jo/#person"}, "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"}},
        {"@type": "BreadcrumbList", "@id": f"{PAGE}#breadcrumb", "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{SITE}/"},
            {"@type": "ListItem", "position": 2, "name": "Attachment therapy"}]},
        {"@type": "PsychologicalTreatment", "@id": f"{PAGE}#therapy", "name": "Attachment therapy", "howPerformed": "By talking.",
         "relevantSpecialty": ["https://schema.org/Psychiatric"]},
        {"@type": "Person", "@id": f"{SITE}/people/jo/#person", "name": "Jo Doe", "jobTitle": "Therapist",
         "worksFor": {"@id": f"{SITE}/#clinic"}},
    ],
}  # fmt: skip
SITE_NODE, CLINIC, LOGO, WEBPAGE, CRUMBS, THERAPY, PERSON = range(7)


def problems(graph: Graph, **others: Graph) -> list[Problem]:
    """All problems of the graph as the page at PAGE; `others` are the graphs of further pages, by slug."""
    graphs = {PAGE: graph, **{f"{SITE}/{name}/": other for name, other in others.items()}}
    return [p for found in validate.validate_site(graphs, SITE, TODAY).values() for p in found]


def _sets(number: int, **values: Any) -> Callable[[Graph], None]:
    """Sets properties of the good graph's nth node; None deletes one. `id_` and `type_` stand for @id and @type."""

    def change(graph: Graph) -> None:
        node = graph["@graph"][number]
        for name, value in values.items():
            key = {"id_": "@id", "type_": "@type"}.get(name, name)
            if value is None:
                node.pop(key)
            else:
                node[key] = value

    return change


def _adds(**values: Any) -> Callable[[Graph], None]:
    """Adds a node that the page mentions."""

    def change(graph: Graph) -> None:
        node = {{"id_": "@id", "type_": "@type"}.get(name, name): value for name, value in values.items()}
        node.setdefault("@id", f"{PAGE}#more")
        graph["@graph"].append(node)
        if isinstance(node["@id"], str):
            graph["@graph"][WEBPAGE].setdefault("mentions", []).append({"@id": node["@id"]})

    return change


def _in(number: int, name: str, **values: Any) -> Callable[[Graph], None]:
    """Sets properties of the node inside a node."""

    def change(graph: Graph) -> None:
        inner = graph["@graph"][number][name]
        inner = inner[0] if isinstance(inner, list) else inner
        for key, value in values.items():
            if value is None:
                inner.pop(key)
            else:
                inner[key] = value

    return change


def _top(**values: Any) -> Callable[[Graph], None]:
    return lambda graph: graph.update({{"context": "@context", "graph": "@graph"}[k]: v for k, v in values.items()})


def _steps(*steps: Any) -> Callable[[Graph], None]:
    return _sets(CRUMBS, itemListElement=list(steps))


def _step(position: Any, name: str = "Step", **more: Any) -> dict[str, Any]:
    return {"@type": "ListItem", "position": position, **({"name": name} if name else {}), **more}


_RATING = {"@type": "AggregateRating", "ratingValue": 5, "reviewCount": 12}
_HOME = f"{SITE}/"

# What is done to the good graph, the rule that catches it, its severity, and words of the message.
BROKEN: list[tuple[str, Callable[[Graph], None], str, str, str]] = [
    ("the old context", _top(context="http://schema.org"), "jsonld-parse", "error", "context"),
    ("another vocabulary", _top(context="https://example.org"), "jsonld-parse", "error", "context"),
    ("no context", _top(context=None), "jsonld-parse", "error", "context"),
    ("no nodes", _top(graph=[]), "jsonld-parse", "error", "no node"),
    ("a text for a node", lambda g: g["@graph"].append("words"), "jsonld-parse", "error", "not a node"),
    ("a blank text", _sets(WEBPAGE, description=""), "jsonld-parse", "error", "`description`"),
    ("only spaces", _sets(CLINIC, description="  "), "jsonld-parse", "error", "`description`"),
    ("null", _sets(WEBPAGE, mentions=[None]), "jsonld-parse", "error", "`mentions`"),
    ("an empty list", _sets(CLINIC, areaServed=[]), "jsonld-parse", "error", "`areaServed`"),
    ("an empty node", _sets(CLINIC, founder={}), "jsonld-parse", "error", "`founder`"),
    ("a type nobody knows", _sets(WEBPAGE, type_="MedicalWebpages"), "jsonld-vocabulary", "error", "no type `MedicalWebpages`"),
    ("a type in small letters", _sets(PERSON, type_="person"), "jsonld-vocabulary", "error", "no type `person`"),
    ("a type with its address", _sets(PERSON, type_="https://schema.org/Person"), "jsonld-vocabulary", "error", "no type"),
    ("a node without a type", _sets(THERAPY, type_=None), "jsonld-vocabulary", "error", "no type"),
    ("one of two types unknown", _sets(WEBPAGE, type_=["MedicalWebPage", "HealthPage"]), "jsonld-vocabulary", "error", "`HealthPage`"),
    ("an inner type unknown", _in(CLINIC, "address", **{"@type": "Adress"}), "jsonld-vocabulary", "error", "no type `Adress`"),
    ("a superseded type", _adds(type_="Code", name="x"), "jsonld-vocabulary", "warning", "`Code` is superseded"),
    ("a property nobody knows", _sets(CLINIC, phoneNumber="1"), "jsonld-vocabulary", "error", "no property `phoneNumber`"),
    ("a misspelt property", _sets(WEBPAGE, datePublised="2026-01-01"), "jsonld-vocabulary", "error", "no property `datePublised`"),
    ("a property of JSON-LD misspelt", _sets(WEBPAGE, **{"@ids": "x"}), "jsonld-vocabulary", "error", "no property `@ids`"),
    ("a superseded property", _sets(WEBPAGE, aspect="care"), "jsonld-vocabulary", "warning", "`aspect`"),
    ("the plural of old", _sets(CLINIC, employees={"@id": f"{SITE}/people/jo/#person"}), "jsonld-vocabulary", "warning", "superseded"),
    ("a page with a phone", _sets(WEBPAGE, telephone="+1-805-555-0100"), "jsonld-vocabulary", "warning", "`telephone` is no property"),
    ("a person with opening hours", _sets(PERSON, openingHours="Mo"), "jsonld-vocabulary", "warning", "`openingHours` is no property"),
    ("a review date on the clinic", _sets(CLINIC, lastReviewed="2026-01-01"), "jsonld-vocabulary", "warning", "`lastReviewed` is no property"),
    ("a clinic's property on a page", _sets(WEBPAGE, medicalSpecialty="https://schema.org/Psychiatric"), "jsonld-vocabulary", "warning", "`medicalSpecialty` is no property"),
    ("an organization takes patients", _sets(CLINIC, type_="Organization"), "jsonld-vocabulary", "warning", "`isAcceptingNewPatients` is no property"),
    ("a text for a truth value", _sets(CLINIC, isAcceptingNewPatients="yes"), "jsonld-vocabulary", "warning", "outside its range"),
    ("a text for a number", _in(CLINIC, "geo", latitude=[True]), "jsonld-vocabulary", "warning", "outside its range"),
    ("a relative address", _sets(WEBPAGE, relatedLink="/contact/"), "jsonld-vocabulary", "warning", "outside its range"),
    ("a date in words", _sets(WEBPAGE, lastReviewed="March 1, 2026"), "jsonld-vocabulary", "warning", "outside its range"),
    ("a day that is not there", _sets(WEBPAGE, dateModified="2026-02-30"), "jsonld-vocabulary", "warning", "outside its range"),
    ("a time in words", _in(CLINIC, "openingHoursSpecification", opens="9 a.m."), "jsonld-vocabulary", "warning", "outside its range"),
    ("a width without a unit", _sets(LOGO, width=512), "jsonld-vocabulary", "warning", "outside its range"),
    ("a name for a person", _sets(WEBPAGE, author="Jo Doe"), "jsonld-vocabulary", "warning", "`author`"),
    ("a page that works at a page", _sets(PERSON, worksFor={"@id": PAGE}), "jsonld-vocabulary", "warning", "of the type MedicalWebPage"),
    ("reviewed by a therapy", _sets(WEBPAGE, reviewedBy={"@id": f"{PAGE}#therapy"}), "jsonld-vocabulary", "warning", "of the type PsychologicalTreatment"),
    ("an inner node out of range", _sets(CLINIC, address={"@type": "Person", "name": "X"}), "jsonld-vocabulary", "warning", "of the type Person"),
    ("one for true", _sets(CLINIC, isAcceptingNewPatients=1), "jsonld-vocabulary", "warning", "outside its range"),
    ("a number for a text", _sets(PERSON, jobTitle=7), "jsonld-vocabulary", "warning", "outside its range"),
    ("a list in a list", _sets(CLINIC, areaServed=[["Thousand Oaks"]]), "jsonld-vocabulary", "warning", "list in a list"),
    ("a word for a member", _sets(CLINIC, medicalSpecialty="Psychiatric"), "jsonld-vocabulary", "error", "no member of MedicalSpecialty"),
    ("a member that is not there", _sets(CLINIC, medicalSpecialty="https://schema.org/Psychology"), "jsonld-vocabulary", "error", "no member"),
    ("a member of another list", _sets(THERAPY, relevantSpecialty="https://schema.org/Monday"), "jsonld-vocabulary", "error", "no member"),
    ("a day by its name", _in(CLINIC, "openingHoursSpecification", dayOfWeek="Monday"), "jsonld-vocabulary", "error", "no member of DayOfWeek"),
    ("a member with the old scheme", _sets(CLINIC, medicalSpecialty="http://schema.org/Psychiatric"), "jsonld-vocabulary", "error", "no member"),
    ("a member of the wrong list by id", _sets(THERAPY, relevantSpecialty={"@id": "https://schema.org/Monday"}), "jsonld-vocabulary", "warning", "outside its range"),
    ("a reference that leads nowhere", _sets(WEBPAGE, about={"@id": f"{PAGE}#gone"}), "jsonld-graph", "error", "no such node"),
    ("one in a list", _sets(CLINIC, availableService=[{"@id": f"{PAGE}#therapy"}, {"@id": f"{PAGE}#gone"}]), "jsonld-graph", "error", "#gone"),
    ("one deep inside", _in(CLINIC, "address", addressCountry={"@id": f"{SITE}/#land"}), "jsonld-graph", "error", "#land"),
    ("an id of another site", _adds(type_="Person", id_="https://else.example/#me", name="A"), "jsonld-graph", "error", "below the site"),
    ("an id that only looks alike", _adds(type_="Person", id_="https://www.lotus.example.org/#me", name="A"), "jsonld-graph", "error", "below the site"),
    ("a relative id", _adds(type_="Person", id_="#me", name="A"), "jsonld-graph", "error", "below the site"),
    ("a number as id", _adds(type_="Person", id_=7, name="A"), "jsonld-graph", "error", "@id"),
    ("no id", _sets(THERAPY, id_=None), "jsonld-graph", "error", "no @id"),
    ("two names for one id", _adds(type_="Person", id_=f"{SITE}/people/jo/#person", name="Joe Doe"), "jsonld-graph", "error", "differ in `name`"),
    ("two types for one id", _adds(type_="Organization", id_=f"{SITE}/people/jo/#person", name="Jo Doe"), "jsonld-graph", "error", "differ in `@type`"),
    ("a page with another address", _sets(WEBPAGE, url=f"{SITE}/other/"), "jsonld-graph", "error", "canonical address"),
    ("a page with another id", _sets(WEBPAGE, id_=f"{PAGE}#page"), "jsonld-graph", "error", "canonical address"),
    ("no node for the page", lambda g: g["@graph"].pop(WEBPAGE), "jsonld-graph", "error", "no WebPage"),
    ("a node that hangs by nothing", lambda g: g["@graph"].append({"@type": "DefinedTerm", "@id": f"{PAGE}#term", "name": "T"}), "jsonld-graph", "error", "hangs by nothing"),
    ("a clinic without an address", _sets(CLINIC, address=None), "schema-required", "error", "no address"),
    ("a clinic without a name", _sets(CLINIC, name=None), "schema-required", "error", "no name"),
    ("an address without a street", _in(CLINIC, "address", streetAddress=None), "schema-required", "error", "no streetAddress"),
    ("a place without a latitude", _in(CLINIC, "geo", latitude=None), "schema-required", "error", "no latitude"),
    ("hours without an end", _in(CLINIC, "openingHoursSpecification", closes=None), "schema-required", "error", "no closes"),
    ("a picture that is nobody's", _sets(LOGO, creditText=None), "schema-required", "error", "copyrightNotice or license"),
    ("a picture without a file", _sets(LOGO, contentUrl=None), "schema-required", "error", "no contentUrl"),
    ("a person without a name", _sets(PERSON, name=None), "schema-required", "error", "no name"),
    ("a profile of nobody", _sets(WEBPAGE, type_="ProfilePage", mainEntity=None, medicalAudience=None), "schema-required", "error", "no mainEntity"),
    ("a profile of a therapy", _sets(WEBPAGE, type_="ProfilePage", medicalAudience=None), "schema-required", "error", "of the type PsychologicalTreatment"),
    ("a film without a day", _adds(type_="VideoObject", name="A film", thumbnailUrl=f"{SITE}/t.png"), "schema-required", "error", "no uploadDate"),
    ("an event without a place", _adds(type_="Event", name="A talk", startDate="2026-07-01"), "schema-required", "error", "no location"),
    ("a term without a name", _adds(type_="DefinedTerm", termCode="a"), "schema-required", "error", "no name"),
    ("an article that Google would like more of", _adds(type_="Article", headline="H"), "schema-required", "info", "image, author"),
    ("stars for oneself", _sets(CLINIC, aggregateRating=_RATING), "schema-self-review", "error", "aggregateRating"),
    ("a review of oneself", _sets(CLINIC, review={"@type": "Review", "reviewBody": "Good."}), "schema-self-review", "error", "`review`"),
    ("a review that points here", _adds(type_="Review", itemReviewed={"@id": f"{SITE}/#clinic"}), "schema-self-review", "error", "rates the clinic itself (MedicalClinic)"),
    ("a rating that points here", _adds(type_="AggregateRating", ratingValue=5, itemReviewed={"@id": f"{SITE}/#clinic"}), "schema-self-review", "error", "rates the clinic itself (MedicalClinic)"),
    ("a review with the clinic inside", _adds(type_="Review", itemReviewed={"@type": "Organization", "name": "Lotus"}), "schema-self-review", "error", "rates the clinic itself (Organization)"),
    ("a how-to", _adds(type_="HowTo", name="How"), "schema-retired", "info", "September 2023"),
    ("questions and answers", _sets(WEBPAGE, type_=["MedicalWebPage", "FAQPage"]), "schema-retired", "info", "7 May 2026"),
    ("a search box", _sets(SITE_NODE, potentialAction={"@type": "SearchAction", "target": f"{SITE}/s"}), "schema-retired", "info", "November 2024"),
    ("a fact check", _adds(type_="ClaimReview", claimReviewed="x"), "schema-retired", "info", "2025"),
    ("an announcement", _adds(type_="SpecialAnnouncement", name="x"), "schema-retired", "info", "2025"),
    ("a trail of one step", _steps(_step(1)), "breadcrumb-invalid", "error", "has 1 step"),
    ("a trail from 0", _steps(_step(0, item=_HOME), _step(1)), "breadcrumb-invalid", "error", "[0, 1]"),
    ("a trail with a gap", _steps(_step(1, item=_HOME), _step(3)), "breadcrumb-invalid", "error", "[1, 3]"),
    ("positions as texts", _steps(_step("1", item=_HOME), _step("2")), "breadcrumb-invalid", "error", "positions"),
    ("a step without a name", _steps(_step(1, item=_HOME), _step(2, "")), "breadcrumb-invalid", "error", "Step 2 of the breadcrumb has no name"),
    ("a step without an address", _steps(_step(1), _step(2)), "breadcrumb-invalid", "error", "has no item"),
    ("a text for a step", _steps("Home", _step(2)), "breadcrumb-invalid", "error", "Step 1"),
    ("published tomorrow", _sets(WEBPAGE, datePublished="2026-06-02", dateModified="2026-06-02", lastReviewed="2026-06-02"), "dates-disagree", "error", "still to come"),
    ("reviewed next year", _sets(WEBPAGE, lastReviewed="2027-01-01"), "dates-disagree", "error", "reviewed on 2027-01-01"),
    ("changed before published", _sets(WEBPAGE, dateModified="2026-01-01"), "dates-disagree", "error", "before it was published"),
]  # fmt: skip


def test_the_good_graph_is_good() -> None:
    """The graph that every broken one starts from has no problem at all."""
    assert problems(GOOD) == []


@pytest.mark.parametrize(("change", "rule", "severity", "words"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_broken_graph_is_caught(change: Callable[[Graph], None], rule: str, severity: str, words: str) -> None:
    """The defect is reported by its rule, with its severity, in words that name it, and with a fix."""
    graph = copy.deepcopy(GOOD)
    change(graph)
    found = [p for p in problems(graph) if p.rule == rule and words in p.message]
    assert found, problems(graph)
    assert found[0].severity is Severity(severity)
    assert found[0].fix


def test_there_are_enough_broken_graphs() -> None:
    """The table has at least sixty different defects, and every rule of the validator among them."""
    assert len({b[0] for b in BROKEN}) == len(BROKEN) >= 60
    assert {b[2] for b in BROKEN} == {
        "jsonld-parse", "jsonld-vocabulary", "jsonld-graph", "schema-required", "schema-self-review",
        "schema-retired", "breadcrumb-invalid", "dates-disagree",
    }  # fmt: skip


VALID: list[tuple[str, Callable[[Graph], None]]] = [
    ("two types that exist", _sets(WEBPAGE, type_=["MedicalWebPage", "CollectionPage"])),
    ("an about page", _sets(WEBPAGE, type_="AboutPage", medicalAudience=None)),
    ("a contact page about the clinic", _sets(WEBPAGE, type_="ContactPage", medicalAudience=None, about={"@id": f"{SITE}/#clinic"})),
    ("a profile of a person", _sets(WEBPAGE, type_="ProfilePage", medicalAudience=None, mainEntity={"@id": f"{SITE}/people/jo/#person"})),
    ("a profile with the person inside", _sets(WEBPAGE, type_="ProfilePage", medicalAudience=None, mainEntity={"@type": "Person", "name": "Jo"})),
    ("the step's address as a node", _steps(_step(1, item={"@id": PAGE}), _step(2))),
    ("the step's name in its item", _steps(_step(1, "", item={"@type": "WebPage", "@id": PAGE, "url": PAGE, "name": "Attachment therapy"}), _step(2))),
    ("the last step with its address", _steps(_step(1, item=_HOME), _step(2, item=PAGE))),
    ("five steps", _steps(*(_step(n, f"S{n}", item=_HOME) for n in range(1, 6)))),
    ("a single specialty", _sets(CLINIC, medicalSpecialty="https://schema.org/Psychiatric")),
    ("a member by reference", _sets(CLINIC, medicalSpecialty={"@id": "https://schema.org/Psychiatric"})),
    ("the wider range of specialty", _sets(WEBPAGE, specialty="https://schema.org/Psychiatric")),
    ("a date with a time", _sets(WEBPAGE, dateModified="2026-02-01T09:00:00-08:00")),
    ("published today", _sets(WEBPAGE, datePublished="2026-06-01", dateModified="2026-06-01", lastReviewed="2026-06-01")),
    ("only a year", _adds(type_="CreativeWork", name="A book", datePublished="1969")),
    ("a text or a thing", _sets(CLINIC, areaServed=["Ventura County", {"@type": "City", "name": "Thousand Oaks"}])),
    ("false is no blank", _sets(CLINIC, isAcceptingNewPatients=False)),
    ("zero is no blank", _in(CLINIC, "geo", latitude=0, longitude=0.0)),
    ("a therapist's license", _sets(PERSON, hasCredential={"@type": "EducationalOccupationalCredential", "name": "LMFT", "identifier": "0",
                                    "recognizedBy": {"@type": "Organization", "name": "A board"}, "validIn": {"@type": "AdministrativeArea", "name": "CA"}})),
    ("an identifier as a node", _sets(PERSON, identifier={"@type": "PropertyValue", "name": "NPI", "value": "0000000000"})),
    ("an identifier as an address", _adds(type_="ScholarlyArticle", name="A paper", identifier="https://doi.org/10.1000/1")),
    ("a set of terms", _adds(type_="DefinedTermSet", name="Styles", hasDefinedTerm=[
        {"@type": "DefinedTerm", "@id": f"{PAGE}#secure", "name": "Secure", "termCode": "secure", "inDefinedTermSet": {"@id": f"{PAGE}#more"}}])),
    ("a whole film", _adds(type_="VideoObject", name="A film", thumbnailUrl=f"{SITE}/t.png", uploadDate="2026-01-01", description="D", contentUrl=f"{SITE}/f.mp4")),
    ("a whole article", _adds(type_="Article", headline="H", image=f"{SITE}/i.png", author={"@id": f"{SITE}/people/jo/#person"},
                              datePublished="2026-01-01", dateModified="2026-01-02", publisher={"@id": f"{SITE}/#clinic"})),
    ("a whole event", _adds(type_="Event", name="A talk", startDate="2026-07-01T18:00", endDate="2026-07-01T20:00", description="D",
                            location={"@type": "Place", "name": "The clinic"}, organizer={"@id": f"{SITE}/#clinic"})),
    ("a picture under a license", _sets(LOGO, creditText=None, license="https://creativecommons.org/licenses/by/4.0/")),
    ("a picture by its maker", _sets(LOGO, creditText=None, creator={"@id": f"{SITE}/#clinic"})),
    ("an organization without an address", _sets(CLINIC, type_="Organization", address=None, geo=None, openingHoursSpecification=None,
                                                 medicalSpecialty=None, availableService=None, isAcceptingNewPatients=None)),
    ("a review of something else", _adds(type_="Review", reviewBody="A good book.", itemReviewed={"@type": "Book", "name": "Attachment"})),
    ("any thing by its address", _sets(WEBPAGE, about="https://www.wikidata.org/wiki/Q623538")),
    ("the same node twice", lambda g: g["@graph"].append(copy.deepcopy(g["@graph"][PERSON]))),
    ("text that is no markup", _sets(WEBPAGE, description="1 < 2 & \u2028 \U0001f33a </script>")),
]  # fmt: skip


@pytest.mark.parametrize("change", [v[1] for v in VALID], ids=[v[0] for v in VALID])
def test_a_valid_graph_passes(change: Callable[[Graph], None]) -> None:
    """What schema.org and Google allow gets no finding."""
    graph = copy.deepcopy(GOOD)
    change(graph)
    assert problems(graph) == []


def test_there_are_enough_valid_graphs() -> None:
    """At least thirty good ones keep the validator from crying wolf."""
    assert len({v[0] for v in VALID}) == len(VALID) >= 30


def _other(**clinic: Any) -> Graph:
    """A second page's graph, with another word on the clinic."""
    graph = copy.deepcopy(GOOD)
    del graph["@graph"][THERAPY], graph["@graph"][CRUMBS]
    graph["@graph"][CLINIC].update(clinic)
    graph["@graph"][WEBPAGE].update({"@id": f"{SITE}/more/", "url": f"{SITE}/more/", "name": "More"})
    for name in ("breadcrumb", "mainEntity"):
        del graph["@graph"][WEBPAGE][name]
    return graph


def test_a_reference_may_lead_to_another_page() -> None:
    """The clinic's service stands on the therapy's page alone, and is still found from another."""
    assert problems(GOOD, more=_other()) == []


def test_pages_may_not_contradict_each_other() -> None:
    """A clinic with two phone numbers on two pages is one error, on the second page."""
    found = problems(GOOD, more=_other(telephone="+1-805-555-0111"))
    assert [(p.rule, p.severity, p.property) for p in found] == [("jsonld-graph", Severity.ERROR, "telephone")]
    assert "differs in `telephone`" in found[0].message
    assert "+1-805-555-0111" in found[0].fix


def test_a_page_may_say_less_of_a_thing() -> None:
    """A node that leaves a property out does not contradict the one that has it."""
    other = _other()
    del other["@graph"][CLINIC]["email"]
    assert problems(GOOD, more=other) == []


def test_a_shared_object_is_reported_once() -> None:
    """The very same faulty node on two pages gives one problem, not two."""
    good, other = copy.deepcopy(GOOD), _other()
    good["@graph"][CLINIC]["phoneNumber"] = "1"
    other["@graph"][CLINIC] = good["@graph"][CLINIC]
    assert [p.rule for p in problems(good, more=other)] == ["jsonld-vocabulary"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "cannot be read"),
        ("", "cannot be read"),
        ("[1]", "not an object"),
        ('{"a": NaN', "cannot be read"),
        ("[" * 5000, "cannot be read"),
    ],
)
def test_what_is_no_json_is_said(text: str, words: str) -> None:
    """A script that is no JSON object gives one problem and no graph."""
    data, found = validate.read(text)
    assert data is None
    assert [p.rule for p in found] == ["jsonld-parse"]
    assert words in found[0].message


def test_a_document_without_a_graph_is_one_node() -> None:
    """JSON-LD may be a single node with its context."""
    assert validate.members({"@context": "https://schema.org", "@type": "Person"}) == [{"@type": "Person"}]
    assert validate.members({"@context": "https://schema.org"}) == []


TEXT = """Lotus Recovery, 100 Example Street, Thousand Oaks, CA 91360. (805)\u00a0555\u20110100. hello@lotus.example.
Written by Jo Doe. Published January 10, 2026. Updated 2/1/2026. Reviewed by Jo Doe on March 1, 2026."""

UNSEEN: list[tuple[str, Callable[[Graph], None], str]] = [
    ("a phone number", _sets(CLINIC, telephone="+1-805-555-0199"), "+1-805-555-0199"),
    ("a longer number that holds it", _sets(CLINIC, telephone="+1-305-555-0100"), "+1-305-555-0100"),
    ("an email address", _sets(CLINIC, email="other@lotus.example"), "other@lotus.example"),
    ("a street", _in(CLINIC, "address", streetAddress="7 Hidden Road"), "7 Hidden Road"),
    ("a ZIP code", _in(CLINIC, "address", postalCode="90210"), "90210"),
    ("an author", _sets(WEBPAGE, author={"@type": "Person", "name": "Nobody Here"}), "Nobody Here"),
    ("a reviewer", _sets(PERSON, name="Sam Roe"), "Sam Roe"),
    ("a day", _sets(WEBPAGE, datePublished="2026-01-09"), "2026-01-09"),
    ("a day that only looks alike", _sets(WEBPAGE, dateModified="2026-02-11"), "2026-02-11"),
    ("an answer", _adds(type_="Question", name="Q?", acceptedAnswer={"@type": "Answer", "text": "<p>Never shown.</p>"}), "Never shown."),
]  # fmt: skip


def _graph(change: Callable[[Graph], None]) -> PageGraph:
    graph = copy.deepcopy(GOOD)
    change(graph)
    return PageGraph(graph["@graph"], graph["@context"], PAGE, SITE, TODAY.__lt__)


def test_what_is_on_the_page_may_be_said() -> None:
    """Phone, address, names and dates are found however the page writes them."""
    assert list(visible.check(_graph(lambda g: None), visible.Visible(TEXT))) == []


def test_a_moment_counts_as_visible() -> None:
    """A day may stand in the datetime attribute of a <time>."""
    page = _graph(_sets(WEBPAGE, datePublished="2025-05-05"))
    assert list(visible.check(page, visible.Visible(TEXT, ("2025-05-05T09:00",)))) == []


@pytest.mark.parametrize(("change", "words"), [u[1:] for u in UNSEEN], ids=[u[0] for u in UNSEEN])
def test_what_nobody_sees_is_caught(change: Callable[[Graph], None], words: str) -> None:
    """A fact that is not on the page is a warning that names it."""
    found = list(visible.check(_graph(change), visible.Visible(TEXT)))
    assert found
    assert all(p.rule == "schema-visible" and p.severity is Severity.WARNING for p in found)
    assert any(words in p.message for p in found)


@pytest.mark.parametrize(
    ("trail_seen", "words"),
    [
        ([("Home", f"{SITE}/"), ("Attachment therapy", "")], ""),
        ([("Home", SITE), ("Attachment therapy", PAGE)], ""),
        ([("Home", f"{SITE}/"), ("Therapy", "")], "visitors see Home > Therapy"),
        ([("Home", f"{SITE}/")], "visitors see Home."),
        ([("Home", f"{SITE}/start/"), ("Attachment therapy", "")], "/start/ on the page"),
    ],
)
def test_the_trail_equals_the_one_that_visitors_see(trail_seen: list[tuple[str, str]], words: str) -> None:
    """Names and addresses of the steps are compared; the last step's address may be left out."""
    found = list(trail.compare(_graph(lambda g: None), trail_seen))
    assert bool(found) is bool(words)
    assert all(words in p.message for p in found)
