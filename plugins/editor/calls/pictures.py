"""Pictures: brought in from a phone or a drawing program, and described."""

from __future__ import annotations

import msgspec

from ...content_model.load.images import IMAGE_FIELDS
from ...content_model.load.picture_kind import kind_of
from ..compose import as_written
from ..editor import Editor
from ..front_matter_edit import data_values_of, edit_data
from ..picture_import import import_picture
from ..pictures.raster import Crop
from ..refused import Refused
from ..server.call import Call, Upload
from ..source.tree import Plain
from ..versions.blobs import ABSENT, hash_of
from ..workspace import Change

DESCRIPTIONS = "images/images.yaml"


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The name that the file has where it comes from."""

    name: str


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a picture shows, or that it only decorates."""

    name: str
    alt: str = ""
    decorative: bool = False
    credit: str = ""


class Brought(msgspec.Struct, frozen=True):
    """The picture as it lies in content/images/ now, and in words what was done to it."""

    name: str
    url: str
    width: int
    height: int
    notes: tuple[str, ...]


class Cut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of a picture to keep: the largest of this `ratio` (width by height) around a point, from 0 to 1 each."""

    name: str
    seen: str
    ratio: float
    x: float = 0.5
    y: float = 0.5


class Described(msgspec.Struct, frozen=True):
    """The name of the picture that is described now."""

    name: str


def _bring(editor: Editor, given: Upload) -> Brought:
    """The picture and its entry among the descriptions, in one change. Its description is asked for next."""
    who = editor.writer()
    taken = [name.removeprefix("images/") for name in editor.workspace.files() if name.startswith("images/")]
    made = import_picture(given.data, given.values.name, taken)
    changes = [
        Change(f"images/{made.name}", made.data, ABSENT),
        _descriptions(editor, made.name, {"width": str(made.width), "height": str(made.height)}),
    ]
    editor.workspace.apply(changes, who, "picture")
    return Brought(made.name, f"/images/{made.name}", made.width, made.height, made.notes)


def _cut(editor: Editor, given: Cut) -> Brought:
    """The same picture, less of it, under the same name; the whole one stays among the earlier versions."""
    path, who = f"images/{given.name}", editor.writer()
    before = editor.read(path).data
    made = import_picture(before, given.name, (), Crop(given.ratio, given.x, given.y))
    if kind_of(made.data) != kind_of(before) or kind_of(before) == "svg":
        raise Refused("This picture cannot be cut as it is", "Cut it where it was made, and bring it in again.")
    changes = [
        Change(path, made.data, given.seen),
        _descriptions(editor, given.name, {"width": str(made.width), "height": str(made.height)}),
    ]
    editor.workspace.apply(changes, who, "picture")
    return Brought(given.name, f"/{path}", made.width, made.height, made.notes)


def _describe(editor: Editor, given: Description) -> Described:
    editor.workspace.read(f"images/{given.name}")
    values = {
        "alt": None if given.decorative else given.alt.strip(),
        "decorative": "true" if given.decorative else None,
        "credit": given.credit.strip() or None,
    }
    editor.workspace.apply([_descriptions(editor, given.name, values)], editor.writer(), "save")
    return Described(given.name)


def _descriptions(editor: Editor, name: str, values: dict[str, str | None]) -> Change:
    """The file of descriptions with other values for one picture; what else it says of it stays."""
    now = editor.workspace.read(DESCRIPTIONS).data if DESCRIPTIONS in editor.workspace.files() else b""
    described = data_values_of(now)
    before = described.get(name) if isinstance(described, dict) else None
    kept: dict[str, Plain] = dict(before) if isinstance(before, dict) else {}
    after = {key: value for key, value in {**kept, **values}.items() if value is not None}
    return Change(
        DESCRIPTIONS, edit_data(now, {name: as_written(after, IMAGE_FIELDS)}), hash_of(now) if now else ABSENT
    )


CALLS = (
    Call("PUT", "picture", Name, Brought, _bring, "Brings a picture in, made fit for the site", uploads=True),
    Call("POST", "picture-cut", Cut, Brought, _cut, "Keeps a part of a picture around a point"),
    Call("POST", "picture-data", Description, Described, _describe, "Says what a picture shows"),
)
