"""The graphs of real builds, read by tools that are not ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import extruct
import pytest
import yaml
from lxml import html as lxml_html

from plugins.content_model.model import ContentModel
from plugins.content_model.schema.traits import ARTICLE, HEALTH, PERSON
from plugins.findings import Finding
from plugins.schema_org import vocabulary
from plugins.schema_org.validate import validate_site
from plugins.site_engine import build_site
from tests.schema_org.support import CLINIC, page
from tests.support.counts import HUNG
from tests.support.node import run_node
from tests.support.site import PROJECT, Site, core, lines, real_site

MINE = {
    "jsonld-parse", "jsonld-vocabulary", "jsonld-graph", "schema-required", "schema-visible", "schema-retired",
    "schema-self-review", "nap-mismatch", "breadcrumb-invalid", "dates-disagree",
}  # fmt: skip


class Built:
    """A built site: its pages' HTML and JSON-LD by address, the findings, and the model."""

    def __init__(self, site: Site) -> None:
        overrides = {"PATH": str(site.content)}
        # What the other families of rules say of the made-up pages is their own tests' business.
        result = build_site(PROJECT, output=site.output, overrides=overrides, accept=lambda f: f.rule not in MINE)
        assert result.model is not None, lines(result.findings)
        self.findings: tuple[Finding, ...] = result.findings
        self.model: ContentModel = result.model
        assert result.ok, lines(result.errors)
        self.html = {e.url: site.html(e.url) for e in self.model.entries}
        self.scripts = {url: _scripts(text) for url, text in self.html.items()}
        self.pages = [e.url for e in self.model.entries if e.kind.name != "error"]

    @property
    def named(self) -> bool:
        """Whether the clinic has named those who write."""
        return any(e.kind.has(PERSON) for e in self.model.entries)

    @property
    def graphs(self) -> dict[str, dict[str, Any]]:
        """The JSON-LD of each page that has one."""
        return {url: json.loads(self.scripts[url][0]) for url in self.pages}


def _scripts(text: str) -> list[str]:
    return [s.text or "" for s in lxml_html.fromstring(text).iter("script") if s.get("type") == "application/ld+json"]


def _fill_in(content: Path) -> None:
    """The clinic's own content as it will be: every fact given, people named, every health page reviewed."""
    facts = yaml.safe_load((content / "data/clinic.yaml").read_text(encoding="utf-8"))
    told = {"fees": "Ask us.", "telehealth": "Ask us.", "arrival": "Ask us.", "insurance": ["A plan", "Another plan"]}
    filled = {**CLINIC, **told, "crisis_lines": facts["crisis_lines"], "website": "https://www.lotusrecovery.example"}
    (content / "data/clinic.yaml").write_text(yaml.safe_dump(filled, sort_keys=False), encoding="utf-8")
    people = content / "people"
    people.mkdir(exist_ok=True)
    license_ = {
        "name": "Licensed Marriage and Family Therapist",
        "issuer": "A board",
        "number": "LMFT 00000",
        "state": "CA",
    }
    person = {
        "job_title": "Therapist",
        "credentials": [license_],
        "identifiers": [{"name": "NPI", "value": "0000000000"}],
    }
    (people / "jo-doe.md").write_text(page("Jo Doe", "profile", picture="lotus.svg", **person), encoding="utf-8")
    (people / "sam-roe.md").write_text(page("Sam Roe", "profile", **person), encoding="utf-8")
    for path in content.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        if "\nsources: [" not in text:  # a page that speaks of health has them
            continue
        more = "author: jo-doe\nreviewer: sam-roe\nlast_reviewed: 2026-11-24\nnext_review: 2027-11-24\n"
        path.write_text(text.replace("---\n", f"---\n{more}", 1), encoding="utf-8")
    article = page("Learning to trust", "article", body="Some words. [Back](../pages/index.md).", author="jo-doe",
                   reviewer="sam-roe", last_reviewed="2026-11-20", date="2026-11-01", modified="2026-11-12",
                   picture="lotus.svg", sources=["schindler-2019"])  # fmt: skip
    (content / "articles/trust.md").write_text(article, encoding="utf-8")
    spanish = page("Ayuda ahora", body="Palabras.", lang="es", translation_of="pages/crisis-help.md")
    (content / "pages/es").mkdir()
    (content / "pages/es/ayuda.md").write_text(spanish, encoding="utf-8")


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The clinic's own content as it stands, placeholders and all."""
    return Built(real_site(tmp_path_factory.mktemp("today")))


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The clinic's own content with every fact filled in, people, an article and a translation."""
    site = real_site(tmp_path_factory.mktemp("complete"))
    _fill_in(site.content)
    return Built(site)


@pytest.fixture(params=["today", "complete"])
def built(request: pytest.FixtureRequest) -> Built:
    """Both sites in turn."""
    found: Built = request.getfixturevalue(request.param)
    return found


def test_every_page_has_exactly_one_graph(built: Built) -> None:
    """extruct reads one JSON-LD document from each page, and no other kind of structured data."""
    assert len(built.pages) >= 17
    for url in built.pages:
        found = extruct.extract(
            built.html[url], base_url="https://www.lotusrecovery.example", syntaxes=["json-ld", "microdata", "rdfa"]
        )
        assert len(found["json-ld"]) == 1, url
        assert found["microdata"] == [], url
        own = next(n for n in found["json-ld"][0]["@graph"] if n["@id"] == f"https://www.lotusrecovery.example{url}")
        assert own["url"] == own["@id"]


def test_the_error_page_has_none(built: Built) -> None:
    """The page for addresses that lead nowhere says nothing of itself, has no canonical address and is not indexed."""
    assert built.scripts["/404.html"] == []
    assert 'rel="canonical"' not in built.html["/404.html"]
    assert '<meta name="robots" content="noindex">' in built.html["/404.html"]


def test_the_validator_finds_nothing(built: Built) -> None:
    """All graphs of the site, as they were written, pass without a word, but for the authors that nobody has named yet."""
    graphs = {built.model.site_url + url: graph for url, graph in built.graphs.items()}
    problems = validate_site(graphs, built.model.site_url, built.model.now.date())
    said = [problem.message for found in problems.values() for problem in found]
    assert [message for message in said if not _unnamed(message)] == []
    assert len(said) == (len(_articles(built)) if not built.named else 0)


def test_the_rules_find_nothing_on_the_written_pages(built: Built) -> None:
    """What the graphs say is what visitors see: no rule over the structured data fires, not even as advice."""
    found = [f for f in built.findings if f.rule in MINE]
    assert lines(tuple(f for f in found if not _unnamed(f.message))) == ""
    assert len(found) == (len(_articles(built)) if not built.named else 0)
    assert not [f for f in built.findings if f.rule == "rule-crashed"]


def _unnamed(message: str) -> bool:
    """Whether this is said of an article that lacks nothing but its author."""
    return message.startswith("Article ") and message.endswith("could have author.")


def _articles(built: Built) -> list[str]:
    return [e.url for e in built.model.entries if e.kind.has(ARTICLE)]


def test_the_registry_agrees(today: Built, complete: Built) -> None:
    """schema-org-py's own strict models take every node, its properties and their values."""
    graphs = json.dumps({"today": dict(today.graphs), "complete": dict(complete.graphs)})
    command = [sys.executable, "-m", "tests.schema_org.registry"]
    done = subprocess.run(command, input=graphs, cwd=PROJECT, capture_output=True, text=True, timeout=HUNG)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {}


def _spread(graph: Mapping[str, Any], text: str) -> str:
    """The page with a script for each node, references written out: the tool reads neither @graph nor @id."""
    nodes = {n["@id"]: n for n in graph["@graph"]}

    def written_out(value: Any, above: tuple[str, ...]) -> Any:
        if isinstance(value, list):
            return [written_out(item, above) for item in value]
        if not isinstance(value, dict):
            return value
        id_ = value.get("@id", "")
        if set(value) == {"@id"}:
            if id_ not in nodes or id_ in above or len(above) > 3:
                return value
            value = nodes[id_]
        return {k: written_out(v, (*above, id_)) for k, v in value.items()}

    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **written_out(n, (n["@id"],))})}</script>'
        for n in graph["@graph"]
    )
    return text.replace("</head>", f"{scripts}</head>")


@pytest.mark.parametrize("built", ["complete"], indirect=True)
def test_structured_data_testing_tool_passes(built: Built, tmp_path: Path) -> None:
    """The presets for Google, Twitter and Facebook fail nowhere; all they warn of is that no account is named."""
    pages = {url: _spread(graph, built.html[url]) for url, graph in built.graphs.items()}
    (tmp_path / "pages.json").write_text(json.dumps(pages), encoding="utf-8")
    done = run_node(
        [str(Path(__file__).with_name("structured_data_test.js")), str(tmp_path / "pages.json")], timeout=HUNG
    )
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert set(results) == set(pages)
    assert {url: r["failed"] for url, r in results.items() if r["failed"]} == {}
    # A paper that a page cites is not asked for a picture: it is somebody else's.
    warnings = {w for r in results.values() for w in r["warnings"] if not w.startswith("Google > ScholarlyArticle")}
    assert warnings <= {"Twitter: should have account username", "Twitter: should have username of content creator"}
    seen = {schema for r in results.values() for schema in r["schemas"]}
    assert {"WebPage", "Article", "MedicalClinic", "MedicalWebPage", "Person", "BreadcrumbList"} <= seen
    assert any(p.startswith("Google > Article") for p in results["/articles/trust/"]["passed"])


def test_a_clinic_whose_address_is_not_known_is_an_organization(today: Built) -> None:
    """With the placeholders of today, nothing invented is published: no phone, email, address, hours, place, license."""
    for graph in today.graphs.values():
        clinic = next(n for n in graph["@graph"] if n["@id"].endswith("/#clinic"))
        assert clinic["@type"] == "Organization"
        assert (
            not {"telephone", "email", "address", "geo", "openingHoursSpecification", "hasCredential"} & clinic.keys()
        )
    everything = json.dumps(today.graphs)
    for invented in ("555-01", "100 Example Street", "hello@", '"00000', "license.example"):
        assert invented not in everything, invented


def test_a_clinic_with_its_facts_is_a_medical_clinic(complete: Built) -> None:
    """Every fact of clinic.yaml that feeds a property of the clinic is in its node."""
    clinic = next(n for n in complete.graphs["/contact/"]["@graph"] if n["@id"].endswith("/#clinic"))
    assert clinic["@type"] == "MedicalClinic"
    fed = {f.feeds.removeprefix("MedicalClinic.") for f in core().facts if f.feeds.startswith("MedicalClinic.")}
    assert fed <= clinic.keys()
    assert clinic["telephone"] == "+1-805-555-0100"
    assert clinic["openingHoursSpecification"][1]["dayOfWeek"] == ["https://schema.org/Friday"]
    assert clinic["availableService"] == [
        {"@id": "https://www.lotusrecovery.example/attachment-based-therapy/#therapy"}
    ]


def test_the_therapy_says_how_it_is_done(built: Built) -> None:
    """The therapy's node has the introduction of the page that its section names for it."""
    graph = built.graphs["/attachment-based-therapy/"]["@graph"]
    therapy = next(n for n in graph if n["@type"] == "PsychologicalTreatment")
    how = built.model.by_url["/attachment-based-therapy/how-it-works/"]
    assert therapy["howPerformed"] == how.get("intro")
    assert therapy["relevantSpecialty"] == ["https://schema.org/Psychiatric"]


def test_health_pages_say_who_reviewed_them(complete: Built) -> None:
    """Author, reviewer and the day of the review are in the graph of every health page."""
    for entry in complete.model.with_trait(HEALTH):
        own = next(n for n in complete.graphs[entry.url]["@graph"] if n["@id"] == complete.model.canonical(entry))
        assert own["@type"] == "MedicalWebPage"
        assert own["author"]["@id"].endswith("/people/jo-doe/#person")
        assert own["reviewedBy"]["@id"].endswith("/people/sam-roe/#person")
        assert own["lastReviewed"] >= "2026-11-20"


def test_the_styles_are_terms(built: Built) -> None:
    """The explainer's set of terms stands in the graph of its page; a style is never a medical condition."""
    graph = built.graphs["/attachment-based-therapy/concepts/"]
    terms = [n for n in graph["@graph"] if n["@type"] == "DefinedTerm"]
    assert {t["name"] for t in terms} == {"Secure", "Anxious", "Avoidant", "Disorganized"}
    types = {n["@type"] for g in built.graphs.values() for n in g["@graph"]}
    assert "MedicalCondition" not in types
    assert types <= set(vocabulary.types())


def test_translations_know_each_other(complete: Built) -> None:
    """Both pages name both languages, the original serves all others, and the Spanish page says what it translates."""
    for url in ("/crisis-help/", "/es/ayuda/"):
        links = lxml_html.fromstring(complete.html[url]).xpath('//link[@rel="alternate"][@hreflang]')
        found = {link.get("hreflang"): link.get("href") for link in links}
        base = "https://www.lotusrecovery.example"
        assert found == {
            "en-US": f"{base}/crisis-help/",
            "es": f"{base}/es/ayuda/",
            "x-default": f"{base}/crisis-help/",
        }
    own = next(n for n in complete.graphs["/es/ayuda/"]["@graph"] if n["@id"].endswith("/es/ayuda/"))
    assert own["inLanguage"] == "es"
    assert own["translationOfWork"] == {"@id": "https://www.lotusrecovery.example/crisis-help/"}
    assert '<html lang="es"' in complete.html["/es/ayuda/"]


def test_a_shared_link_has_a_picture_that_is_there(built: Built) -> None:
    """og:image is absolute, and the file of that name was written with the size that is promised."""
    head = lxml_html.fromstring(built.html["/"])
    address = head.xpath('string(//meta[@property="og:image"]/@content)')
    assert address.startswith("https://www.lotusrecovery.example/assets/card-")
    assert head.xpath('string(//meta[@property="og:image:width"]/@content)') == "1200"


def test_a_page_for_later_does_not_stop_the_build(tmp_path: Path) -> None:
    """A page whose day is still to come has a graph that would be wrong today, and a build that goes on."""
    site = real_site(tmp_path)
    later = page("For later", body="Words.", date="2999-01-01")
    result = site.write({"pages/later.md": later}).build()
    assert result.ok, lines(result.errors)
    assert '"datePublished":"2999-01-01"' in site.html("/later/")
    assert '<meta name="robots" content="noindex">' in site.html("/later/")


def test_a_build_with_a_broken_graph_stops(tmp_path: Path) -> None:
    """A date before the page was published ends the build, names file and line, and leaves the earlier output."""
    site = real_site(tmp_path)
    path = site.content / "pages/attachment-based-therapy/goals.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("---\n", "---\nmodified: 2020-01-01\n", 1), encoding="utf-8")
    result = site.build()
    assert not result.ok
    found = [f for f in result.errors if f.rule == "dates-disagree"]
    assert [(f.file, f.line) for f in found] == [("content/pages/attachment-based-therapy/goals.md", 2)]
    assert "before it was published" in found[0].message
    assert not site.output.exists()
