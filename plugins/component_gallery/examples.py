"""Reads the components' examples.yaml: what each component is for, and named arguments to show it with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..findings import Finding, Place, Severity
from .messages import COMPONENT_EXAMPLES

# What stands around an example: most components belong into the main text, the page's own frame does not.
FRAMES = ("main", "body")
_KEYS = {"about", "frame", "examples"}


@dataclass(frozen=True, slots=True)
class Example:
    """One way to show a component. `slug` is its place in the gallery, made from its name."""

    name: str
    slug: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Component:
    """A component and its examples. `file` is examples.yaml, relative to the project."""

    name: str
    about: str
    frame: str
    examples: tuple[Example, ...]
    file: str


def read_components(templates: Sequence[Path], project: Path) -> tuple[tuple[Component, ...], tuple[Finding, ...]]:
    """Every component in the folders of templates, by name; what is wrong is a finding."""
    found: list[Component] = []
    findings: list[Finding] = []
    folders = {
        file.stem: file.parent
        for top in reversed(templates)
        for file in (top / "components").glob("*/*.html")
        if file.stem == file.parent.name
    }
    for _, folder in sorted(folders.items()):
        examples = folder / "examples.yaml"
        file = examples.relative_to(project).as_posix() if examples.is_relative_to(project) else str(examples)
        component = _read(folder / "examples.yaml", folder.name, file)
        if isinstance(component, Finding):
            findings.append(component)
        else:
            found.append(component)
    return tuple(found), tuple(findings)


def _read(path: Path, name: str, file: str) -> Component | Finding:
    try:
        data = _parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        fix = "Write one: its name, and the macro's arguments."
        return COMPONENT_EXAMPLES.at(
            f"The component `{name}` has no examples", fix, file=file, severity=Severity.WARNING
        )
    except UnicodeDecodeError:
        return COMPONENT_EXAMPLES.at("The file is not UTF-8", "Save it as UTF-8.", file=file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place()
        what = f"This is not YAML: {error.problem}"
        return COMPONENT_EXAMPLES.at(what, "Correct the file at this place.", file=file, place=place)
    if not isinstance(data, dict) or not set(data) <= _KEYS or not isinstance(data.get("examples"), list):
        what = "The file should hold `about`, `examples` and perhaps `frame`"
        return COMPONENT_EXAMPLES.at(what, "See the plugin's README.", file=file)
    examples = tuple(_example(item) for item in data["examples"])
    frame = data.get("frame", "main")
    if None in examples or not examples or frame not in FRAMES:
        what = "Each example needs a `name`, and may have `arguments`; `frame` is main or body"
        return COMPONENT_EXAMPLES.at(what, "See the plugin's README.", file=file)
    return Component(name, str(data.get("about", "")), frame, tuple(e for e in examples if e), file)


def _parsed(text: str) -> object:
    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError:
        return yaml.safe_load(text)  # ten times as slow, and knows better where the mistake is


def _example(item: object) -> Example | None:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str):
        return None
    arguments = item.get("arguments") or {}
    slug = re.sub(r"[^a-z0-9]+", "-", item["name"].lower()).strip("-")
    if not slug or not isinstance(arguments, dict):
        return None
    return Example(item["name"], slug, arguments)
