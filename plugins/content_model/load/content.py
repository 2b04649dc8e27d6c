"""Loads the whole content folder into a ContentModel, and says everything that is wrong with it."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...findings import Finding, Place, Severity
from ..entry import Entry
from ..model import ContentModel, in_tree_order
from ..report import Report
from ..schema.contributions import Contributions
from ..schema.makers import PictureMaker
from ..settings import ContentSettings
from .confined import ContentFiles, find_files
from .copies import copies_among
from .data_files import load_facts, load_sources
from .entries import parse_entry, read_entry
from .fact_checks import check_facts
from .images import load_images, shown_endings
from .messages import FILE_IGNORED
from .published_files import PICTURE_ENDINGS, check_files, published_files
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


def load(settings: ContentSettings, contributions: Contributions, maker: PictureMaker | None = None) -> Loaded:
    """Reads content/: one pass over the Markdown files, then what they say of each other. `maker` prepares its photos."""
    root = settings.content
    reports: list[Report] = []

    def report(path: str) -> Report:
        reports.append(Report(f"content/{path}"))
        return reports[-1]

    found = find_files(root)
    reports += found.reports()
    copies = dict(copies_among(found.names))
    reports += copies.values()
    found = found.without(copies)

    def data(name: str) -> Path | None:
        return None if found.refuses(name) else root / name

    facts = load_facts(data("data/clinic.yaml"), contributions.facts, report("data/clinic.yaml"), settings.zone)
    sources = load_sources(data("data/sources.yaml"), report("data/sources.yaml"))
    files = published_files(found, settings.static)
    images = load_images(root, files, data("images/images.yaml"), report("images/images.yaml"), maker)
    reports += check_files(root, files, shown_endings(maker))
    entries: list[Entry] = []
    broken = {f"content/{name}" for name in (*copies, *(link for link, _ in found.outside))}
    pages: set[str] = set()
    folders = folders_of(settings, contributions)
    for folder, url in folders.items():
        for name in found.below(folder):
            if not name.endswith(".md"):
                continue
            pages.add(name)
            own = report(name)
            entry = read_entry(name, folder, url, settings, contributions, own)
            if entry is not None:
                entries.append(entry)
            elif any(finding.severity is Severity.ERROR for finding in own.findings):
                broken.add(f"content/{name}")
    for name, what, fix in _stray_files(found, folders, pages | set(files)):
        report(name).add(FILE_IGNORED, what, fix, Place())
        broken.add(f"content/{name}")
    model = ContentModel(
        in_tree_order(entries),
        facts,
        sources,
        images,
        settings.present,
        frozenset(broken),
        files,
        contributions.questions,
        contributions.facts,
    )
    findings = [finding for r in reports for finding in r.findings]
    findings += check_contributions(contributions)
    findings += check_places(model)
    findings += check_references(model)
    findings += check_facts(model)
    return Loaded(model, tuple(findings))


def folders_of(settings: ContentSettings, contributions: Contributions) -> Mapping[str, str]:
    """Where each folder of content/ stands on the site; a kind's own folder is there without a setting."""
    own = {kind.folder: f"/{kind.folder}/" for kind in contributions.kinds}
    return {**settings.folders, **{folder: url for folder, url in own.items() if folder not in settings.folders}}


def read_draft(
    source: str, data: bytes, model: ContentModel, settings: ContentSettings, contributions: Contributions
) -> Draft:
    """One file as it would be read if it were saved with these bytes, in a site that is as `model` says.

    `source` is the file's path from the project's folder ("content/pages/contact.md"). Raises ValueError for a path that
    no page can have.
    """
    name = source.removeprefix("content/")
    place = next(
        ((folder, url) for folder, url in folders_of(settings, contributions).items() if name.startswith(f"{folder}/")),
        None,
    )
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


def _stray_files(found: ContentFiles, folders: Iterable[str], read: Container[str]) -> Iterator[tuple[str, str, str]]:
    """Files that somebody may have meant as a page, a picture or data, and nothing reads: the name, why, what to do."""
    for name in found.folder_links:
        own = posixpath.basename(name)
        yield name, f"The folder `{own}` is a link to another place, and is not read", "Put the folder itself here."
    for name in found.names:
        if name in read:
            continue
        own = posixpath.basename(name)
        stem, ending = posixpath.splitext(own)
        if ending.lower() == ".yml":
            yield name, f"Nothing reads `{own}`", f"Rename it to `{stem}.yaml`, or move its text there."
        elif ending.lower() in PICTURE_ENDINGS:
            yield name, f"The picture `{own}` is not read here", "Move it to content/images/."
        elif ending.lower() in _LIKE_MARKDOWN or any(name.startswith(f"{folder}/") for folder in folders):
            better = stem.removesuffix(".md") + ".md"
            fix = f"Rename it to `{better}` and put it into content/pages/, or move it out of content/."
            yield name, f"The file `{own}` is not a page, and nothing reads it here", fix
