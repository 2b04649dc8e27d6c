"""Makers that plugins bring: of nodes in a page's graph, of files beside the pages and from them, of pictures; and what they get."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment

from ...findings import Finding
from ..entry import Entry
from ..model import ContentModel
from ..questions import Questions
from ..values import Image


@dataclass(frozen=True, slots=True)
class NodeMaker:
    """Makes JSON-LD nodes for a page: a pure function of the entry and of what it asks of the site, to dicts."""

    name: str
    make: Callable[[Entry, Questions], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True)
class SiteParts:
    """What a maker of files may use. `pages` holds each page's text as HTML, by the page's address."""

    settings: Mapping[str, Any]  # Pelican's
    model: ContentModel
    publish: bool
    templates: Environment
    assets: AssetAddresses
    pages: Mapping[str, str]
    template_folders: tuple[Path, ...] = ()  # the theme's, and those that plugins bring


class AssetAddresses(Protocol):
    """Where the theme's files lie on the site."""

    @property
    def brand(self) -> Any:
        """The clinic's brand (`theme_assets.brand.brand.Brand`)."""
        ...

    def url(self, name: str) -> str:
        """The address of a file of theme/static ("images/icon.svg"). Raises LookupError."""
        ...


@dataclass(frozen=True, slots=True)
class FileMaker:
    """Makes files of the site beside its pages, by path below the output folder, and says what is wrong with them.

    With `checked` false they are no part of the site (tools of a development build): the checks do not see them.
    `find` makes one of them alone, from Pelican's settings, the model and its path, for a preview; None for a path that
    is none of its own.
    `made_from` gives all that they are made from beside the settings and the code, as something that has a fingerprint:
    the files are then kept until that is another. Without it they are made in each build.
    """

    name: str
    make: Callable[[SiteParts], tuple[Mapping[str, bytes], Iterable[Finding]]]
    checked: bool = True
    find: Callable[[Mapping[str, Any], ContentModel, str], bytes | None] = lambda settings, model, path: None
    made_from: Callable[[SiteParts], object] | None = None


class PictureMaker(Protocol):
    """Offers photos in lighter formats and several widths. `kinds` are those it reads, as `load.picture_kind` names them.

    The files themselves are made by a FileMaker: what is said here takes a look at a photo's first bytes, no more.
    """

    @property
    def kinds(self) -> frozenset[str]:
        """Such as "jpeg" and "heic"."""
        ...

    def size(self, kind: str, data: bytes) -> tuple[int, int] | None:
        """Width and height in pixels of a photo as it is seen, turned upright. None for one that is broken."""
        ...

    def offer(self, picture: Image, kind: str, data: bytes) -> Image:
        """The picture, of the size that `size` says, with the addresses of all that pages may show of it."""
        ...


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What a maker of files from the written pages may use: `folder` holds the pages and the files beside them."""

    settings: Mapping[str, Any]  # Pelican's
    model: ContentModel
    folder: Path


# Makes files from the pages as visitors get them (an index of their words), by path, and says what is wrong.
Finishing = Callable[[WrittenSite], tuple[Mapping[str, bytes], Iterable[Finding]]]
# What a page needs beyond the site's security policy: sources by directive, {"script-src": ["'wasm-unsafe-eval'"]}.
# It gets Pelican's settings with the page.
PagePolicy = Callable[[Entry, Mapping[str, Any]], Mapping[str, Iterable[str]]]


# The maker of a site's pictures, by Pelican's settings.
PictureMakers = Callable[[Mapping[str, Any]], PictureMaker]
# The picture that a shared link to a page shows, None for the site's own: a pure function of the page and what it asks.
SharePicture = Callable[[Entry, Questions], Image | None]
SharePictures = Callable[[Mapping[str, Any]], SharePicture]  # by Pelican's settings
