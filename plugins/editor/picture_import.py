"""A picture that somebody brings, from a phone or a drawing program, as the site can show it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..content_model.load.picture_kind import kind_of
from ..content_model.load.picture_size import picture_size
from ..content_model.slugs import slugify
from .paths import is_plain
from .pictures.raster import Crop, finish_raster
from .pictures.svg import safe_svg
from .refused import Refused
from .workspace import FILE_MOST

_LONGEST = 60  # characters of a name


@dataclass(frozen=True, slots=True)
class Imported:
    """A picture that may be saved in content/images/: `name` is free there. `notes` say in words what was done to it."""

    name: str
    data: bytes
    width: int
    height: int
    notes: tuple[str, ...]


def import_picture(data: bytes, name: str, taken: Collection[str] = (), crop: Crop | None = None) -> Imported:
    """Makes a picture fit for the site: upright, small enough, in a form that browsers show, with no word on place or camera.

    What it is, its bytes say, not its name. `name` is the file's old name, `taken` are the names that are in use; `crop`
    keeps a part of a picture of pixels. Raises Refused.
    """
    if len(data) > FILE_MOST:
        raise Refused(f"The picture has {len(data) / 1e6:.0f} MB; {FILE_MOST / 1e6:g} are the most", "Save it smaller.")
    kind = kind_of(data)
    if not kind:
        raise Refused(
            f"`{name[:60]}` is not a picture that the site can show", "Save it as JPEG, PNG, WebP or SVG and try again."
        )
    if kind == "svg":
        safe, gone = safe_svg(data)
        size = picture_size(safe)
        if size is None or not all(size):
            raise Refused("The drawing does not say how large it is", "Save it again with a width and a height.")
        notes = (f"Taken out, to be safe: {', '.join(gone)}.",) if gone else ()
        return Imported(free_name(name, ".svg", taken), safe, *size, notes)
    made = finish_raster(data, kind, crop)
    return Imported(free_name(name, made.ending, taken), made.data, made.width, made.height, made.notes)


def free_name(name: str, ending: str, taken: Collection[str]) -> str:
    """A good name for a file, near to the one that it had, that no other has, capitals or not."""
    last = re.split(r"[/\\]", name)[-1]
    stem = slugify(re.sub(r"\.\w{1,5}$", "", last).replace("_", "-"))[:_LONGEST].strip("-") or "picture"
    if not is_plain(stem):
        stem = f"picture-{stem}"
    others = {other.casefold() for other in taken}
    number = 1
    while (found := f"{stem}{'' if number == 1 else f'-{number}'}{ending}").casefold() in others:
        number += 1
    return found
