"""Reads content/data/*.yaml: the clinic's facts and the sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...findings import Place, did_you_mean
from ..report import Report
from ..schema.containers import read_group
from ..schema.field_types import ADDRESS, WHOLE_NUMBER
from ..schema.fields import Field, ValueReport
from ..schema.other_forms import doi_of
from ..values import Fact, Source
from ..wording import listed
from ..yaml.front_matter import decode
from ..yaml.messages import FACTS
from ..yaml.messages import SOURCES as SOURCE_VALUES
from ..yaml.nodes import Node, YamlProblem, read_yaml
from .merge_marks import has_merge_marks
from .messages import DATA_BROKEN, DATA_MISSING, FACTS_PLACEHOLDER, SOURCES

SOURCE_FIELDS = (
    Field("authors", "Authors", required=True, example="Bowlby J"),
    Field("year", "Year", WHOLE_NUMBER, required=True, minimum=1800, maximum=2200, example="1969"),
    Field("title", "Title", required=True, example="Attachment and Loss"),
    Field("published_in", "Published in"),
    Field(
        "doi",
        "DOI",
        pattern=r"10\.\d{4,}/\S+",
        pattern_help="10.1037/pspp0000027",
        meant=doi_of,
        help="Without https://doi.org/ in front.",
    ),
    Field("address", "Web address", ADDRESS),
)


def read_data(path: Path | None, report: Report) -> Node | None:
    """A data file's root, a mapping; None when it cannot be read (the report says why), or may not be (no path)."""
    if path is None:
        return None
    if not path.is_file():
        report.add(DATA_MISSING, "This file is missing", f"Put it back: {report.file}.", Place())
        return None
    return parse_data(path.read_bytes(), report)


def parse_data(data: bytes, report: Report) -> Node | None:
    """The root of a data file with these bytes, a mapping; None when it cannot be read, and the report says why."""
    try:
        text = decode(data)
        if has_merge_marks(text, report):
            return None
        node = read_yaml(text)
    except YamlProblem as problem:
        report.add(DATA_BROKEN, problem.message, problem.fix, problem.place)
        return None
    if node.value is None:
        return Node({}, Place(1, 1), key_places={})
    if not isinstance(node.value, dict):
        report.add(
            DATA_BROKEN,
            f"The file should hold names with values, and is {node.shape}",
            "Write `name: value`.",
            node.place,
        )
        return None
    return node


def load_facts(
    path: Path | None, fields: Sequence[Field], report: Report, zone: dt.tzinfo = dt.UTC
) -> Mapping[str, Any]:
    """The clinic's facts: a mapping for a group, a tuple for a list, a Fact for each single value.

    A fact that is not given is Fact(None); a whole group or list may be a placeholder. `zone` is the clinic's time zone.
    """
    return facts_of(read_data(path, report), fields, report, zone)


def facts_of(root: Node | None, fields: Sequence[Field], report: Report, zone: dt.tzinfo = dt.UTC) -> Mapping[str, Any]:
    """The facts of a file's root, as `load_facts` has them."""
    return _facts_group(root, fields, ValueReport(report, FACTS, zone), None, what="the clinic's facts")


# The clinic's facts are many, and nobody reads a list of all.
_LOOK_UP = "Take the line away, or look up the fact's name in docs/fields.md."


def _facts_group(
    node: Node | None, fields: Sequence[Field], to: ValueReport, needed: str | None, what: str
) -> dict[str, Any]:
    given: Mapping[str, Node] = node.value if node is not None else {}
    if node is not None:
        for name, place in (node.key_places or {}).items():
            if name not in {f.name for f in fields}:
                known = [f.name for f in fields]
                fix = did_you_mean(name, known) or _LOOK_UP
                to.add(FACTS.unknown, f"`{name}` is not one of {what}", fix, place)
    facts: dict[str, Any] = {}
    missing: list[str] = []
    for spec in fields:
        child = given.get(spec.name)
        if child is not None and child.value is None:
            child = None
        if child is None and spec.required and node is not None:
            missing.append(spec.name)
        facts[spec.name] = _facts_value(child, spec, to, needed)
    if missing and node is not None:
        verb, them = ("is", "it") if len(missing) == 1 else ("are", "them")
        fix = f'Write {them}, or `{missing[0]}: {{placeholder: "...", needed: "what the clinic has to tell us"}}`.'
        to.add(FACTS.missing, f"{listed(missing)} {verb} missing from {what}", fix, node.place)
    return facts


def _facts_value(node: Node | None, spec: Field, to: ValueReport, needed: str | None) -> Any:
    """A fact, or a tree of facts. `needed` is set below a placeholder: all of it is one."""
    if node is not None and isinstance(node.value, dict) and "placeholder" in node.value:
        note = node.value.get("needed")
        if note is None or not isinstance(note.value, str):
            to.add(
                FACTS_PLACEHOLDER,
                f"The placeholder of `{spec.name}` does not say what is needed",
                f'Add `needed: "{spec.label}"`.',
                node.place,
            )
        needed = str(note.value) if note is not None and note.value else spec.label
        node = node.value["placeholder"]
    if spec.fields:
        if node is not None and not isinstance(node.value, dict):
            to.add(
                FACTS.type,
                f"`{spec.name}` should be a group of values, and is {node.shape}",
                f"Write {', '.join(f.name + ': ...' for f in spec.fields[:3])} below it.",
                node.place,
            )
            node = None
        return _facts_group(node, spec.fields, to, needed, what=f"the values of `{spec.name}`")
    if spec.item is not None:
        if node is None:
            return ()
        if not isinstance(node.value, list):
            to.add(
                FACTS.type,
                f"`{spec.name}` should be a list, and is {node.shape}",
                "Write one item a line, each with a dash in front.",
                node.place,
            )
            return ()
        return tuple(_facts_value(item, spec.item, to, needed) for item in node.value)
    if node is None:
        return Fact(None)
    value = spec.type.read(node, spec, to)
    return Fact(value, needed is not None, needed or "", node.place.line)


def load_sources(path: Path | None, report: Report) -> Mapping[str, Source]:
    """The sources by key."""
    return sources_of(read_data(path, report), report)


def sources_of(root: Node | None, report: Report) -> Mapping[str, Source]:
    """The sources of a file's root, by key; one that is not whole is left out and reported."""
    sources: dict[str, Source] = {}
    for key, node in (root.value if root else {}).items():
        if not isinstance(node.value, dict):
            report.add(
                SOURCES,
                f"`{key}` should be a group of values, and is {node.shape}",
                "Write authors, year and title below it.",
                node.place,
            )
            continue
        before = len(report.findings)
        values = read_group(node, SOURCE_FIELDS, ValueReport(report, SOURCE_VALUES), what=f"the source `{key}`")
        if len(report.findings) == before:
            sources[key] = Source(
                key,
                values["authors"],
                values["year"],
                values["title"],
                values["published_in"] or "",
                values["doi"] or "",
                values["address"] or "",
            )
    return sources
