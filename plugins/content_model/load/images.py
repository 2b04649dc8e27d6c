"""Reads the pictures of content/images/ and what images.yaml says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ...findings import Place, did_you_mean
from ..report import Report
from ..schema.containers import read_group
from ..schema.field_types import WHOLE_NUMBER, YES_NO
from ..schema.fields import Field, ValueReport
from ..schema.makers import PictureMaker
from ..values import Image
from ..yaml.messages import PICTURES
from ..yaml.nodes import Node
from .data_files import read_data
from .messages import FILE_BROKEN, FILE_KIND, IMAGES, PICTURE_PIXELS
from .picture_kind import BROWSERS, ENDINGS, NAMES, kind_of, other_kind_of
from .picture_size import ENOUGH, MOST_PIXELS, picture_size

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


def shown_endings(maker: PictureMaker | None) -> tuple[str, ...]:
    """The endings of the files that are pictures of the site: those that browsers show, and those that `maker` reads."""
    kinds = BROWSERS if maker is None else BROWSERS | maker.kinds
    return tuple(ending for kind, endings in ENDINGS.items() if kind in kinds for ending in endings)


def load_images(
    content: Path, files: Iterable[str], notes_file: Path | None, report: Report, maker: PictureMaker | None = None
) -> Mapping[str, Image]:
    """The pictures by their name below images/, with what images.yaml says of them and their size in CSS pixels.

    Photos that `maker` reads are offered in all that it makes of them, whatever their ending says they are.
    """
    described = read_data(notes_file, report) if notes_file is not None and notes_file.is_file() else None
    notes: Mapping[str, Node] = described.value if described else {}
    endings = shown_endings(maker)
    names = [f.removeprefix("images/") for f in files if f.startswith("images/") and f.lower().endswith(endings)]
    for name in notes:
        if name not in names:
            place = (described.key_places or {})[name] if described else Place()
            fix = did_you_mean(name, names) or "Add the picture, or delete its description."
            report.add(IMAGES, f"There is no picture `{name}` in content/images/", fix, place)
    unread = described is None and notes_file is not None and notes_file.is_file()  # that is the mistake to mend
    return {name: _image(content, name, notes.get(name), report, unread, maker) for name in names}


def _image(
    content: Path, name: str, note: Node | None, report: Report, unread: bool, maker: PictureMaker | None
) -> Image:
    before = len(report.findings)
    values = {}
    if note is not None and isinstance(note.value, dict):
        values = read_group(note, IMAGE_FIELDS, ValueReport(report, PICTURES), what=f"the picture `{name}`")
    elif note is not None:
        message = f"`{name}` should be a group of values, and is {note.shape}"
        words = note.value if isinstance(note.value, str) else "what the picture shows"
        report.add(
            IMAGES, message, f"Leave `{name}:` alone on this line, and write `  alt: {words}` below it.", note.place
        )
    image = Image(
        f"images/{name}",
        f"/images/{name}",
        values.get("alt") or "",
        values.get("width") or 0,
        values.get("height") or 0,
        bool(values.get("decorative")),
        values.get("credit") or "",
    )
    path = content / image.file
    if path.is_file() and path.stat().st_size:
        image = _measured(image, path, report, maker)
    return replace(image, reported=unread or len(report.findings) > before)


def _measured(image: Image, path: Path, report: Report, maker: PictureMaker | None) -> Image:
    """The picture by what its file holds, whatever it is called."""
    with path.open("rb") as file:
        start = file.read(ENOUGH)
    kind, ending = kind_of(start), path.suffix.lower()
    if not kind:
        what = other_kind_of(start)
        message = f"The picture is {what}" if what else f"The picture is not a {ending[1:].upper()} file, or is broken"
        return _broken(image, message, "Save it again as a picture.", report)
    if maker is not None and kind in maker.kinds:
        return _photo(image, kind, start, path, report, maker)
    if ending not in ENDINGS[kind]:
        better = PurePosixPath(image.name).with_suffix(ENDINGS[kind][0])
        message = f"The file's name ends in `{ending}`, and what it holds is {NAMES[kind]}"
        fix = f"Rename it to `{better}`, and change the pages that use it."
        if kind not in BROWSERS:
            fix = "Save it again as a JPEG picture."
        report.findings.append(FILE_KIND.at(message, fix, file=f"content/{image.file}"))
        return image
    size = picture_size(start)
    if size is None and not (image.width and image.height):
        message = f"The picture is not a {ending[1:].upper()} file, or is broken: its width and height cannot be read"
        fix = "Save it again as a picture, or give its width and height in content/images/images.yaml."
        return _broken(image, message, fix, report)
    width, height = size or (image.width, image.height)
    image = replace(image, width=width, height=height)
    return image if kind == "svg" else _bounded(image, report)  # a drawing has no pixels


def _photo(image: Image, kind: str, start: bytes, path: Path, report: Report, maker: PictureMaker) -> Image:
    """A photo with all that is offered of it. How large it is, its first bytes say, before anything opens it."""
    claimed = picture_size(start)
    if claimed is not None and claimed[0] * claimed[1] > MOST_PIXELS:
        return _bounded(replace(image, width=claimed[0], height=claimed[1]), report)
    data = path.read_bytes()
    size = maker.size(kind, data)
    if size is None:
        message = f"The picture is {NAMES[kind]} that is broken: it cannot be opened"
        return _broken(image, message, "Save it again, or copy it anew from the phone or camera.", report)
    image = replace(image, width=size[0], height=size[1])
    return maker.offer(image, kind, data) if size[0] * size[1] <= MOST_PIXELS else _bounded(image, report)


def _bounded(image: Image, report: Report) -> Image:
    """The picture as it is, and an error when it has more pixels than anybody should decode."""
    if image.width * image.height > MOST_PIXELS:
        message = f"The picture has {image.width:,} × {image.height:,} pixels, more than a phone can show"
        fix = "Save it smaller: 2,000 pixels at its longer side are enough."
        report.findings.append(PICTURE_PIXELS.at(message, fix, file=f"content/{image.file}"))
    return image


def _broken(image: Image, message: str, fix: str, report: Report) -> Image:
    report.findings.append(FILE_BROKEN.at(message, fix, file=f"content/{image.file}"))
    return image
