"""The pictures of an old page, made fit for this site and described as the page describes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from ...content_model.load.images import IMAGE_FIELDS
from ...content_model.values import Image
from ..compose import as_written
from ..front_matter_edit import edit_data
from ..incoming.left_out import LeftOut
from ..page_links import link_to
from ..picture_import import import_picture
from ..references.in_file import IMAGES
from ..refused import Refused
from ..source.tree import Plain
from ..versions.blobs import ABSENT
from ..workspace import Change, Workspace
from .origin import Origin

_MOST = 40
_BYTES_MOST = 100_000_000  # of all pictures together


@dataclass(slots=True)
class Pictures:
    """Takes the pictures of a page from `origin` in, each once, for the page's file `path`. `images` are those that were taken."""

    origin: Origin
    path: str
    workspace: Workspace
    left_out: LeftOut
    images: dict[str, Image] = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    size: int = 0

    def take(self, tag: Tag) -> str:
        """What the page names for a picture; "" where it is left out."""
        src = next((str(tag[name]) for name in ("data-src", "data-lazy-src", "src") if tag.get(name)), "").strip()
        if src not in self.known:
            self.known[src] = self._name(src, re.sub(r"\s+", " ", str(tag.get("alt") or "")).strip())
        if self.known[src]:
            tag["alt"] = ""  # images.yaml says it, for every page that shows the picture
        return self.known[src]

    def _name(self, src: str, alt: str) -> str:
        if len(self.made) >= _MOST or self.size > _BYTES_MOST:
            return ""
        try:
            data = self.origin.picture(src)
            if data is None:
                return ""
            last = "picture" if src.startswith("data:") else unquote(urlsplit(src).path).rpartition("/")[2]
            taken = [name.removeprefix("images/") for name in self.workspace.files()]
            made = import_picture(data, last, [*taken, *self.made])
        except Refused as refused:
            self.left_out.once(f"a picture: {refused.message[:1].lower()}{refused.message[1:]}")
            return ""
        self.made[made.name], self.size = made.data, self.size + len(made.data)
        if not alt:
            self.left_out.once(
                "what a picture shows, as the page does not say it: it counts as decoration until you write it"
            )
        file = f"images/{made.name}"
        self.images[made.name] = Image(file, f"/{file}", _short(alt), made.width, made.height, not alt)
        return link_to(self.path, f"images/{made.name}")

    def changes(self) -> list[Change]:
        """The pictures' files, and their descriptions."""
        if not self.made:
            return []
        found = self.workspace.read(IMAGES) if IMAGES in self.workspace.files() else None
        named = {name: as_written(_notes(image), IMAGE_FIELDS) for name, image in self.images.items()}
        described = edit_data(found.data if found else b"", named)
        files = [Change(f"images/{name}", data) for name, data in self.made.items()]
        return [*files, Change(IMAGES, described, found.hash if found else ABSENT)]


def _notes(image: Image) -> dict[str, Plain]:
    """What images.yaml says of a picture."""
    said: dict[str, Plain] = {"decorative": "true"} if image.decorative else {"alt": image.alt}
    return {**said, "width": str(image.width), "height": str(image.height)}


def _short(alt: str) -> str:
    most = next(int(one.maximum or 0) for one in IMAGE_FIELDS if one.name == "alt")
    return alt if len(alt) <= most else alt[: most + 1].rpartition(" ")[0] or alt[:most]
