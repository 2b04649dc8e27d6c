"""Packs a release for a host: the output's files, the host's own files, redirect stubs and compressed copies."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .formats import CannotRender, stub
from .headers import Headers
from .hosts.base import Host, Package, Release
from .manifest import Manifest, hashes_of, release_id
from .media_types import suffix_of
from .output_files import OutputFiles, sha256_of, walk
from .paths import stub_file
from .precompress import precompress
from .redirects import Redirect

_UNNAMED = "0" * 16


def make_release(
    output: OutputFiles, redirects: tuple[Redirect, ...], headers: Headers, site: str, host: Host
) -> Release:
    """Names a release by everything that is sent: its files, and what the host makes of redirects and headers.

    Raises CannotRender when the host cannot take it.
    """
    plain = tuple(replace(r, file="", line=0) for r in sorted(redirects, key=lambda r: r.source))
    release = Release(_UNNAMED, site, output, plain, headers)
    more = {**host.extras(release), **_stubs(release, host), "abilities": repr(host.abilities).encode()}
    return replace(release, id=release_id(output.files, plain, headers.as_data(), {**more, "site": site.encode()}))


def _stubs(release: Release, host: Host) -> dict[str, bytes]:
    """The pages that send visitors on from old addresses, where the host has no redirects, by their paths."""
    if host.abilities.redirects:
        return {}
    moved = [redirect for redirect in release.redirects if redirect.status == 301]
    typed = host.abilities.headers or host.abilities.caching
    for redirect in moved:
        if not typed and suffix_of(stub_file(redirect.source)) not in (".html", ".htm"):
            raise CannotRender(
                f"{redirect.source} cannot lead to {redirect.target} on the host {host.name}: it has no redirects, and a "
                "page that sends visitors on, under such a name, would be offered as a download."
            )
    return {f"public/{stub_file(redirect.source)}": stub(redirect, release.site).encode() for redirect in moved}


def pack(
    release: Release,
    host: Host,
    folder: Path,
    live: Manifest | None,
    *,
    built: dt.datetime,
    now: dt.datetime,
    keep_days: int,
) -> Package:
    """Lays the package in `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    public = folder / "public"
    for path in release.output.files:
        place(release.output.root / path, public / path)
    for path, data in {**_stubs(release, host), **host.extras(release)}.items():
        write(folder / path, data)
    precompress(public, list(release.output.files), host.abilities.codings)
    kept = _kept(release.output, live, now, keep_days)
    manifest = Manifest(
        id=release.id,
        site=release.site,
        built=built,
        published=now,
        files=release.output.files,
        redirects=release.redirects,
        headers=release.headers.as_data(),
        kept=kept,
        kept_files=hashes_of(kept, live) if live else {},
        extras={path: sha256_of(public / path) for path in sorted(walk(public)) if path not in release.output.files},
        server={path: sha256_of(folder / path) for path in sorted(walk(folder)) if not path.startswith("public/")},
        previous=live.id if live and live.id != release.id else (live.previous if live else ""),
    )
    return Package(folder, release, manifest)


def _kept(output: OutputFiles, live: Manifest | None, now: dt.datetime, keep_days: int) -> Mapping[str, dt.datetime]:
    """Hashed files of before that pages in visitors' browsers still ask for, and until when they stay."""
    if live is None:
        return {}
    until = now + dt.timedelta(days=keep_days)
    kept = {path: moment for path, moment in live.kept.items() if moment > now}
    kept |= {path: until for path, file in live.files.items() if file.immutable}
    return {path: kept[path] for path in sorted(kept) if path not in output.files}


def place(source: Path, target: Path) -> None:
    """Puts a file in another place, without copying its bytes where the disk allows it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def write(target: Path, data: bytes) -> None:
    """Writes a file and the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
