"""Loads the whole content folder into a ContentModel, and says everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..findings import Finding, Place, Severity
from . import data_files
from .contributions import Contributions
from .field import Field, FieldType
from .front_matter import decode, split
from .kinds import COMMON_FIELDS, KINDS, Kind
from .model import ContentModel, Entry
from .settings import ContentSettings
from .validate import Report, did_you_mean, read_group
from .yaml_nodes import Node, YamlProblem

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FOLDER_KIND = {kind.folder: kind.name for kind in reversed(KINDS) if kind.folder != "pages"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model of what could be read, and the findings."""

    model: ContentModel
    findings: tuple[Finding, ...]


def load(settings: ContentSettings, contributions: Contributions) -> Loaded:
    """Reads content/: one pass over the Markdown files, then what they say of each other."""
    root = settings.content
    reports: list[Report] = []

    def report(path: str) -> Report:
        reports.append(Report(f"content/{path}"))
        return reports[-1]

    facts = data_files.load_facts(root / "data/clinic.yaml", report("data/clinic.yaml"))
    sources = data_files.load_sources(root / "data/sources.yaml", report("data/sources.yaml"))
    images = data_files.load_images(root / "images", report("images/images.yaml"))
    entries: list[Entry] = []
    broken: set[str] = set()
    for folder, url in settings.folders:
        for path in _markdown_files(root / folder):
            name = path.relative_to(root).as_posix()
            entry = read_entry(path, name, folder, url, settings, contributions, report(name))
            if entry is None:
                broken.add(f"content/{name}")
            else:
                entries.append(entry)
    for name in _stray_files(root, [folder for folder, _ in settings.folders]):
        report(name).add(
            "file-ignored",
            f"The file `{Path(name).name}` is not a page, and nothing reads it here",
            "Rename it to end in .md and put it into content/pages/, or move it out of content/.",
            Place(),
        )
    entries.sort(key=lambda e: (e.url.count("/"), e.fields.get("menu_order") or 9999, e.url))
    model = ContentModel(tuple(entries), facts, sources, images, contributions, settings.now, frozenset(broken))
    findings = [finding for r in reports for finding in r.findings]
    findings += _contributions_clash(contributions)
    findings += check_places(model)
    findings += check_references(model)
    return Loaded(model, tuple(findings))


def _markdown_files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".md", ".markdown") and not p.is_dir())


def _stray_files(root: Path, folders: list[str]) -> Iterator[str]:
    """Files that somebody may have meant as a page: in a page folder without .md, or with it elsewhere."""
    pages = {path for folder in folders for path in _markdown_files(root / folder)}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        hidden = any(step.startswith((".", "#")) or step.endswith("~") for step in name.split("/"))
        if not path.is_file() or hidden or path in pages:
            continue
        in_page_folder = any(name.startswith(f"{folder}/") for folder in folders)
        if in_page_folder or path.suffix.lower() in (".md", ".markdown"):
            yield name


def fields_of(kind: Kind, contributions: Contributions) -> tuple[Field, ...]:
    """All fields of a kind of page: the common ones, its own, and the contributed ones."""
    added = tuple(f for name, f in contributions.fields if name in ("*", kind.name))
    return (*COMMON_FIELDS, *kind.fields, *added)


def read_entry(
    path: Path,
    name: str,
    folder: str,
    base: str,
    settings: ContentSettings,
    contributions: Contributions,
    report: Report,
) -> Entry | None:
    """One Markdown file as an Entry; None when it is broken (the report says how)."""
    try:
        parsed = split(decode(path.read_bytes()))
    except YamlProblem as problem:
        report.add("front-matter-broken", problem.message, problem.fix, problem.place)
        return None
    except OSError as error:
        report.add(
            "file-unreadable", f"The file cannot be read ({error.strerror})", "Look at the file's permissions.", Place()
        )
        return None
    kind = _kind_of(parsed.front_matter, folder, report)
    address = _address(name, folder, base, kind, report)
    if kind is None or address is None:
        return None
    before = len(report.findings)
    values = read_group(
        parsed.front_matter, fields_of(kind, contributions), report, what=f"a page of the kind `{kind.name}`"
    )
    if not parsed.body.strip() and kind.name not in ("home", "style", "contact", "profile", "error"):
        report.add(
            "body-empty",
            "The page has no text below its front matter",
            "Write the page's text, or set `status: draft`.",
            Place(parsed.body_line, 1),
        )
    if len(report.findings) > before:
        return None
    url, save_as = address
    return Entry(
        f"content/{name}",
        kind,
        url,
        save_as,
        values["title"],
        values["description"],
        values,
        parsed.body,
        parsed.body_line,
        parsed.front_matter.key_places or {},
        _is_listed(values, settings.now),
    )


def _kind_of(front_matter: Node, folder: str, report: Report) -> Kind | None:
    kinds = {kind.name: kind for kind in KINDS}
    node = front_matter.value.get("kind")
    if node is None or node.value is None:
        return kinds[_FOLDER_KIND.get(folder, "page")]
    if isinstance(node.value, str) and node.value in kinds:
        return kinds[node.value]
    shown = node.value if isinstance(node.value, str) else node.shape
    near = did_you_mean(node.value, kinds) if isinstance(node.value, str) else ""
    report.add(
        "front-matter-value",
        f"`{shown}` is not a kind of page",
        near or f"Write one of: {', '.join(kinds)}.",
        node.place,
    )
    return None


def _address(name: str, folder: str, base: str, kind: Kind | None, report: Report) -> tuple[str, str] | None:
    """The page's URL and the file that it is written to, from its place in the folder tree."""
    if kind is not None and kind.name == "error":
        return "/404.html", "404.html"
    path = name[len(folder) + 1 :].rpartition(".")[0]
    steps = path.split("/")
    if steps[-1] == "index":
        steps.pop()
    for step in steps:
        if not _SLUG.fullmatch(step):
            better = slugify(step)
            fix = (
                f"Rename it to `{better}`."
                if better
                else "Give it a name of letters and numbers, such as `key-concepts.md`."
            )
            why = (
                "makes no address"
                if not better
                else "does not make a good address: small letters, numbers and single hyphens do"
            )
            report.add("slug", f"The name `{step}` {why}", fix, Place(1, 1))
            return None
    url = base + "".join(f"{step}/" for step in steps)
    return url, url.lstrip("/") + "index.html"


def slugify(text: str) -> str:
    """A name for a file and an address, from any text: small ASCII letters, numbers, hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def _is_listed(values: Mapping[str, Any], now: dt.datetime) -> bool:
    """Whether the page is out now: not a draft, its day has come, and its last day has not."""
    today = now.date()
    if values.get("status") == "draft" or (values.get("date") and values["date"] > today):
        return False
    publish_at, unpublish_at = values.get("publish_at"), values.get("unpublish_at")
    return not (publish_at and publish_at > now) and not (unpublish_at and unpublish_at <= now)


def check_places(model: ContentModel) -> Iterator[Finding]:
    """Two pages for one address, and a site without a home page."""
    taken: dict[str, Entry] = {}
    for entry in model.entries:
        key = entry.save_as.lower()
        if key in taken:
            first = taken[key]
            yield Finding(
                "duplicate-url",
                Severity.ERROR,
                f"This page has the address {entry.url}, and so has {first.source}",
                "Rename one of the two files, or delete it.",
                entry.source,
                1,
                1,
                entry.url,
            )
        taken.setdefault(key, entry)
    if "index.html" not in taken:
        yield Finding(
            "home-missing",
            Severity.ERROR,
            "The site has no home page that can be read",
            "Write content/pages/index.md with `kind: home`.",
            "content/pages/index.md",
        )


def check_references(model: ContentModel) -> Iterator[Finding]:
    """Front-matter values that name something else: a source, a person, a page, a picture."""
    people = {posixpath.basename(e.source)[:-3]: e for e in model.entries if e.source.startswith("content/people/")}
    pages = {e.source.removeprefix("content/"): e for e in model.entries}
    known: dict[FieldType, tuple[Mapping[str, Any], str]] = {
        FieldType.SOURCE: (model.sources, "There is no source `{}` in content/data/sources.yaml"),
        FieldType.PERSON: (people, "There is no person `{}` in content/people/"),
        FieldType.PAGE: (pages, "There is no page `{}` in content/"),
        FieldType.IMAGE: (model.images, "There is no picture `{}` in content/images/"),
    }
    for entry in model.entries:
        for spec in fields_of(entry.kind, model.contributions):
            leaf = spec.item if spec.type is FieldType.LIST and spec.item else spec
            if leaf.type not in known or entry.fields.get(spec.name) is None:
                continue
            names, message = known[leaf.type]
            value = entry.fields[spec.name]
            for name in value if isinstance(value, tuple) else (value,):
                if name not in names and f"content/{name}" not in model.unread:
                    place = entry.places.get(spec.name, Place(1, 1))
                    yield Finding(
                        "reference-unknown",
                        Severity.ERROR,
                        message.format(name),
                        did_you_mean(name, names) or f"There is: {', '.join(list(names)[:8]) or 'none yet'}.",
                        entry.source,
                        place.line,
                        place.column,
                        entry.url,
                    )


def check_templates(model: ContentModel, templates: Path) -> Iterator[Finding]:
    """Templates that the theme does not have: Pelican would take its own plain ones without a word."""
    for name in sorted({entry.kind.template for entry in model.entries}):
        if not (templates / name).is_file():
            kinds = ", ".join(kind.name for kind in KINDS if kind.template == name)
            yield Finding(
                "template-missing",
                Severity.ERROR,
                f"The theme has no template `{name}`, which pages of these kinds need: {kinds}",
                "Put the template back.",
                f"theme/templates/{name}",
            )


def _contributions_clash(contributions: Contributions) -> Iterator[Finding]:
    """Two plugins that add the same name: a mistake in the code, said as clearly as one in the content."""
    for kind in KINDS:
        names = [f.name for f in fields_of(kind, contributions)]
        for name in {n for n in names if names.count(n) > 1}:
            yield Finding(
                "plugin-clash",
                Severity.ERROR,
                f"Two plugins add the field `{name}` to the kind `{kind.name}`",
                "Rename the field in one of them.",
                "pelicanconf.py",
            )
    blocks = [b.name for b in contributions.blocks]
    for name in sorted({n for n in blocks if blocks.count(n) > 1}):
        yield Finding(
            "plugin-clash",
            Severity.ERROR,
            f"Two plugins add the block `{name}`",
            "Rename the block in one of them.",
            "pelicanconf.py",
        )
