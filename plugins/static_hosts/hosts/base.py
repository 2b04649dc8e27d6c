"""What every host can do, and what passes between a deploy and its host."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Protocol

from msgspec import Meta

from ..headers import Headers
from ..manifest import Manifest
from ..output_files import OutputFiles
from ..redirects import Redirect

Keep = Annotated[int, Meta(ge=2, description="how many releases to keep, at least 2")]
Server = Annotated[Literal["", "nginx", "apache"], Meta(description='"nginx", "apache" or nothing')]


class PublishRefused(Exception):
    """The host cannot be published to, or not now; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a host can be promised to do. `verify` asks for no more.

    `headers`: sends our headers; `caching`: sends our Cache-Control; `redirects`: answers 301 (else a
    page sends visitors on); `gone`: answers 410; `folders`: sends /contact to /contact/; `codings`:
    compressed copies that it sends to whoever asks for them; `stored`: the coding in which it keeps and sends text,
    whoever asks.
    """

    headers: bool = False
    caching: bool = False
    redirects: bool = False
    gone: bool = False
    folders: bool = True
    codings: tuple[str, ...] = ()
    stored: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A release about to be packed: what a host needs to know to write its own files. `output` is what the build made."""

    id: str
    site: str
    output: OutputFiles
    redirects: tuple[Redirect, ...]
    headers: Headers


@dataclass(frozen=True, slots=True)
class Package:
    """A release ready to send. `root` holds public/ (what visitors get) and server/ (the host's configuration)."""

    root: Path
    release: Release
    manifest: Manifest

    @property
    def public(self) -> Path:
        """The folder of what visitors get."""
        return self.root / "public"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a publish changed on the host: the files that were uploaded and deleted, by path."""

    uploaded: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


class Host(Protocol):
    """A place where the site can be published. One file each; what is special about it stands in that file."""

    name: str

    @property
    def abilities(self) -> Abilities:
        """What the host can be promised to do."""

    def extras(self, release: Release) -> Mapping[str, bytes]:
        """The host's own files, by path below the package's root ("public/_headers", "server/nginx.conf")."""

    def lock(self) -> AbstractContextManager[None]:
        """Holds the host for one publish. Raises PublishRefused while another one is at work."""

    def live(self) -> Manifest | None:
        """The manifest of what is live; None when nothing was published yet."""

    def damage(self, live: Manifest) -> frozenset[str]:
        """What lies on the host otherwise than the manifest of what is live says: files that are missing, changed or
        do not belong there, by path below the package's root. A publish that died on the way leaves some too, where
        a host cannot go live in one step.
        """

    def send(self, package: Package, live: Manifest | None, damage: frozenset[str]) -> Sent:
        """Puts the package live, wholly or not at all as far as the host can, and puts right what is damaged."""

    def roll_back(self, now: dt.datetime) -> Manifest:
        """Puts the release before the live one back, and returns its manifest, which says that it was put back now.

        Raises PublishRefused, also when that release is not whole any more.
        """
