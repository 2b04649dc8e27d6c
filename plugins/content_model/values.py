"""What the model is made of beside its pages: facts, sources and pictures, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_SHARED = (".png", ".jpg", ".jpeg", ".webp", ".gif")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about the clinic. A placeholder holds an invented stand-in until the clinic tells us.

    In clinic.yaml a placeholder is written `{placeholder: "805-555-0100", needed: "the main number"}`.
    A template prints a fact through the `fact` component, which marks a placeholder visibly.
    """

    value: Any
    is_placeholder: bool = False
    needed: str = ""
    line: int = 0

    def __str__(self) -> str:
        return str(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Source:
    """A reference that a page's statements rest on, from content/data/sources.yaml."""

    key: str
    authors: str
    year: int
    title: str
    published_in: str = ""
    doi: str = ""
    address: str = ""

    @property
    def link(self) -> str:
        """Where the source can be read: its DOI if it has one, else its address, else nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.address


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """One format that a photo is offered in.

    `candidates` are addresses from the site's root with their widths in pixels, the narrowest first.
    """

    type: str  # "image/avif"
    candidates: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of content/images/, with the description that stands beside it in images.yaml.

    `url`, `width` and `height` (in pixels) are those of the picture that every browser shows. `formats` are lighter ones
    of a photo, the best first; a drawing has none. `reported` says that images.yaml has a mistake in it, which has been
    named already.
    """

    file: str  # "images/listening.svg", relative to content/
    url: str  # "/images/listening.svg"
    alt: str
    width: int
    height: int
    decorative: bool = False
    credit: str = ""
    reported: bool = False
    formats: tuple[PictureFormat, ...] = ()

    @property
    def name(self) -> str:
        """The picture's name as front matter gives it: "listening.svg"."""
        return self.file.removeprefix("images/")

    @property
    def is_for_sharing(self) -> bool:
        """Whether services show it with a shared link: large enough, and of pixels. They ask for 1200 by 630 px."""
        return self.width >= 1200 and self.height >= 630 and self.url.lower().endswith(_SHARED)

    @property
    def urls(self) -> tuple[str, ...]:
        """Every address that a browser may fetch the picture from."""
        return (self.url, *(url for form in self.formats for url, _ in form.candidates))
