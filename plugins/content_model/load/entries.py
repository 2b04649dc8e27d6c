"""Reads one Markdown file into an Entry: its kind, its address, its fields, and whether it is out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...findings import Place, Severity, did_you_mean
from ..entry import Entry
from ..report import Report
from ..schema import traits as t
from ..schema.containers import read_group
from ..schema.contributions import Contributions
from ..schema.fields import ValueReport
from ..schema.kinds import Kind
from ..settings import ContentSettings
from ..sign_off import words_fingerprint
from ..slugs import slugify
from ..yaml.front_matter import decode, split
from ..yaml.messages import FRONT_MATTER
from ..yaml.nodes import Node, YamlProblem
from .merge_marks import has_merge_marks
from .messages import BODY_EMPTY, FILE_UNREADABLE, FRONT_MATTER_BROKEN, SLUG

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_entry(
    name: str, folder: str, base: str, settings: ContentSettings, contributions: Contributions, report: Report
) -> Entry | None:
    """The file `name`, relative to content/, as an Entry; None when it is broken (the report says how).

    `folder` is the folder of content/ that it lies in, `base` that folder's place on the site.
    """
    try:
        data = (settings.content / name).read_bytes()
    except OSError as error:
        message, fix = f"The file cannot be read ({error.strerror})", "Look at the file's permissions."
        if (settings.content / name).is_symlink():
            message = "The file is a link that leads to no file"
            fix = "Put the file itself here, or delete the link."
        report.add(FILE_UNREADABLE, message, fix, Place())
        return None
    return parse_entry(data, name, folder, base, settings, contributions, report)


def parse_entry(
    data: bytes,
    name: str,
    folder: str,
    base: str,
    settings: ContentSettings,
    contributions: Contributions,
    report: Report,
) -> Entry | None:
    """The same from a file's bytes, saved or not."""
    try:
        text = decode(data)
        if has_merge_marks(text, report):
            return None
        parsed = split(text)
    except YamlProblem as problem:
        report.add(FRONT_MATTER_BROKEN, problem.message, problem.fix, problem.place)
        return None
    kind = _kind_of(parsed.front_matter, name, folder, contributions, report)
    address = _address(name, folder, base, kind, report)
    if kind is None or address is None:
        return None
    before = len(report.findings)
    what = f"a page of the kind `{kind.name}`"
    values = read_group(parsed.front_matter, kind.fields, ValueReport(report, FRONT_MATTER, settings.zone), what=what)
    if not parsed.body.strip() and not kind.has(t.NO_TEXT):
        report.add(
            BODY_EMPTY,
            "The page has no text below its front matter",
            "Write the page's text, below the second line of dashes.",
            Place(parsed.body_line, 1),
        )
    if len(report.findings) > before:
        _forgive_a_draft(values, before, report)
        return None
    url, save_as = address
    entry = Entry(
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
        _is_listed(values, settings.present),
    )
    if entry.get("reviewed_words"):
        entry = replace(entry, words=words_fingerprint(entry, contributions.blocks))
    return entry


def _forgive_a_draft(values: Mapping[str, Any], before: int, report: Report) -> None:
    """A draft that lacks something is left out of the build and not in anybody's way: that is a warning."""
    found = report.findings[before:]
    if values.get("status") == "draft" and all(f.rule in (FRONT_MATTER.missing.id, BODY_EMPTY.id) for f in found):
        report.findings[before:] = [
            replace(f, severity=Severity.WARNING, message=f"This draft is not shown yet: {f.message}") for f in found
        ]


def _kind_of(front_matter: Node, name: str, folder: str, contributions: Contributions, report: Report) -> Kind | None:
    node = front_matter.value.get("kind")
    if node is None or node.value is None:
        return _usual_kind(name, folder, contributions)
    written = node.value.strip() if isinstance(node.value, str) else ""
    kind = next((k for k in contributions.kinds if written.lower() in (k.name, k.label.lower())), None)
    if kind is None:
        kinds = [kind.name for kind in contributions.kinds]
        shown = written or node.shape
        fix = did_you_mean(written, kinds) or f"Write one of: {', '.join(kinds)}."
        report.add(FRONT_MATTER.value, f"`{shown}` is not a kind of page", fix, node.place)
    elif kind.has(t.HOME) and name != f"{folder}/index.md":
        message = "Only the site's first page, content/pages/index.md, is a home page"
        report.add(FRONT_MATTER.value, message, "Write `kind: page`, or another kind.", node.place)
        return None
    elif kind.has(t.PERSON) and folder != kind.folder:
        message = f"A person's page stands in content/{kind.folder}/, where authors and reviewers are looked up"
        report.add(FRONT_MATTER.value, message, "Move the file there.", node.place)
        return None
    return kind


def _usual_kind(name: str, folder: str, contributions: Contributions) -> Kind | None:
    """The kind of a page that names none: what its folder is for."""
    if name == "pages/index.md":
        return contributions.kind_with(t.HOME)
    usual = contributions.kind_with(t.DEFAULT)
    own = next((k for k in contributions.kinds if k.folder == folder), None)
    if usual is None or own is None or own.folder == usual.folder:
        return usual
    if name == f"{folder}/index.md":
        return contributions.kind(own.index) if own.index else contributions.kind_with(t.SECTION) or usual
    return own


def _address(name: str, folder: str, base: str, kind: Kind | None, report: Report) -> tuple[str, str] | None:
    """The page's URL and the file that it is written to, from its place in the folder tree."""
    if kind is not None and kind.has(t.ERROR):
        return "/404.html", "404.html"
    steps = name[len(folder) + 1 :].removesuffix(".md").split("/")
    if steps[-1] == "index":
        steps.pop()
    for step in steps:
        if _SLUG.fullmatch(step):
            continue
        better = slugify(step)
        if better:
            why, fix = (
                "does not make a good address",
                f"Rename it to `{better}`: small letters, numbers, single hyphens.",
            )
        else:
            why, fix = "makes no address", "Give it a name of letters and numbers, such as `key-concepts.md`."
        report.add(SLUG, f"The name `{step}` {why}", fix, Place(1, 1))
        return None
    url = base + "".join(f"{step}/" for step in steps)
    return url, url.lstrip("/") + "index.html"


def _is_listed(values: Mapping[str, Any], now: dt.datetime) -> bool:
    """Whether the page is out now: not a draft, its day has come, and its last day has not."""
    today = now.date()
    if values.get("status") == "draft" or (values.get("date") and values["date"] > today):
        return False
    publish_at, unpublish_at = values.get("publish_at"), values.get("unpublish_at")
    return not (publish_at and publish_at > now) and not (unpublish_at and unpublish_at <= now)
