"""A type of field that a plugin adds is read, described, referred to and put into the graph like the core's own."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.content_model.schema.as_json import as_json
from plugins.content_model.schema.containers import group, list_of
from plugins.content_model.schema.contributions import Registry
from plugins.content_model.schema.fields import Control, Field, FieldType, GraphValues, Named, Verdict
from plugins.site_engine.build import BuildResult
from tests.support.site import PLAIN, PROJECT, Site, lines


class Duration(FieldType):
    """A number of minutes or hours: 50 min, 2 h."""

    name = "duration"
    example = "50 min"

    def as_meant(self, text: str, spec: Field) -> str:
        return re.sub(r"\s*minutes?$", " min", text)

    def check(self, value: str, spec: Field) -> Verdict:
        return ("", "") if re.fullmatch(r"\d+ (min|h)", value) else (f"`{value}` is no time that something takes", "")

    def control(self, spec: Field) -> Control:
        return Control("duration", {"units": ["min", "h"]})

    def json_schema(self, spec: Field) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d+ (min|h)$"}

    def as_json_ld(self, value: Any, spec: Field, graph: GraphValues) -> Any:
        number, unit = value.split()
        return f"PT{number}{'M' if unit == 'min' else 'H'}"


class Neighbor(FieldType):
    """The name of a page's file without its folder and ending."""

    name = "neighbor"

    def targets(self, model: Named) -> Mapping[str, Any]:
        return {entry.source.rpartition("/")[2].removesuffix(".md"): entry for entry in model.entries}


DURATION, NEIGHBOR = Duration(), Neighbor()


def contribute(registry: Registry) -> None:
    """Two types, and fields of them: one value, a list in a group, a reference."""
    registry.add_field_types(DURATION, NEIGHBOR)
    registry.add_fields(
        Field("takes", "Takes", DURATION, feeds="WebPage.timeRequired"),
        list_of("parts", "Parts", group("part", "Part", list_of("beside", "Beside", NEIGHBOR))),
    )


PLUGIN = ModuleType("plugin_with_types")
vars(PLUGIN).update(contribute=contribute, register=lambda: None)
PLUGINS = [*runpy.run_path(str(PROJECT / "pelicanconf.py"))["PLUGINS"], PLUGIN]


def build(site: Site, front_matter: str) -> BuildResult:
    site.write({"pages/plain.md": PLAIN.replace("---\n", f"---\n{front_matter}\n", 1)})
    return site.build(PLUGINS=PLUGINS)


def test_its_value_is_read_and_stands_in_the_graph(small: Site) -> None:
    """In the form that the type keeps, and as the property wants it."""
    result = build(small, "takes: 50 minutes\nparts: [{beside: [index]}]")
    assert result.ok, lines(result.findings)
    assert result.model is not None
    assert result.model.by_url["/plain/"].get("takes") == "50 min"
    script = BeautifulSoup(small.html("/plain/"), "lxml").find("script", type="application/ld+json")
    assert script is not None
    pages = [node for node in json.loads(script.get_text())["@graph"] if node["@id"].endswith("/plain/")]
    assert [page["timeRequired"] for page in pages] == ["PT50M"]


@pytest.mark.parametrize(
    ("front_matter", "rule", "line", "says"),
    [
        ("takes: a while", "front-matter-value", 2, "`a while` is no time that something takes"),
        ("takes: a while", "front-matter-value", 2, "Write it in this form: `takes: 50 min`."),
        ("takes: [50 min]", "front-matter-type", 2, "`takes` should be a duration, and is a list"),
        ("parts: [{beside: [indxe]}]", "reference-unknown", 2, "There is no neighbor `indxe`"),
        ("parts: [{beside: [indxe]}]", "reference-unknown", 2, "Did you mean `index`?"),
        ("parts: [{beside: [plain]}]", "reference-unknown", 2, "names this page itself"),
    ],
)
def test_what_is_wrong_is_said_in_its_words(small: Site, front_matter: str, rule: str, line: int, says: str) -> None:
    """With the line, and what to write instead; a reference is followed wherever in the value it stands."""
    (found,) = build(small, front_matter).errors
    assert (found.rule, found.file, found.line) == (rule, "content/pages/plain.md", line)
    assert says in found.message + found.fix


def test_it_describes_itself(small: Site) -> None:
    """Forms and other tools learn its control and its schema."""
    session = build(small, "takes: 2 h").session
    assert session is not None
    description = as_json(session.contributions)
    (type_,) = [t for t in description["field_types"] if t["name"] == "duration"]
    assert type_["control"] == {"name": "duration", "attributes": {"units": ["min", "h"]}}
    fields = {field["name"]: field for field in description["kinds"][0]["fields"]}
    assert (fields["takes"]["type"], fields["takes"]["example"]) == ("duration", "50 min")
    assert description["kinds"][0]["front_matter"]["properties"]["takes"]["pattern"] == r"^\d+ (min|h)$"


def test_two_types_of_one_name_are_refused(small: Site) -> None:
    """As two fields are."""
    twin = ModuleType("plugin_with_a_twin")
    vars(twin).update(contribute=lambda registry: registry.add_field_types(Duration()), register=lambda: None)
    result = small.build(PLUGINS=[*PLUGINS, twin])
    assert [f.message for f in result.errors if f.rule == "plugin-clash"] == [
        "Two plugins add the type of field `duration`"
    ]
