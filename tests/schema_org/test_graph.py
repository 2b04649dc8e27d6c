"""Assembly: which nodes a page gets, what is left out, and that what is left hangs together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from plugins.content_model.entry import Entry
from plugins.content_model.questions import Questions
from plugins.content_model.schema.makers import NodeMaker
from plugins.schema_org.graph import as_json_ld
from plugins.schema_org.tidy import references
from plugins.schema_org.validate import validate_site
from tests.schema_org.support import CLINIC, PAGES, URL, graphs_of, ids, model_of, node, page, placeholder, site_of

STEPS = "content/pages/therapy/steps.md"


def faults(**options: Any) -> list[str]:
    """What the validator says of the small site's graphs."""
    site = site_of(**options)
    graphs = {site.model.canonical(site.model.by_source[s]): as_json_ld(n) for s, n in site.graphs().items()}
    return [
        p.message for found in validate_site(graphs, site.model.site_url, site.model.now.date()).values() for p in found
    ]


def test_the_small_site_has_no_fault() -> None:
    """With every fact filled in, the validator has nothing to say, not even advice."""
    assert faults() == []


def test_every_page_but_the_error_page_has_a_graph() -> None:
    """The page for addresses that lead nowhere has none."""
    graphs = graphs_of()
    assert set(graphs) == {f"content/{name}" for name in PAGES} - {"content/pages/404.md"}


def test_a_page_has_the_nodes_it_asks_for() -> None:
    """Site, clinic, page, trail, therapy, people with their pictures, picture and sources: each once."""
    nodes = graphs_of()[STEPS]
    assert ids(nodes) == {
        "/#website", "/#clinic", "/#logo", "/therapy/steps/", "/therapy/steps/#breadcrumb", "/therapy/#therapy",
        "/people/jo-doe/#person", "/people/sam-roe/#person", "/images/calm.svg#image", "/images/face.svg#image",
        "/#source-paper", "/#source-many",
    }  # fmt: skip
    assert len(nodes) == len(ids(nodes))


def test_nodes_are_joined_by_id() -> None:
    """From the page's node every other can be reached, following references in both directions."""
    for source, nodes in graphs_of().items():
        links = {str(n["@id"]): set(references(n)) for n in nodes}
        reached, waiting = (
            set(),
            [next(i for i, n in zip(links, nodes, strict=True) if "breadcrumb" in n or n.get("isPartOf"))],
        )
        while waiting:
            id_ = waiting.pop()
            if id_ not in reached:
                reached.add(id_)
                waiting += [o for o in links[id_] if o in links] + [o for o, to in links.items() if id_ in to]
        assert reached == set(links), source


def test_the_same_thing_is_the_same_node_on_every_page() -> None:
    """The clinic, the site and a person do not differ from page to page."""
    seen: dict[str, Any] = {}
    for nodes in graphs_of().values():
        for found in nodes:
            assert seen.setdefault(found["@id"], found) == found


def test_a_person_without_a_profile_page_is_left_out() -> None:
    """A draft profile is not published, so nobody points at it (and the loader has said so)."""
    pages = {**PAGES, "people/sam-roe.md": page("Sam Roe", "profile", status="draft")}
    nodes = graphs_of(pages=pages, faultless=False)[STEPS]
    assert "/people/sam-roe/#person" not in ids(nodes)
    assert "reviewedBy" not in node(nodes, "/therapy/steps/")
    assert "lastReviewed" not in node(nodes, "/therapy/steps/")


def test_a_review_is_stated_as_a_whole_or_not_at_all() -> None:
    """The page shows no review line without a reviewer and a day, so the graph states neither alone."""
    pages = {**PAGES, "pages/therapy/steps.md": page("How it works", "therapy", reviewer="sam-roe")}
    own = node(graphs_of(pages=pages)[STEPS], "/therapy/steps/")
    assert not {"reviewedBy", "lastReviewed"} & own.keys()


def test_a_clinic_without_a_name_takes_its_references_along() -> None:
    """Nothing that needs the clinic's name is published while it is a placeholder, and nothing points at it."""
    nodes = graphs_of(clinic={**CLINIC, "name": placeholder("A clinic")})[STEPS]
    assert not {"/#clinic", "/#website", "/#logo"} & ids(nodes)
    everything = {r for n in nodes for r in references(n)}
    assert not {f"{URL}/#clinic", f"{URL}/#website"} & everything
    assert node(nodes, "/people/jo-doe/#person")["name"] == "Jo Doe"


def test_a_list_of_references_loses_only_the_lost_ones() -> None:
    """Sources that are not there are the loader's business; the rest of the list stays."""
    own = node(graphs_of()[STEPS], "/therapy/steps/")
    assert own["citation"] == [{"@id": f"{URL}/#source-paper"}, {"@id": f"{URL}/#source-many"}]


def test_the_therapy_belongs_to_its_section_and_to_the_home_page() -> None:
    """A page that has nothing to do with the therapy points at it through the clinic alone."""
    graphs = graphs_of()
    assert "/therapy/#therapy" in ids(graphs["content/pages/index.md"])
    assert "/therapy/#therapy" not in ids(graphs["content/pages/contact.md"])
    assert node(graphs["content/pages/contact.md"], "/#clinic")["availableService"] == [
        {"@id": f"{URL}/therapy/#therapy"}
    ]


def _maker(*nodes: Mapping[str, Any], on: str = "/contact/") -> NodeMaker:
    def make(entry: Entry, ask: Questions) -> Iterable[Mapping[str, Any]]:
        return nodes if entry.url == on else ()

    return NodeMaker("test", make)


SET = {
    "@type": "DefinedTermSet",
    "@id": f"{URL}/contact/#terms",
    "name": "Terms",
    "hasDefinedTerm": [{"@id": f"{URL}/contact/#a"}],
}
TERM = {
    "@type": "DefinedTerm",
    "@id": f"{URL}/contact/#a",
    "name": "A",
    "inDefinedTermSet": {"@id": f"{URL}/contact/#terms"},
}


def test_a_contributed_node_joins_the_page() -> None:
    """What a plugin makes is mentioned by the page, once, with all that hangs on it; other pages do not have it."""
    graphs = graphs_of(makers=[_maker(SET, TERM)])
    nodes = graphs["content/pages/contact.md"]
    assert {"/contact/#terms", "/contact/#a"} <= ids(nodes)
    assert node(nodes, "/contact/")["mentions"] == [{"@id": f"{URL}/contact/#terms"}]
    assert "/contact/#terms" not in ids(graphs["content/pages/about.md"])
    assert faults(makers=[_maker(SET, TERM)]) == []


def test_a_contributed_node_that_is_not_complete_is_left_out() -> None:
    """A term without a name goes, and so does the reference to it."""
    term = {k: v for k, v in TERM.items() if k != "name"}
    nodes = graphs_of(makers=[_maker(SET, term)])["content/pages/contact.md"]
    assert "/contact/#a" not in ids(nodes)
    assert "hasDefinedTerm" not in node(nodes, "/contact/#terms")


def test_losing_a_reference_may_make_a_node_incomplete() -> None:
    """A profile of somebody who is left out is left out itself, and what points at it as well."""
    who = {"@type": "Person", "@id": f"{URL}/contact/#who"}
    profile = {"@type": "ProfilePage", "@id": f"{URL}/contact/#profile", "name": "P", "url": f"{URL}/contact/",
               "mainEntity": {"@id": f"{URL}/contact/#who"}}  # fmt: skip
    own = {"@id": f"{URL}/contact/", "mentions": [{"@id": f"{URL}/contact/#profile"}]}
    nodes = graphs_of(makers=[_maker(who, profile, own)])["content/pages/contact.md"]
    assert not {"/contact/#who", "/contact/#profile"} & ids(nodes)
    assert "mentions" not in node(nodes, "/contact/")


def test_a_contributed_node_may_add_to_one_that_is_there() -> None:
    """A node with the page's id adds its properties; references add up, and a wider type changes nothing."""
    more = {
        "@type": "WebPage",
        "@id": f"{URL}/contact/",
        "about": [{"@id": f"{URL}/contact/#terms"}],
        "keywords": "help",
    }
    own = node(graphs_of(makers=[_maker(SET, TERM, more)])["content/pages/contact.md"], "/contact/")
    assert own["@type"] == "ContactPage"
    assert own["keywords"] == "help"
    assert own["about"] == [{"@id": f"{URL}/#clinic"}, {"@id": f"{URL}/contact/#terms"}]


def test_a_contradiction_is_kept_for_the_validator() -> None:
    """Two names for one page are not settled in silence."""
    found = faults(makers=[_maker({"@id": f"{URL}/contact/", "name": "Another name"})])
    assert any("differ in `name`" in message for message in found)


@pytest.mark.parametrize(
    ("contributed", "words"),
    [
        ({"@type": "Person", "name": "No id"}, "no @id"),
        ({"@id": f"{URL}/contact/#x", "name": "No type"}, "no type"),
        ({"@type": "Persn", "@id": f"{URL}/contact/#x", "name": "X"}, "no type `Persn`"),
        ({"@type": "Person", "@id": "https://else.example/#x", "name": "X"}, "below the site"),
    ],
)
def test_a_faulty_contribution_is_said(contributed: Mapping[str, Any], words: str) -> None:
    """What a plugin gets wrong is reported instead of dropped."""
    assert any(words in message for message in faults(makers=[_maker(contributed)]))


def test_a_page_may_point_at_a_node_of_another_page() -> None:
    """An id that stands on another page of the site is no dangling reference."""
    pointer = {"@id": f"{URL}/about/", "mentions": [{"@id": f"{URL}/contact/#a"}]}
    makers = [_maker(SET, TERM), _maker(pointer, on="/about/")]
    assert node(graphs_of(makers=makers)["content/pages/about.md"], "/about/")["mentions"] == [
        {"@id": f"{URL}/contact/#a"}
    ]


def test_nothing_points_at_a_draft() -> None:
    """A draft has a graph of its own on a staff machine, and published pages do not know of it."""
    pages = {
        **PAGES,
        "pages/therapy/index.md": PAGES["pages/therapy/index.md"].replace("kind: hub", "kind: hub\nstatus: draft"),
    }
    graphs = graphs_of(pages=pages)
    assert "content/pages/therapy/index.md" in graphs
    assert not any(r.startswith(f"{URL}/therapy/#") for n in graphs["content/pages/contact.md"] for r in references(n))
    steps = node(graphs[STEPS], "/therapy/steps/#breadcrumb")["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [(1, "Home"), (2, "How it works")]
    assert faults(pages=pages) == []


def test_a_field_of_another_plugin_feeds_the_page() -> None:
    """A contributed field that says what it feeds is in the graph with no further word."""
    from plugins.content_model.schema.containers import list_of
    from plugins.content_model.schema.fields import LINE, Field

    fields = (
        Field("level", "Level", feeds="WebPage.educationalLevel"),
        list_of("topics", "Topics", LINE, feeds="keywords"),
    )
    pages = {**PAGES, "pages/contact.md": page("Contact", "contact", level="beginner", topics=["trust", "help"])}
    model = model_of(pages=pages, fields=fields)
    assert model.by_url["/contact/"].get("level") == "beginner"
    own = node(graphs_of(pages=pages, fields=fields)["content/pages/contact.md"], "/contact/")
    assert own["educationalLevel"] == "beginner"
    assert own["keywords"] == ["trust", "help"]
