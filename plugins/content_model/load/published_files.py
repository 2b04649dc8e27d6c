"""The files of content/ that are published as they are, pictures among them: which there are, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from ...findings import Place
from ..report import Report
from .confined import ContentFiles
from .messages import FILE_EMPTY, FILE_NAME, FILE_TYPE, FILE_UNREADABLE
from .picture_kind import ENDINGS

_FOR_CAMERAS = (".psd", ".ai", ".eps", ".raw", ".dng", ".cr2", ".nef", ".arw", ".indd")
_FOR_PROGRAMS = (".html", ".htm", ".xhtml", ".js", ".php", ".exe", ".svgz")
PICTURE_ENDINGS = frozenset(ending for endings in ENDINGS.values() for ending in endings)
_GOOD_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


def published_files(found: ContentFiles, folders: Iterable[str]) -> tuple[str, ...]:
    """The files that are published as they are, relative to content/, in order; YAML and Markdown are left out."""
    return tuple(
        name
        for folder in folders
        for name in found.below(folder)
        if not name.lower().endswith((".yaml", ".yml", ".md"))
        and not any(step.startswith("__") for step in name.split("/"))
    )


def check_files(content: Path, names: Iterable[str], shown: Collection[str]) -> list[Report]:
    """What is wrong with published files: a report for each. `shown` are the endings of pictures that pages may show."""
    reports: list[Report] = []
    seen: dict[str, str] = {}
    for name in names:
        report = Report(f"content/{name}")
        reports.append(report)
        ending = Path(name).suffix.lower()
        twin = seen.setdefault(name.lower(), name)
        if twin != name:
            message = (
                f"The file has the same name as {twin} but for capitals, and many computers cannot tell them apart"
            )
            report.add(FILE_NAME, message, "Rename one of the two.", Place())
        elif not _GOOD_NAME.fullmatch(name):
            better = re.sub(r"[^a-z0-9.]+", "-", Path(name).name.lower()).strip("-")
            message = "The file's name has spaces or signs that do not belong into an address"
            report.add(FILE_NAME, message, f"Rename it to `{better}`, and change the pages that use it.", Place())
        if ending in _FOR_CAMERAS or (ending in PICTURE_ENDINGS and ending not in shown):
            message = f"Browsers do not show `{ending}` files"
            report.add(
                FILE_TYPE, message, "Save the picture as .jpg, .png, .webp or .svg, and delete this file.", Place()
            )
        elif ending in _FOR_PROGRAMS:
            message = f"A `{ending}` file would be published without being checked"
            report.add(FILE_TYPE, message, "Take it out of content/. Pages are written as .md files.", Place())
        elif not (content / name).is_file():
            report.add(
                FILE_UNREADABLE, "The file cannot be read: it is a link that leads nowhere", "Delete it.", Place()
            )
        elif not (content / name).stat().st_size:
            report.add(FILE_EMPTY, "The file is empty", "Put it there again, or delete it.", Place())
    return reports
