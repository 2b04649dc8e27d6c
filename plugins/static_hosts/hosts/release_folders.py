"""What is common to hosts that keep each release in a folder of its own: what is not as it was published, and where
a good copy of it lies. Paths are relative to a release's folder ("public/index.html", "server/nginx.conf")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Protocol

from ..manifest import Manifest, hashes_of
from .base import PublishRefused

MANIFEST = "manifest.json"
UNREADABLE = "?"  # stands for the hash of a link, and of a file that cannot be read
_KEEP_DAYS = 30


def published(manifest: Manifest) -> dict[str, str]:
    """The hash of every file that a release's folder holds; "" for a kept file whose hash nobody wrote down."""
    kept = {path: manifest.kept_files.get(path, "") for path in manifest.kept}
    public = {**kept, **manifest.kept_files, **{p: f.sha256 for p, f in manifest.files.items()}, **manifest.extras}
    return {**{f"public/{path}": digest for path, digest in public.items()}, **manifest.server}


def put_back(before: Manifest, live: Manifest, now: dt.datetime) -> Manifest:
    """The manifest of a release that is put back. What pages of the live one may still ask for is kept."""
    until = max([*live.kept.values(), live.published, now]) + dt.timedelta(days=_KEEP_DAYS)
    assets = [path for path, file in live.files.items() if file.immutable and path not in before.files]
    kept = {path: moment for path, moment in live.kept.items() if path not in before.files}
    kept = dict(sorted({**before.kept, **kept, **dict.fromkeys(assets, until)}.items()))
    hashes = {**before.kept_files, **hashes_of(kept, live)}
    return replace(before, kept=kept, kept_files=hashes, put_back=now)


def differing(wanted: Mapping[str, str], found: Mapping[str, str]) -> frozenset[str]:
    """What is missing, is something else, or does not belong there."""
    wrong = {path for path, digest in wanted.items() if path not in found or digest not in ("", found[path])}
    return frozenset(wrong | (found.keys() - wanted.keys() - {MANIFEST}))


def good_copies(
    wanted: Mapping[str, str], missing: Collection[str], releases: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Where a file with the right hash lies for each of `missing`, as "RELEASE/PATH", and those that lie nowhere.

    `releases` holds the hashes of each release's files, by the release's name.
    """
    places = {(path, digest): f"{name}/{path}" for name, files in releases.items() for path, digest in files.items()}
    good = {path: places[path, wanted[path]] for path in missing if (path, wanted[path]) in places}
    return good, tuple(sorted(path for path in missing if path not in good))


class Folders(Protocol):
    """The folders of a host's releases."""

    def hashes(self, release: str) -> Mapping[str, str]:
        """The hash of every file in a release's folder."""

    def all_hashes(self) -> Mapping[str, Mapping[str, str]]:
        """The same of all releases that are there, by their names."""

    def reuse(self, release: str, sources: Mapping[str, str]) -> None:
        """Puts links to files of other releases ("RELEASE/PATH") in the places of a release's own, each in one step."""

    def remove(self, release: str, paths: Collection[str]) -> None:
        """Deletes files of a release."""


def own_files(manifest: Manifest) -> dict[str, str]:
    """The hashes of a release's own files, without those that are kept from earlier ones."""
    own = {f"public/{path}" for path in (*manifest.files, *manifest.extras)} | manifest.server.keys()
    return {path: digest for path, digest in published(manifest).items() if path in own}


def keep(folders: Folders, manifest: Manifest) -> Manifest:
    """Links the kept files of earlier releases into a new one. What is nowhere whole any more is not kept."""
    own, found = own_files(manifest), folders.hashes(manifest.id)
    wanted = {path: digest for path, digest in published(manifest).items() if path not in own}
    missing = [path for path, digest in wanted.items() if path not in found or digest not in ("", found[path])]
    if not missing:
        return manifest
    good, lost = good_copies(wanted, missing, folders.all_hashes())
    folders.reuse(manifest.id, good)
    folders.remove(manifest.id, [path for path in lost if path in found])
    return without(manifest, lost)


def make_whole(folders: Folders, before: Manifest, live: Manifest, now: dt.datetime) -> Manifest:
    """Makes an earlier release whole again, so that it can be put back; its new manifest.

    Raises PublishRefused when a file of it is damaged and no good copy is left.
    """
    manifest = put_back(before, live, now)
    wanted = published(manifest)
    found = folders.hashes(before.id)
    wrong = differing(wanted, found)
    good, lost = good_copies(wanted, wrong & wanted.keys(), folders.all_hashes()) if wrong else ({}, ())
    if needed := sorted(own_files(before).keys() & set(lost)):
        raise PublishRefused(
            f"The release before this one is damaged: {needed[0].removeprefix('public/')} is not what was published, and "
            "no good copy of it is left. Mend the content and publish instead."
        )
    folders.remove(before.id, [path for path in wrong if path in found and path not in good])
    folders.reuse(before.id, good)
    return without(manifest, lost)


def without(manifest: Manifest, lost: Collection[str]) -> Manifest:
    """The manifest without kept files that are lost."""
    gone = {path.removeprefix("public/") for path in lost}
    kept = {path: until for path, until in manifest.kept.items() if path not in gone}
    return replace(manifest, kept=kept, kept_files={p: d for p, d in manifest.kept_files.items() if p not in gone})
