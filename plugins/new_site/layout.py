"""What a new site is made of: files that go along as they are, and new ones."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from ..content_model.slugs import slugify
from .settings_text import LOCALES, pelicanconf, pyproject, uv_lock

_SKELETON = Path(__file__).with_name("skeleton")
_FOLDERS = ("plugins", "theme/templates", "theme/static/css", "docs")
_FILES = ("tasks.py", "publishconf.py", ".gitignore", ".python-version", "LICENSE")
_LEFT = shutil.ignore_patterns("__pycache__", "node_modules", "*.pyc")

# What schema.org calls the therapies of some kinds of care; of any other one, MedicalTherapy.
_THERAPIES: Mapping[str, str] = {
    "physiotherapy": "PhysicalTherapy",
    "physical therapy": "PhysicalTherapy",
    "fisioterapia": "PhysicalTherapy",
    "occupational therapy": "OccupationalTherapy",
    "terapia ocupacional": "OccupationalTherapy",
    "psychotherapy": "PsychologicalTreatment",
    "psicoterapia": "PsychologicalTreatment",
    "mental health": "PsychologicalTreatment",
}


class NewSiteRefused(ValueError):
    """A site that cannot be laid out; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What is wanted: the clinic's name, its city, its kind of care ("physiotherapy"), and its languages, the main one first."""

    name: str
    city: str
    care: str
    languages: tuple[str, ...] = ("en",)

    @property
    def therapy_type(self) -> str:
        """What schema.org calls its therapy."""
        return _THERAPIES.get(self.care.lower(), "MedicalTherapy")


def lay_out(folder: Path, project: Path, wanted: NewSite) -> None:
    """Writes the site into a folder that is not there yet, or empty. Raises NewSiteRefused."""
    _check(folder, project, wanted)
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FOLDERS:
        shutil.copytree(project / name, folder / name, ignore=_LEFT, dirs_exist_ok=True)
    for name in _FILES:
        shutil.copy(project / name, folder / name)
    for name, text in _new_files(project, wanted):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _check(folder: Path, project: Path, wanted: NewSite) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewSiteRefused(f"{folder} is there already, and not empty. Name a new folder.")
    if folder.resolve().is_relative_to(project.resolve()):
        raise NewSiteRefused(f"{folder} is within this project. Name a folder beside it: ../{folder.name}")
    for what, given in (("name", wanted.name), ("city", wanted.city), ("care", wanted.care)):
        if not given.strip() or not slugify(given) or '"' in given or "\\" in given:
            raise NewSiteRefused(f"The {what} is {given!r}. Write it in letters, without quotation marks: --{what}")
    unknown = [language for language in wanted.languages[:1] or [""] if language not in LOCALES]
    if unknown:
        raise NewSiteRefused(
            f"A site starts in one of: {', '.join(LOCALES)}. Write --languages with one of them first."
        )


def _new_files(project: Path, wanted: NewSite) -> Iterator[tuple[str, str]]:
    """The files that are the new site's own, by path."""
    slug, language = slugify(wanted.name), wanted.languages[0]
    words = {
        "name": wanted.name,
        "quoted_name": json.dumps(wanted.name, ensure_ascii=False),
        "city": wanted.city,
        "quoted_city": json.dumps(wanted.city, ensure_ascii=False),
        "care": wanted.care,
        "Care": wanted.care[:1].upper() + wanted.care[1:],
        "domain": slug,
        "therapy_type": wanted.therapy_type,
    }
    settings = pelicanconf((project / "pelicanconf.py").read_text(encoding="utf-8"), wanted.name, language)
    yield "pelicanconf.py", settings
    yield "pyproject.toml", pyproject((project / "pyproject.toml").read_text(encoding="utf-8"), wanted.name, slug)
    yield "uv.lock", uv_lock((project / "uv.lock").read_text(encoding="utf-8"), slug)
    for name, file in _skeleton(language):
        yield name, Template(file.read_text(encoding="utf-8")).substitute(words)


def _skeleton(language: str) -> Iterator[tuple[str, Path]]:
    yield "README.md", _SKELETON / "README.md"
    yield "theme/brand.yaml", _SKELETON / "brand.yaml"
    yield "content/data/clinic.yaml", _SKELETON / "clinic.yaml"
    yield "content/data/sources.yaml", _SKELETON / "sources.yaml"
    yield "content/images/images.yaml", _SKELETON / "images.yaml"
    for file in sorted((_SKELETON / language).rglob("*.md")):
        yield f"content/pages/{file.relative_to(_SKELETON / language).as_posix()}", file
