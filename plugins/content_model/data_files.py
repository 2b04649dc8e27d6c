"""Reads content/data/*.yaml and content/images/: the clinic's facts, the sources, the pictures."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..findings import Place
from .facts import FACT_FIELDS
from .field import Field, FieldType
from .front_matter import decode
from .model import Fact, Image, Source
from .validate import Report, did_you_mean, read_group, read_value
from .yaml_nodes import Node, YamlProblem, read_yaml

PICTURE_TYPES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")

_SOURCE_FIELDS = (
    Field("authors", "Authors", required=True),
    Field("year", "Year", FieldType.WHOLE_NUMBER, required=True, minimum=1800, maximum=2200),
    Field("title", "Title", required=True),
    Field("published_in", "Published in"),
    Field("doi", "DOI", pattern=r"10\.\d{4,}/\S+", pattern_help="10.1037/pspp0000027"),
    Field("address", "Web address", FieldType.ADDRESS),
)
_IMAGE_FIELDS = (
    Field("alt", "What the picture shows", maximum=100, help="For people who cannot see it."),
    Field(
        "decorative",
        "Only decoration",
        FieldType.YES_NO,
        default=False,
        help="yes: it says nothing that the text does not.",
    ),
    Field("width", "Width", FieldType.WHOLE_NUMBER, minimum=1),
    Field("height", "Height", FieldType.WHOLE_NUMBER, minimum=1),
    Field("credit", "Credit"),
)


def read_data(path: Path, report: Report) -> Node | None:
    """A data file's root, a mapping; None when it cannot be read (the report says why)."""
    if not path.is_file():
        report.add("data-missing", "This file is missing", f"Put it back: {report.file}.", Place())
        return None
    try:
        node = read_yaml(decode(path.read_bytes()))
    except YamlProblem as problem:
        report.add("yaml", problem.message, problem.fix, problem.place)
        return None
    if node.value is None:
        return Node({}, Place(1, 1), key_places={})
    if not isinstance(node.value, dict):
        report.add(
            "yaml", f"The file should hold names with values, and is {node.shape}", "Write `name: value`.", node.place
        )
        return None
    return node


def load_facts(path: Path, report: Report) -> Mapping[str, Any]:
    """The clinic's facts: a mapping for a group, a tuple for a list, a Fact for each single value.

    A fact that is not given is Fact(None); a whole group or list may be a placeholder.
    """
    root = read_data(path, report)
    return _facts_group(root, FACT_FIELDS, report, None, what="the clinic's facts")


def _facts_group(
    node: Node | None, fields: Sequence[Field], report: Report, needed: str | None, what: str
) -> dict[str, Any]:
    given: Mapping[str, Node] = node.value if node is not None else {}
    if node is not None:
        for name, place in (node.key_places or {}).items():
            if name not in {f.name for f in fields}:
                known = [f.name for f in fields]
                fix = did_you_mean(name, known) or f"There is: {', '.join(known)}."
                report.add("facts-unknown", f"`{name}` is not one of {what}", fix, place)
    facts: dict[str, Any] = {}
    for spec in fields:
        child = given.get(spec.name)
        if child is not None and child.value is None:
            child = None
        if child is None and spec.required and node is not None:
            report.add(
                "facts-missing",
                f"`{spec.name}` is missing from {what}",
                f'Write it, or `{spec.name}: {{placeholder: "...", needed: "what the clinic has to tell us"}}`.',
                node.place,
            )
        facts[spec.name] = _facts_value(child, spec, report, needed)
    return facts


def _facts_value(node: Node | None, spec: Field, report: Report, needed: str | None) -> Any:
    """A fact, or a tree of facts. `needed` is set below a placeholder: all of it is one."""
    if node is not None and isinstance(node.value, dict) and "placeholder" in node.value:
        note = node.value.get("needed")
        if note is None or not isinstance(note.value, str):
            report.add(
                "facts-placeholder",
                f"The placeholder of `{spec.name}` does not say what is needed",
                f'Add `needed: "{spec.label}"`.',
                node.place,
            )
        needed = str(note.value) if note is not None and note.value else spec.label
        node = node.value["placeholder"]
    if spec.type is FieldType.GROUP:
        if node is not None and not isinstance(node.value, dict):
            report.add(
                "facts-type",
                f"`{spec.name}` should be a group of values, and is {node.shape}",
                f"Write {', '.join(f.name + ': ...' for f in spec.fields[:3])} below it.",
                node.place,
            )
            node = None
        return _facts_group(node, spec.fields, report, needed, what=f"the values of `{spec.name}`")
    if spec.type is FieldType.LIST:
        assert spec.item is not None
        if node is None:
            return ()
        if not isinstance(node.value, list):
            report.add(
                "facts-type",
                f"`{spec.name}` should be a list, and is {node.shape}",
                "Write one item a line, each with a dash in front.",
                node.place,
            )
            return ()
        return tuple(_facts_value(item, spec.item, report, needed) for item in node.value)
    if node is None:
        return Fact(None)
    value = read_value(node, spec, report, rule="facts")
    return Fact(value, needed is not None, needed or "", node.place.line)


def load_sources(path: Path, report: Report) -> Mapping[str, Source]:
    """The sources by key."""
    root = read_data(path, report)
    sources: dict[str, Source] = {}
    for key, node in (root.value if root else {}).items():
        if not isinstance(node.value, dict):
            report.add(
                "sources",
                f"`{key}` should be a group of values, and is {node.shape}",
                "Write authors, year and title below it.",
                node.place,
            )
            continue
        before = len(report.findings)
        values = read_group(node, _SOURCE_FIELDS, report, what=f"the source `{key}`", rule="sources")
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


def load_images(folder: Path, report: Report) -> Mapping[str, Image]:
    """The pictures by file name, with what images.yaml says of them and their size in CSS pixels."""
    described = read_data(folder / "images.yaml", report) if (folder / "images.yaml").is_file() else None
    notes: Mapping[str, Node] = described.value if described else {}
    files = (
        {p.name: p for p in sorted(folder.glob("*")) if p.suffix.lower() in PICTURE_TYPES} if folder.is_dir() else {}
    )
    for name, node in notes.items():
        if name not in files:
            place = (described.key_places or {})[name] if described else Place()
            report.add(
                "images",
                f"There is no picture `{name}` in content/images/",
                did_you_mean(name, files) or "Add the picture, or delete its description.",
                place,
            )
        elif not isinstance(node.value, dict):
            report.add(
                "images",
                f"`{name}` should be a group of values, and is {node.shape}",
                "Write `alt: what the picture shows` below it.",
                node.place,
            )
    images: dict[str, Image] = {}
    for name, path in files.items():
        note = notes.get(name)
        has_note = note is not None and isinstance(note.value, dict)
        values = (
            read_group(note, _IMAGE_FIELDS, report, what=f"the picture `{name}`", rule="images")
            if note and has_note
            else {}
        )
        width, height = _size(path)
        images[name] = Image(
            f"images/{name}",
            f"/images/{name}",
            values.get("alt") or "",
            width or values.get("width") or 0,
            height or values.get("height") or 0,
            bool(values.get("decorative")),
            values.get("credit") or "",
        )
    return images


def _size(path: Path) -> tuple[int, int]:
    """Width and height from an SVG's or a PNG's own head; (0, 0) where it does not say."""
    head = path.read_bytes()[:2048]
    if head[:8] == b"\x89PNG\r\n\x1a\n" and len(head) >= 24:
        width, height = struct.unpack(">II", head[16:24])
        return int(width), int(height)
    text = head.decode("utf-8", "replace")
    tag = re.search(r"<svg\b[^>]*>", text)
    if tag is None:
        return 0, 0
    sizes = [re.search(rf'\s{name}="(\d+)(?:\.\d+)?(?:px)?"', tag[0]) for name in ("width", "height")]
    if all(sizes):
        return int(sizes[0][1]), int(sizes[1][1])  # type: ignore[index]
    box = re.search(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"', tag[0])
    return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
