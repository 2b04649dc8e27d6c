"""Loads the whole content folder into a ContentModel, and says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...findings import Finding, Place, Severity
from ..entry import Entry
from ..model import ContentModel, in_tree_order
from ..report import Report
from ..schema.contributions import Contributions
from ..settings import ContentSettings
from .data_files import load_facts, load_sources
from .entries import parse_entry, read_entry
from .messages import FILE_IGNORED
from .pictures import PICTURE_TYPES, check_files, load_images, published_files
from .tree_checks import check_contributions, check_places, check_references

_LIKE_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model of what could be read, and the findings."""

    model: ContentModel
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsaved file: its entry, None when it cannot be read as a page, and what is wrong with it."""

    entry: Entry | None
    findings: tuple[Finding, ...]


def load(settings: ContentSettings, contributions: Contributions) -> Loaded:
    """Reads content/: one pass over the Markdown files, then what they say of each other."""
    root = settings.content
    reports: list[Report] = []

    def report(path: str) -> Report:
        reports.append(Report(f"content/{path}"))
        return reports[-1]

    facts = load_facts(root / "data/clinic.yaml", contributions.facts, report("data/clinic.yaml"))
    sources = load_sources(root / "data/sources.yaml", report("data/sources.yaml"))
    files = published_files(root, settings.static)
    images = load_images(root, files, report("images/images.yaml"))
    reports += check_files(root, files)
    entries: list[Entry] = []
    broken: set[str] = set()
    pages: set[str] = set()
    for folder, url in settings.folders.items():
        for name in _markdown_files(root, folder):
            pages.add(name)
            own = report(name)
            entry = read_entry(name, folder, url, settings, contributions, own)
            if entry is not None:
                entries.append(entry)
            elif any(finding.severity is Severity.ERROR for finding in own.findings):
                broken.add(f"content/{name}")
    folders = list(settings.folders)
    for name, what, fix in _stray_files(root, folders, pages | set(files)):
        report(name).add(FILE_IGNORED, what, fix, Place())
        broken.add(f"content/{name}")
    model = ContentModel(
        in_tree_order(entries),
        facts,
        sources,
        images,
        settings.now,
        frozenset(broken),
        files,
        contributions.questions,
    )
    findings = [finding for r in reports for finding in r.findings]
    findings += check_contributions(contributions)
    findings += check_places(model)
    findings += check_references(model)
    return Loaded(model, tuple(findings))


def read_draft(
    source: str, data: bytes, model: ContentModel, settings: ContentSettings, contributions: Contributions
) -> Draft:
    """One file as it would be read if it were saved with these bytes, in a site that is as `model` says.

    `source` is the file's path from the project's folder ("content/pages/contact.md"). Raises ValueError for a path that
    no page can have.
    """
    name = source.removeprefix("content/")
    place = next(((folder, url) for folder, url in settings.folders.items() if name.startswith(f"{folder}/")), None)
    if place is None or name == source or not name.endswith(".md") or ".." in name.split("/"):
        raise ValueError(f"{source} is no page's file")
    report = Report(source)
    entry = parse_entry(data, name, *place, settings, contributions, report)
    if entry is None:
        return Draft(None, tuple(report.findings))
    changed = model.with_entry(entry)
    findings = [*report.findings, *check_references(changed, [entry])]
    before = model.by_source.get(source)
    if before is None or (before.save_as, before.listed) != (entry.save_as, entry.listed):
        findings += [finding for finding in check_places(changed) if finding.file == source]
    return Draft(entry, tuple(findings))


def _markdown_files(root: Path, folder: str) -> list[str]:
    found = (p for p in (root / folder).rglob("*.md") if not p.is_dir())
    return [p.relative_to(root).as_posix() for p in sorted(found) if not _is_editors(p.relative_to(root).as_posix())]


def _is_editors(name: str) -> bool:
    """A hidden file, or one that an editor keeps beside the real one."""
    return any(step.startswith((".", "#")) or step.endswith("~") for step in name.split("/"))


def _stray_files(root: Path, folders: list[str], read: set[str]) -> Iterator[tuple[str, str, str]]:
    """Files that somebody may have meant as a page, a picture or data, and nothing reads: the name, why, what to do."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if name in read or _is_editors(name) or (path.is_dir() and not path.is_symlink()):
            continue
        ending = path.suffix.lower()
        if path.is_dir():
            yield (
                name,
                f"The folder `{path.name}` is a link to another place, and is not read",
                "Put the folder itself here.",
            )
        elif ending == ".yml":
            yield name, f"Nothing reads `{path.name}`", f"Rename it to `{path.stem}.yaml`, or move its text there."
        elif ending in PICTURE_TYPES:
            yield name, f"The picture `{path.name}` is not read here", "Move it to content/images/."
        elif ending in _LIKE_MARKDOWN or any(name.startswith(f"{folder}/") for folder in folders):
            better = path.stem.removesuffix(".md") + ".md"
            fix = f"Rename it to `{better}` and put it into content/pages/, or move it out of content/."
            yield name, f"The file `{path.name}` is not a page, and nothing reads it here", fix
