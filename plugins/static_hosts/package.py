"""Packs a release for a host: the output's files, the host's own files, redirect stubs and compressed copies."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .formats import stub
from .headers import Headers
from .hosts.base import Host, Package, Release
from .manifest import Manifest, release_id
from .output_files import OutputFiles, sha256_of, walk
from .paths import stub_file
from .precompress import precompress
from .redirects import Redirect


def make_release(output: OutputFiles, redirects: tuple[Redirect, ...], headers: Headers, site: str) -> Release:
    """Names a release by its content."""
    plain = tuple(replace(r, file="", line=0) for r in sorted(redirects, key=lambda r: r.source))
    return Release(release_id(output.files, plain, headers.as_data()), site, output, plain, headers)


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
    if not host.abilities.redirects:
        for redirect in release.redirects:
            if redirect.status == 301:
                write(public / stub_file(redirect.source), stub(redirect, release.site).encode())
    for path, data in host.extras(release).items():
        write(folder / path, data)
    precompress(public, list(release.output.files), host.abilities.codings)
    manifest = Manifest(
        id=release.id,
        site=release.site,
        built=built,
        published=now,
        files=release.output.files,
        redirects=release.redirects,
        headers=release.headers.as_data(),
        kept=_kept(release.output, live, now, keep_days),
        extras={path: sha256_of(public / path) for path in sorted(walk(public)) if path not in release.output.files},
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
