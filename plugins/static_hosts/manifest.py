"""The manifest: what one publish put live, kept beside it. The next publish and `verify` read it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from ..findings import Finding
from ..seo_checks.rules.urls import slug_changed_no_redirect
from .output_files import PublishedFile
from .paths import same_place
from .precompress import SUFFIXES
from .redirects import REDIRECTS_FILE, Redirect

FORMAT = 1


class ManifestBroken(Exception):
    """What lies where a manifest should be is none; the message says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One publish. `id` names the release; `published` and `built` are moments with a time zone.

    `headers` are what the host was told to send, by kind of file; `kept` are hashed files of earlier
    releases that stay reachable for pages which visitors still have open, with the moment until when.
    `kept_files` are the hashes of those and of their compressed copies. `extras` is what else was put there
    (compressed copies, the host's own files), by path with a hash; `server` are the files that no visitor gets.
    `previous` is the id of the release that was live before. `put_back` is the moment of the rollback that
    put this release back; it holds until somebody publishes on purpose.
    """

    id: str
    site: str
    built: dt.datetime
    published: dt.datetime
    files: Mapping[str, PublishedFile]
    redirects: tuple[Redirect, ...] = ()
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kept: Mapping[str, dt.datetime] = field(default_factory=dict)
    kept_files: Mapping[str, str] = field(default_factory=dict)
    extras: Mapping[str, str] = field(default_factory=dict)
    server: Mapping[str, str] = field(default_factory=dict)
    previous: str = ""
    put_back: dt.datetime | None = None
    format: int = FORMAT

    @property
    def urls(self) -> tuple[str, ...]:
        """Every address that answers with a file and that others may have linked to."""
        return tuple(f.url for f in self.files.values() if not f.immutable)

    def encode(self) -> bytes:
        """The manifest as JSON, one form for one content."""
        return msgspec.json.format(msgspec.json.encode(self, order="sorted"), indent=1) + b"\n"


def decode_manifest(data: bytes, where: str) -> Manifest:
    """Reads a manifest. Raises ManifestBroken when it is none, or of a format that this version does not know."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except msgspec.MsgspecError as error:
        raise ManifestBroken(
            f"The manifest of the last publish cannot be read ({where}): {error}. Put it back, or delete it and publish "
            "again; nothing is then known of the addresses that were live before."
        ) from None
    if manifest.format != FORMAT:
        raise ManifestBroken(
            f"The manifest of the last publish has format {manifest.format}; this version reads {FORMAT} ({where})."
        )
    return manifest


def release_id(
    files: Mapping[str, PublishedFile],
    redirects: Iterable[Redirect],
    headers: Mapping[str, Mapping[str, str]],
    more: Mapping[str, bytes],
) -> str:
    """The name of a release: the same files, redirects and headers always give the same 16 hex digits.

    `more` is whatever else decides what is sent, by any name.
    """
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{files[path].sha256}\0{files[path].type}\n".encode())
    for redirect in sorted(redirects, key=lambda r: r.source):
        digest.update(f"{redirect.source}\0{redirect.target}\0{redirect.status}\n".encode())
    digest.update(msgspec.json.encode(headers, order="sorted"))
    for name in sorted(more):
        digest.update(f"{name}\0{hashlib.sha256(more[name]).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def hashes_of(kept: Iterable[str], live: Manifest) -> dict[str, str]:
    """The hashes of kept files and of their compressed copies, as far as the manifest of what is live knows them."""
    known = {**live.kept_files, **{path: file.sha256 for path, file in live.files.items()}}
    copies = {**live.kept_files, **live.extras}
    wanted = sorted(kept)
    return {path: known[path] for path in wanted if path in known} | {
        path + suffix: copies[path + suffix]
        for path in wanted
        for suffix in SUFFIXES.values()
        if path + suffix in copies
    }


def vanished(live: Manifest, files: Mapping[str, PublishedFile], redirects: Iterable[Redirect]) -> Iterator[Finding]:
    """An error for each address that answered before and would answer no more.

    Pages, pictures and documents count, and so do the redirects of before. Hashed files do not:
    only the site's own pages point at them.
    """
    answered = {same_place(f.url) for f in files.values()} | {same_place(r.source) for r in redirects}
    before = [*live.urls, *(r.source for r in live.redirects if r.status == 301)]
    for url in sorted(set(before)):
        if same_place(url) not in answered:
            yield slug_changed_no_redirect.at(
                f"{url} was published before, and would lead nowhere now",
                f"Say where it went: `invoke redirect {url} /new-address/`, or `aliases: [{url}]` on the page that took its place. "
                f"Or declare it gone for good: `invoke gone {url}`.",
                file=REDIRECTS_FILE,
                url=url,
            )
