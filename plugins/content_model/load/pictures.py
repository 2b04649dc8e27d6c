"""Reads content/images/: the pictures, what images.yaml says of them, and the other files that are published as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...findings import Place, did_you_mean
from ..report import Report
from ..schema.containers import read_group
from ..schema.field_types import WHOLE_NUMBER, YES_NO
from ..schema.fields import Field, ValueReport
from ..values import Image
from ..yaml.messages import PICTURES
from ..yaml.nodes import Node
from .confined import ContentFiles
from .data_files import read_data
from .messages import FILE_BROKEN, FILE_EMPTY, FILE_NAME, FILE_TYPE, FILE_UNREADABLE, IMAGES, PICTURE_PIXELS
from .picture_size import ENOUGH, MOST_PIXELS, picture_size

PICTURE_TYPES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_FOR_CAMERAS = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".ai", ".eps", ".raw", ".indd")
_FOR_PROGRAMS = (".html", ".htm", ".xhtml", ".js", ".php", ".exe", ".svgz")
_GOOD_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
IMAGE_FIELDS = (
    Field("alt", "What the picture shows", maximum=100, help="For people who cannot see it."),
    Field(
        "decorative",
        "Only decoration",
        YES_NO,
        default=False,
        help="yes: it says nothing that the text does not.",
    ),
    Field("width", "Width", WHOLE_NUMBER, minimum=1),
    Field("height", "Height", WHOLE_NUMBER, minimum=1),
    Field("credit", "Credit"),
)


def published_files(found: ContentFiles, folders: Iterable[str]) -> tuple[str, ...]:
    """The files that are published as they are, relative to content/, in order; YAML and Markdown are left out."""
    return tuple(
        name
        for folder in folders
        for name in found.below(folder)
        if not name.lower().endswith((".yaml", ".yml", ".md"))
        and not any(step.startswith("__") for step in name.split("/"))
    )


def check_files(content: Path, names: Iterable[str]) -> list[Report]:
    """What is wrong with published files: a report for each."""
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
        if ending in _FOR_CAMERAS:
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


def load_images(content: Path, files: Iterable[str], notes_file: Path | None, report: Report) -> Mapping[str, Image]:
    """The pictures by their name below images/, with what images.yaml says of them and their size in CSS pixels."""
    described = read_data(notes_file, report) if notes_file is not None and notes_file.is_file() else None
    notes: Mapping[str, Node] = described.value if described else {}
    names = [f.removeprefix("images/") for f in files if f.startswith("images/") and f.lower().endswith(PICTURE_TYPES)]
    for name in notes:
        if name not in names:
            place = (described.key_places or {})[name] if described else Place()
            fix = did_you_mean(name, names) or "Add the picture, or delete its description."
            report.add(IMAGES, f"There is no picture `{name}` in content/images/", fix, place)
    unread = described is None and notes_file is not None and notes_file.is_file()  # that is the mistake to mend
    return {name: _image(content, name, notes.get(name), report, unread) for name in names}


def _image(content: Path, name: str, note: Node | None, report: Report, unread: bool) -> Image:
    before = len(report.findings)
    values = {}
    if note is not None and isinstance(note.value, dict):
        values = read_group(note, IMAGE_FIELDS, ValueReport(report, PICTURES), what=f"the picture `{name}`")
    elif note is not None:
        message = f"`{name}` should be a group of values, and is {note.shape}"
        report.add(IMAGES, message, "Write `alt: what the picture shows` below it.", note.place)
    path = content / "images" / name
    size = None
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            size = picture_size(file.read(ENOUGH))
        if size is None and not (values.get("width") and values.get("height")):
            kind = path.suffix.lower().removeprefix(".").upper()
            message = f"The picture is not a {kind} file, or is broken: its width and height cannot be read"
            fix = "Save it again as a picture, or give its width and height in content/images/images.yaml."
            report.findings.append(FILE_BROKEN.at(message, fix, file=f"content/images/{name}"))
    width, height = size or (values.get("width") or 0, values.get("height") or 0)
    if width * height > MOST_PIXELS and not name.lower().endswith(".svg"):  # a drawing has no pixels
        message = f"The picture has {width:,} × {height:,} pixels, more than a phone can show"
        fix = "Save it smaller: 2,000 pixels at its longer side are enough."
        report.findings.append(PICTURE_PIXELS.at(message, fix, file=f"content/images/{name}"))
    return Image(
        f"images/{name}",
        f"/images/{name}",
        values.get("alt") or "",
        width,
        height,
        bool(values.get("decorative")),
        values.get("credit") or "",
        reported=unread or len(report.findings) > before,
    )
