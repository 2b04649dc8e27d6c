"""The content model's own description: everything that may be said, with its limits, as JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest
import yaml

from plugins.content_model.load.content import load
from plugins.content_model.schema.as_json import as_json, front_matter_schema
from plugins.content_model.settings import ContentSettings
from plugins.site_engine.contributions import contributions_of
from tests.support.site import PLAIN, PROJECT, Site

CONTRIBUTIONS = contributions_of(PROJECT)
DESCRIPTION = as_json(CONTRIBUTIONS)
CHECKER = jsonschema.FormatChecker(("date",))
PAGES = sorted((PROJECT / "content").rglob("*.md"))


def validator(kind: str) -> jsonschema.Draft202012Validator:
    """What holds front matter to the schema of a kind."""
    schema = front_matter_schema(CONTRIBUTIONS.kind(kind))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=CHECKER)


def as_data(value: Any) -> Any:
    """A value as JSON has it: days as text, nothing in place of what is not given."""
    match value:
        case dt.date():
            return value.isoformat()
        case Mapping():
            return {name: as_data(item) for name, item in value.items() if item is not None}
        case list() | tuple():
            return [as_data(item) for item in value]
    return value


def test_the_command_prints_the_same_text_each_time() -> None:
    """Whatever the order in which Python keeps its sets."""
    command = [sys.executable, "-m", "invoke", "schema"]
    texts = [
        subprocess.run(
            command, cwd=PROJECT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert texts[0] == texts[1]
    assert json.loads(texts[0]) == DESCRIPTION


def test_everything_that_may_be_said_is_there() -> None:
    """Each kind with all its fields, those of other plugins among them, each block, fact and type of field."""
    kinds = {kind["name"]: [field["name"] for field in kind["fields"]] for kind in DESCRIPTION["kinds"]}
    assert kinds == {kind.name: [field.name for field in kind.fields] for kind in CONTRIBUTIONS.kinds}
    assert {"title", "reviewer", "aliases", "waivers", "credentials"} <= set(kinds["profile"])
    assert [block["name"] for block in DESCRIPTION["blocks"]] == [block.name for block in CONTRIBUTIONS.blocks]
    assert [fact["name"] for fact in DESCRIPTION["facts"]] == [fact.name for fact in CONTRIBUTIONS.facts]
    types = {type_["name"] for type_ in DESCRIPTION["field_types"]}
    assert {field["type"] for kind in DESCRIPTION["kinds"] for field in kind["fields"]} <= types


def test_a_field_says_what_a_form_needs() -> None:
    """Its words, its control with the limits in it, its choices and what it starts with."""
    fields = {field["name"]: field for field in DESCRIPTION["kinds"][0]["fields"]}
    title, menu, sources = fields["title"], fields["menu"], fields["sources"]
    assert (title["label"], title["type"], title["required"]) == ("Title", "line", True)
    assert title["control"] == {"name": "text", "attributes": {"minlength": 3, "maxlength": 70}}
    assert (menu["control"]["name"], menu["choices"], menu["default"]) == ("select", ["main", "footer", "none"], "none")
    assert (sources["type"], sources["item"]["control"]) == (
        "list",
        {"name": "reference", "attributes": {"to": "source"}},
    )


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_the_clinics_pages_keep_to_the_schema(page: Any) -> None:
    """What the build accepts is what the schema describes."""
    front_matter = as_data(yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1]))
    kind = front_matter.get("kind", {"styles": "style", "people": "profile"}.get(page.parent.name, "page"))
    assert list(validator(kind).iter_errors(front_matter)) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "So"),
        ("title", "x" * 71),
        ("title", ["A", "list"]),
        ("menu", "top"),
        ("menu_order", -1),
        ("menu_order", 1.5),
        ("date", "3/31/2026"),
        ("noindex", "perhaps"),
        ("related", ["pages/index.md"] * 5),
        ("sources", "bowlby-1969"),
        ("lang", "English"),
        ("aliases", ["old"]),
        ("tittle", "A page"),
        ("description", ""),
        ("kind", "poem"),
    ],
)
def test_build_and_schema_refuse_the_same(small: Site, name: str, value: Any) -> None:
    """A value that one of them refuses, the other refuses too."""
    good = {**yaml.safe_load(PLAIN.split("---\n")[1]), "kind": "page"}
    assert list(validator("page").iter_errors(good)) == []
    front_matter = {**good, name: value}
    small.write({"pages/plain.md": f"---\n{yaml.safe_dump(front_matter)}---\n\nSome words.\n"})
    settings = ContentSettings(small.content, {"pages": "/"})
    assert {f.file for f in load(settings, CONTRIBUTIONS).findings} == {"content/pages/plain.md"}
    assert len(list(validator("page").iter_errors(front_matter))) == 1


def test_the_models_values_keep_to_the_schema(small: Site) -> None:
    """A value of each type, written as people may write it, is in the model as the schema describes it."""
    written = (
        "menu: Footer\nmenu_order: 010\nnoindex: No\ndate: 2026-03-31T10:00\nsources: [bowlby-1969]\npicture: ../images/dot.svg\n"
        "related: [pages/index.md]\nwaivers: [{rule: h1-missing, reason: It is a test of it, until: 2027-01-01}]\naliases: [/old/]\n"
    )
    small.write(
        {
            "pages/plain.md": PLAIN.replace("---\n", f"---\n{written}", 1),
            "images/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
            "images/images.yaml": "dot.svg: {alt: A dot}\n",
        }
    )
    loaded = load(ContentSettings(small.content, {"pages": "/"}), CONTRIBUTIONS)
    assert loaded.findings == ()
    values = as_data(loaded.model.by_url["/plain/"].fields)
    assert values["waivers"][0]["until"] == "2027-01-01"
    assert list(validator("page").iter_errors(values)) == []


@pytest.mark.parametrize("type_", DESCRIPTION["field_types"], ids=[t["name"] for t in DESCRIPTION["field_types"]])
def test_a_types_example_keeps_to_its_schema(type_: Mapping[str, Any]) -> None:
    """The schema of each type is sound, and its example, as YAML has it, is a good value."""
    jsonschema.Draft202012Validator.check_schema(type_["json_schema"])
    if type_["example"]:
        example = as_data(yaml.safe_load(type_["example"]))
        jsonschema.validate(example, type_["json_schema"], format_checker=CHECKER)
